import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ClaimAt, ClaimDetail, ClaimSummary, PanelCommand, Target } from '../protocol.js';
import { byMark } from './Causes.js';
import { Changes } from './Changes.js';
import { Dimensions } from './Dimensions.js';
import type { Disclosed } from './disclosed.js';
import { Evidence } from './Evidence.js';
import { Gauge } from './Gauge.js';
import { Harvest } from './Harvest.js';
import { Icon } from './Icon.js';
import { OwnRating } from './OwnRating.js';
import { PaperSentence } from './PaperSentence.js';
import { Rules } from './Rules.js';
import type { Model } from './model.js';
import { sortEvidence } from './sortEvidence.js';
import { WhatIf } from './WhatIf.js';
import { verdictWords } from './words.js';

export interface Acts {
  open: (target: Target) => void;
  run: (command: PanelCommand, claim?: string) => void;
  /** Shows another claim of the list. */
  show: (claim: string) => void;
}

interface DetailProps extends Acts {
  /** Id of the row above, which ids of headings build on. */
  id: string;
  claim: ClaimSummary;
  /** Undefined until it has come, null where the claim is gone. */
  detail: ClaimDetail | null | undefined;
  at: ClaimAt | null;
  disclosed: Disclosed;
  answers: Model['whatIfs'];
}

/** An opened claim: sentence, verdict, strength, the rules, the evidence. */
export function Detail(props: DetailProps): VNode {
  const { claim, detail } = props;
  return (
    <div
      class="detail"
      role="region"
      aria-label={`Rating and evidence: ${claim.text}`}
      aria-busy={detail === undefined}
    >
      {detail ? (
        <Opened {...props} detail={detail} />
      ) : (
        <p class="lead dim">
          {detail === null ? 'This claim is gone from the notes.' : 'Reading its evidence'}
        </p>
      )}
    </div>
  );
}

function Opened(props: DetailProps & { detail: ClaimDetail }): VNode {
  const { id, claim, detail, at, open, run, disclosed } = props;
  const { share, thresholds, rubric } = detail;
  const sorted = useMemo(() => sortEvidence(detail), [detail]);
  const studies = useMemo(() => byMark(sorted.sections.flatMap((section) => section.studies)), [sorted]);
  const behind = { studies, open, disclosed };
  return (
    <>
      <div class="meta">
        {claim.id !== null && <code>#{claim.id}</code>}
        <span>{claim.type} claim</span>
        <button type="button" class="link push" onClick={() => open(claim.target)}>
          {claim.place}
        </button>
      </div>
      <p class="lead">{detail.sentence}</p>
      <div class="jumps">
        <Jump to={`${id}-why`}>Why</Jump>
        <Jump to={`${id}-changes`}>What would change it</Jump>
        <Jump to={`${id}-evidence`}>Evidence {detail.evidence.length}</Jump>
        <PaperSentence id={`${id}-paper`} words={detail.paperSentence} disclosed={disclosed} />
      </div>
      <Heading title={`Verdict: ${verdictWords[claim.verdict]}`} beside="support’s share of the weight" />
      {share === null ? (
        <p class="note">No independent study has a vote, so there is nothing to weigh.</p>
      ) : (
        <Gauge share={share} thresholds={thresholds} verdict={claim.verdict} />
      )}
      <Heading
        title={`Strength: ${claim.strength.label.toLowerCase()}`}
        beside={`${rubric.id}, suggested`}
        tip={rubric.title}
      />
      <Dimensions id={id} dimensions={detail.dimensions} {...behind} />
      <OwnRating claim={claim} cerqual={detail.cerqual} />
      <Heading id={`${id}-why`} title="How the rule was chosen" beside="first that fits" />
      <Rules id={id} detail={detail} {...behind} />
      {detail.notes.map((words) => (
        <p class="note" key={words}>
          {words}
        </p>
      ))}
      <Heading id={`${id}-changes`} title="What would change it" beside="each one alone" />
      <Changes changes={detail.changes} waysUp={detail.waysUp} />
      {detail.whatIf.length > 0 && (
        <>
          <Heading title="What if a study were not there" beside="opens into other claims" />
          <WhatIf {...props} lines={detail.whatIf} />
        </>
      )}
      {detail.numbers.length > 0 && (
        <>
          <Heading title="Numbers beside it" beside="not part of the rating" />
          {detail.numbers.map((words) => (
            <p class="note" key={words}>
              {words}
            </p>
          ))}
        </>
      )}
      <Heading id={`${id}-evidence`} title="Evidence" beside="height = weight, fill = quality" />
      <Harvest units={detail.units} />
      <Evidence sorted={sorted} at={at} open={open} />
      <div class="acts">
        <Act icon="open" words="Open claim" run={() => open(claim.target)} />
        <Act icon="quote" words="Cite" run={() => run('cite', claim.key)} />
        <Act icon="exported" words="Export" run={() => run('export', claim.key)} />
      </div>
    </>
  );
}

function Heading(props: { title: string; beside: string; tip?: string; id?: string }): VNode {
  return (
    <h4 id={props.id} tabIndex={props.id === undefined ? undefined : -1}>
      {props.title} <span title={props.tip}>{props.beside}</span>
    </h4>
  );
}

/** Leads to a heading of the same claim. */
function Jump({ to, children }: { to: string; children: ComponentChildren }): VNode {
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        const heading = document.getElementById(to);
        heading?.focus({ preventScroll: true });
        heading?.scrollIntoView({ block: 'start' });
      }}
    >
      {children}
    </button>
  );
}

function Act(props: { icon: 'open' | 'quote' | 'exported'; words: string; run: () => void }): VNode {
  return (
    <button type="button" class="button" onClick={props.run}>
      <Icon name={props.icon} />
      {props.words}
    </button>
  );
}
