import type { VNode } from 'preact';
import { glyph } from '../core/report/figures/index.js';
import type { ChangeLine, ClaimDetail } from '../protocol.js';
import { changeWords, verdictWords } from './words.js';

/** What would change the rating: each line alone, as the engine rates the changed body; then the nearest ways up, in words. */
export function Changes({ changes, waysUp }: Pick<ClaimDetail, 'changes' | 'waysUp'>): VNode {
  const nothing = changes.every(({ becomes }) => becomes === null);
  return (
    <>
      {nothing ? (
        <p class="note">Up to eight more studies of high quality, whatever they find, change nothing.</p>
      ) : (
        <ul class="changes">
          {changes.map((change) => (
            <Change key={change.direction} change={change} />
          ))}
        </ul>
      )}
      {waysUp.length > 0 && (
        <>
          <h5>The nearest ways up</h5>
          <ul class="ways">
            {waysUp.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Change({ change }: { change: ChangeLine }): VNode {
  const { becomes } = change;
  return (
    <li class={becomes ? 'change' : 'change no-change'}>
      <Studies change={change} />
      <span>
        {changeWords(change)} <span aria-hidden="true">→</span>
        <span class="unseen"> gives </span>{' '}
        {becomes ? (
          <b>
            {becomes.strength} · {verdictWords[becomes.verdict]}
          </b>
        ) : (
          'no change'
        )}
      </span>
    </li>
  );
}

/** One mark, two marks, or one and how often. */
function Studies({ change: { direction, count } }: { change: ChangeLine }): VNode {
  const one = (key: number): VNode => (
    <span key={key}>
      {glyph(
        { direction, quality: 'high', weight: 3, publications: 1, counted: true },
        { width: 13, height: 14 },
      )}
    </span>
  );
  return (
    <span class="change-marks" aria-hidden="true">
      {count > 2 && <span class="dim">{count}×</span>}
      {one(1)}
      {count === 2 && one(2)}
    </span>
  );
}
