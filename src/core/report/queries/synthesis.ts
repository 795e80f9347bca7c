/** A note to write a synthesis on: claims with their evidence, as one writes them. */
import type { Claim, Evidence, EvidenceBase } from '../../base/types.js';
import { escaped } from '../../bibliography/markdown.js';
import { relations } from '../../notes/relations.js';
import type { Found } from '../../query/queries.js';
import { levelLabel, verdictLabel } from '../../rating/index.js';
import { citation, plain, writtenLocator } from './lists.js';

/**
 * Each claim is restated, not made again, and its evidence listed below. Of evidence, studies and references that were found: the claims
 * that they bear on, with that evidence alone.
 */
export function synthesisNote(base: EvidenceBase, found: Found, query: string): string {
  const sections = claimsOf(base, found).map(({ claim, pieces }) => section(base, claim, pieces));
  return [
    `# Synthesis: ${plain(query) || 'everything'}`,
    'Each claim is restated here; its evidence stands in the notes as well. A study that is cited for a claim twice counts once.',
    ...(sections.length === 0 ? ['Nothing was found.'] : sections),
  ]
    .join('\n\n')
    .concat('\n');
}

interface Section {
  claim: Claim;
  pieces: readonly Evidence[];
}

function claimsOf(base: EvidenceBase, found: Found): Section[] {
  if (found.space === 'claims')
    return found.items.map((claim) => ({ claim, pieces: base.evidenceOf(claim.key) }));
  const pieces =
    found.space === 'evidence'
      ? found.items
      : found.space === 'references'
        ? found.items.flatMap(({ citekey }) => base.evidenceCiting(citekey))
        : found.items.flatMap(({ key, citekey }) =>
            base.evidenceCiting(citekey).filter(({ study }) => study === key),
          );
  const sections = new Map<string, Section & { pieces: Evidence[] }>();
  for (const piece of pieces) {
    const key = piece.target && 'claim' in piece.target ? piece.target.claim : undefined;
    const claim = key === undefined ? undefined : base.claim(key);
    if (!claim) continue;
    const section = sections.get(claim.key) ?? { claim, pieces: [] };
    section.pieces.push(piece);
    sections.set(claim.key, section);
  }
  return [...sections.values()];
}

function section(base: EvidenceBase, { key, id, text }: Claim, pieces: readonly Evidence[]): string {
  const rating = base.rating(key);
  const judged = rating ? `${levelLabel(base.rubric, rating.strength)}, ${verdictLabel(rating.verdict)}` : '';
  // One without a name cannot be restated: it stands as plain words, and its evidence as points that are not read.
  const heading = id === null ? `**${plain(text)}**` : `[${plain(text)}]{.claim ref=${id}}`;
  const points = pieces.map((piece) => (id === null ? plainPoint(piece) : point(id, piece)));
  const list = points.length === 0 ? 'No evidence yet.' : points.map((words) => `- ${words}`).join('\n');
  return `## ${plain(text)}\n\n${judged}${judged === '' ? '' : ': '}${heading}\n\n${list}`;
}

/** `supports #raises-trust [@a, p. 3]: “It rose”`. */
function point(id: string, piece: Evidence): string {
  const { relation, citekey, locator, quote, comment } = piece;
  const [active] = relations[relation].forms;
  const place = locator ? `, ${writtenLocator(locator)}` : '';
  const words = quote !== undefined ? `“${plain(quote)}”` : comment !== undefined ? plain(comment) : '';
  const own = ownFacts(piece);
  const said = own === '' || words === '' ? words : `[${words}]{${own}}`;
  return `${active} #${id} ${citation(citekey, place)}${said === '' ? '' : `: ${said}`}`;
}

/** What the passage says of its study in the place of the study's note; else the two passages would differ. Numbers stand once. */
function ownFacts({ attributes }: Evidence): string {
  const restated = ['design', 'quality', 'outcome', 'study', 'countries'] as const;
  return restated
    .flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [`${name}="${value.replace(/(["\\])/g, '\\$1')}"`];
    })
    .join(' ');
}

function plainPoint({ quote, citekey, relation, locator }: Evidence): string {
  const place = locator ? `, ${writtenLocator(locator)}` : '';
  const said = quote === undefined ? '' : `“${escaped(quote)}” `;
  return `${said}${citation(citekey, place)} ${relations[relation].meaning}`;
}
