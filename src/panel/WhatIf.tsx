import type { VNode } from 'preact';
import type { ClaimSummary, ShortRating, WhatIfLine, WhatIfResult } from '../protocol.js';
import { Discloser } from './Causes.js';
import type { Disclosed } from './disclosed.js';
import { questionKey, questionPart } from './model.js';
import type { Model } from './model.js';
import { counted, verdictWords } from './words.js';

interface WhatIfProps {
  /** Of the opened claim, which ids of opened lines build on. */
  id: string;
  claim: ClaimSummary;
  answers: Model['whatIfs'];
  disclosed: Disclosed;
  show: (claim: string) => void;
}

/** The rating without all studies of low quality and without each study alone; each line opens into the claims that would be rated otherwise. */
export function WhatIf({ lines, ...shared }: WhatIfProps & { lines: WhatIfLine[] }): VNode {
  const { id, disclosed } = shared;
  const first = lines.filter(({ changes, leftOut }) => changes || leftOut.lowQuality);
  const rest = lines.filter((line) => !first.includes(line));
  const some = first.some(({ leftOut }) => !leftOut.lowQuality);
  return (
    <ul class="what-if">
      {first.map((line) => (
        <Line key={line.id} line={line} {...shared} />
      ))}
      {rest.length > 0 && (
        <li>
          <Discloser part="unchanged" controls={`${id}-unchanged`} disclosed={disclosed} what="each of them">
            {counted(rest.length, some ? 'other study' : 'study', some ? 'other studies' : 'studies')}, each
            alone: <span class="no-change">no change</span>
          </Discloser>
          {disclosed.has('unchanged') && (
            <ul class="what-if causes" id={`${id}-unchanged`}>
              {rest.map((line) => (
                <Line key={line.id} line={line} {...shared} />
              ))}
            </ul>
          )}
        </li>
      )}
    </ul>
  );
}

function Line({ line, ...shared }: WhatIfProps & { line: WhatIfLine }): VNode {
  const { id, claim, answers, disclosed, show } = shared;
  const part = questionPart(line);
  const controls = `${id}-${encodeURIComponent(part)}`;
  return (
    <li>
      <Discloser part={part} controls={controls} disclosed={disclosed} what="which other claims would change">
        Without {line.label} <span aria-hidden="true">→</span>
        <span class="unseen"> gives </span>{' '}
        {line.changes ? <b>{short(line.becomes)}</b> : <span class="no-change">no change</span>}
      </Discloser>
      {disclosed.has(part) && (
        <div class="causes" id={controls}>
          <Others answer={answers.get(questionKey(line.leftOut))} but={claim.key} show={show} />
        </div>
      )}
    </li>
  );
}

const short = ({ strength, verdict }: ShortRating): string => `${strength} · ${verdictWords[verdict]}`;

interface OthersProps {
  answer: WhatIfResult | undefined;
  /** The claim that is opened, whose own line says what it becomes. */
  but: string;
  show: (claim: string) => void;
}

function Others({ answer, but, show }: OthersProps): VNode {
  if (!answer) return <p class="cause">Rating the other claims</p>;
  const others = answer.changed.filter(({ key }) => key !== but);
  const falls = others.filter((one) => one.falls).length;
  if (others.length === 0) return <p class="cause">No other claim would be rated otherwise.</p>;
  return (
    <>
      <p class="cause">
        {counted(others.length, 'other claim')} would be rated otherwise, {falls === 0 ? 'none' : falls}{' '}
        lower:
      </p>
      <ul class="what-if">
        {others.map(({ key, text, before, after }) => (
          <li key={key}>
            <button type="button" class="link" onClick={() => show(key)}>
              {text}
            </button>
            <p>
              {short(before)} <span aria-hidden="true">→</span>
              <span class="unseen"> becomes </span> <b>{short(after)}</b>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
