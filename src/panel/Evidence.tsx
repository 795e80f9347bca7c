import type { ComponentChildren, VNode } from 'preact';
import { findingWords, glyph } from '../core/report/figures/index.js';
import type { ClaimAt, EvidenceSummary, Mark, Target } from '../protocol.js';
import type { Publication, Section, SortedEvidence, StudyEvidence } from './sortEvidence.js';
import { Icon } from './Icon.js';
import { factsLine, studyTitle } from './words.js';

interface EvidenceProps {
  sorted: SortedEvidence;
  at: ClaimAt | null;
  open: (target: Target) => void;
}

const headings: Record<Section['kind'], { title: string; says: string; none: string }> = {
  for: { title: 'For', says: findingWords.supports, none: 'No study found this.' },
  against: { title: 'Against', says: findingWords.contradicts, none: 'No study found the opposite.' },
  null: { title: 'Null', says: findingWords.null, none: '' },
  mixed: { title: 'Mixed', says: findingWords.qualifies, none: '' },
  'not-counted': { title: 'Not counted', says: 'listed, without a vote', none: '' },
};

const markOf: Record<Section['kind'], Pick<Mark, 'direction' | 'counted'>> = {
  for: { direction: 'supports', counted: true },
  against: { direction: 'contradicts', counted: true },
  null: { direction: 'null', counted: true },
  mixed: { direction: 'qualifies', counted: true },
  'not-counted': { direction: 'supports', counted: false },
};

/** For, Against, Null, Mixed, Not counted; then what mentions the claim and what undercuts its evidence. */
export function Evidence({ sorted: { sections, mentions, undercuts }, at, open }: EvidenceProps): VNode {
  return (
    <div class="evidence">
      {sections.map(({ kind, studies }) => (
        <section key={kind} class={`side side-${kind}`} aria-label={headings[kind].title}>
          <h5>
            {glyph(
              { ...markOf[kind], quality: 'high', weight: 2, publications: 1 },
              { width: 12, height: 12 },
            )}
            {headings[kind].title} {studies.length} <i>{headings[kind].says}</i>
          </h5>
          {studies.length === 0 && <p class="none">{headings[kind].none}</p>}
          {studies.map((study) => (
            <Study key={study.mark.id} study={study} at={at} open={open} />
          ))}
        </section>
      ))}
      <Others title="Mentions" says="cite the claim without bearing on it" pieces={mentions} open={open} />
      <Others title="Undercuts" says="question evidence of this claim" pieces={undercuts} open={open} />
    </div>
  );
}

function Study({ study, at, open }: { study: StudyEvidence } & Omit<EvidenceProps, 'sorted'>): VNode {
  const { mark, why, publications } = study;
  const [only] = publications;
  const single = publications.length === 1 && only !== undefined;
  const here = mark.counted && at?.unit === mark.id;
  return (
    <article class="study">
      <div class="study-head">
        {glyph(mark, { width: 14, height: 16, here })}
        <span class="citation">{studyTitle(study)}</span>
        {single && <OpenPassages publication={only} open={open} />}
      </div>
      {!mark.counted &&
        why.map((reason) => (
          <p class="facts" key={reason}>
            {reason}
          </p>
        ))}
      {publications.map((publication) => (
        <div key={publication.citekey} class={single ? 'publication' : 'publication one-of-many'}>
          {!single && (
            <div class="study-head">
              <span class="citation">{publication.citation}</span>
              <OpenPassages publication={publication} open={open} />
            </div>
          )}
          <Facts publication={publication} weight={mark.counted ? mark.weight : null} />
          {publication.passages.map((passage) => (
            <Passage key={passage.id} passage={passage} unit={mark} here={at?.evidence === passage.id} />
          ))}
        </div>
      ))}
    </article>
  );
}

function Facts({ publication, weight }: { publication: Publication; weight: number | null }): VNode | null {
  const [first] = publication.passages;
  if (!first) return null;
  const weighs = weight !== null && weight < 3 ? ` · weighs ${weight}` : '';
  return <p class="facts">{factsLine(first) + weighs}</p>;
}

function Passage({ passage, unit, here }: { passage: EvidenceSummary; unit: Mark; here: boolean }): VNode {
  const differs = passage.relation !== unit.direction && passage.relation in findingWords;
  return (
    <div class={here ? 'passage at' : 'passage'}>
      {differs && <p class="facts">This passage {findingWords[passage.relation as Mark['direction']]}.</p>}
      <Words passage={passage} />
      {passage.undercut && <p class="undercut">Undercut: other evidence questions this passage.</p>}
    </div>
  );
}

/** “Quote” locator; without a quote the note's own words, dim, and said so. */
function Words({ passage: { quote, comment, locator } }: { passage: EvidenceSummary }): VNode | null {
  const place = locator === null ? null : <span class="locator"> {locator}</span>;
  if (quote !== null)
    return (
      <p class="quote">
        “{quote}”{place}
      </p>
    );
  if (comment !== null) {
    return (
      <p class="quote own-words">
        {comment}
        {place} <span class="locator">— the note’s words, no quote</span>
      </p>
    );
  }
  return <p class="quote own-words">No quote{place}</p>;
}

/** One button for each passage of a publication. */
export function OpenPassages({
  publication,
  open,
}: {
  publication: Publication;
  open: (target: Target) => void;
}): VNode {
  const { passages, citation } = publication;
  return (
    <span class="item-acts">
      {passages.map((passage, index) => (
        <OpenPassage
          key={passage.id}
          open={() => open(passage.target)}
          label={
            passages.length === 1
              ? `Open the passage of ${citation}`
              : `Open passage ${index + 1} of ${citation}`
          }
        />
      ))}
    </span>
  );
}

function OpenPassage({ label, open }: { label: string; open: () => void }): VNode {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={open}>
      <Icon name="open" />
    </button>
  );
}

interface OthersProps {
  title: string;
  says: string;
  pieces: EvidenceSummary[];
  open: (target: Target) => void;
}

function Others({ title, says, pieces, open }: OthersProps): VNode | null {
  if (pieces.length === 0) return null;
  return (
    <section class="side" aria-label={title}>
      <h5>
        {title} {pieces.length} <i>{says}</i>
      </h5>
      {pieces.map((piece) => (
        <Item key={piece.id}>
          <div class="study-head">
            <span class="citation">{piece.citation}</span>
            <span class="item-acts">
              <OpenPassage label={`Open the passage of ${piece.citation}`} open={() => open(piece.target)} />
            </span>
          </div>
          <Words passage={piece} />
        </Item>
      ))}
    </section>
  );
}

const Item = ({ children }: { children: ComponentChildren }): VNode => (
  <article class="study">{children}</article>
);
