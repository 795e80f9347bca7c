/** The pieces of HTML that the preview is dressed with. Every word of a note or a bibliography goes through `escaped`. */
import type { QueryMistake, Strength, ViewedCitation, ViewedMark, ViewedRating } from '../../protocol.js';
import { countWords, spokenCounts, strengthWords, verdictWords } from '../words.js';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an attribute too. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

type Relation = Extract<ViewedMark, { kind: 'relation' }>['relation'];

/** Shapes as in the Claim Map: right for, left against, a disc for null, a diamond for in part; a speech mark, a struck disc. */
const shapes: Record<Relation, string> = {
  supports: '<path d="M3 2 11 7 3 12z"/>',
  contradicts: '<path d="M11 2 3 7 11 12z"/>',
  null: '<circle cx="7" cy="7" r="4.5"/>',
  qualifies: '<path d="M7 1.5 12.5 7 7 12.5 1.5 7z"/>',
  mentions: '<path d="M2 3h10v6H7l-3 3V9H2z" class="corroborate-hollow"/>',
  undercuts:
    '<circle cx="7" cy="7" r="4.5" class="corroborate-hollow"/><path d="M4 10 10 4" class="corroborate-hollow"/>',
};

const svg = (kind: string, size: number, inner: string): string =>
  `<svg class="corroborate-icon corroborate-${kind}" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" aria-hidden="true" focusable="false">${inner}</svg>`;

export const relationOpen = (relation: Relation): string =>
  `<span class="corroborate-relation corroborate-is-${relation}">${svg('shape', 14, shapes[relation])}`;

export const relationClose = (isUndercut: boolean): string =>
  isUndercut
    ? '</span> <span class="corroborate-undercut" title="Other evidence attacks this piece">undercut</span>'
    : '</span>';

/** Rising bars, the reached ones filled: the strength's own shape on its scale. */
export function bars({ rank, of }: Pick<Strength, 'rank' | 'of'>): string {
  const count = Math.max(1, of);
  const gap = count > 6 ? 0.5 : 1;
  const width = (14 - gap * (count - 1)) / count;
  const rects = Array.from({ length: count }, (_, index) => {
    const height = rank === 0 ? 2 : 3 + (9 * (index + 1)) / count;
    const [x, y, w, h] = [1 + index * (width + gap), 14 - height, width, height].map((value) =>
      value.toFixed(2),
    );
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}"${index < rank ? '' : ' class="corroborate-empty"'}/>`;
  });
  return svg('bars', 16, rects.join(''));
}

/** "▂▄▆ Medium · supported · +3 −1", each with what it says in full. */
export function ratingWords({ strength, own, verdict, counts }: ViewedRating): string {
  const shown = own ? { ...strength, rank: own.rank ?? strength.rank } : strength;
  const suggested = own
    ? ` title="${escaped(`Suggested: ${strength.label}. ${own.because ?? 'The reviewer gave no reason.'}`)}"`
    : '';
  const signs = countWords(counts);
  return [
    `<span class="corroborate-strength"${suggested}>${bars(shown)} ${escaped(strengthWords(strength, own))}</span>`,
    `<span class="corroborate-verdict">${verdictWords[verdict]}</span>`,
    ...(signs === ''
      ? []
      : [
          `<span class="corroborate-counts" title="${escaped(spokenCounts(counts))}">${escaped(signs)}</span>`,
        ]),
  ].join(' · ');
}

/** The line under a claim. */
export function ratingLine(claim: {
  id: string | null;
  rating: ViewedRating | null;
  restated: boolean;
  href: string | null;
}): string {
  const parts = [
    ...(claim.rating ? [ratingWords(claim.rating)] : ['<span class="corroborate-verdict">claim</span>']),
    ...(claim.id === null
      ? []
      : [claim.restated && claim.href !== null ? linkedId(claim.id, claim.href) : idWords(claim.id)]),
  ];
  return `<p class="corroborate-rating">${parts.join(' · ')}</p>\n`;
}

const idWords = (id: string): string => `<span class="corroborate-id">#${escaped(id)}</span>`;
const linkedId = (id: string, href: string): string =>
  `<a class="corroborate-id" href="${escaped(href)}" data-href="${escaped(href)}">#${escaped(id)}</a>`;

/** What hovering over a claim named elsewhere says. */
export const claimTitle = (text: string | null, rating: ViewedRating | null): string =>
  [
    text ?? 'This is defined nowhere',
    ...(rating
      ? [
          [
            strengthWords(rating.strength, rating.own),
            verdictWords[rating.verdict],
            countWords(rating.counts),
          ]
            .filter(Boolean)
            .join(' · '),
        ]
      : []),
  ].join('\n');

/** Beside a claim in running text: its bars alone, in words for those who hover or listen. */
export const badge = (rating: ViewedRating): string =>
  `<span class="corroborate-badge" role="img" aria-label="${escaped(claimTitle('Claim', rating))}" title="${escaped(claimTitle('Claim', rating))}">${bars(rating.own ? { ...rating.strength, rank: rating.own.rank ?? rating.strength.rank } : rating.strength)}</span>`;

/** "(see Bovaird 2008, p. 3; Alford 2002)", or in the sentence "Bovaird (2008, p. 3)"; each with its reference in full. */
export function citation(items: readonly ViewedCitation[], references: ReadonlyMap<string, string>): string {
  const [first, ...rest] = items;
  if (!first) return '';
  const inner = (item: ViewedCitation, words: string): string => {
    const title =
      references.get(item.citekey) ?? item.known?.title ?? `@${item.citekey} is in no bibliography`;
    const missing = item.known ? '' : ' corroborate-missing';
    return `<cite class="corroborate-citation${missing}" title="${escaped(title)}">${escaped(words)}</cite>`;
  };
  const whole = (item: ViewedCitation): string =>
    before(item.prefix) + inner(item, dated(item)) + after(item.suffix);
  if (first.mode !== 'intext') return `(${items.map(whole).join('; ')})`;
  const author = inner(first, first.known ? first.known.author : `@${first.citekey}`);
  const places = [
    [
      ...(first.known ? [escaped(first.known.year)] : []),
      ...(first.suffix.trim() === '' ? [] : [escaped(first.suffix.replace(/^[\s,]+/, ''))]),
    ].join(', '),
    ...rest.map(whole),
  ].filter(Boolean);
  return before(first.prefix) + author + (places.length === 0 ? '' : ` (${places.join('; ')})`);
}

function dated({ citekey, mode, known }: ViewedCitation): string {
  if (!known) return `@${citekey}`;
  return mode === 'suppress' ? known.year : `${known.author} ${known.year}`;
}

const before = (prefix: string): string => (prefix === '' ? '' : `${escaped(prefix)} `);
const after = (suffix: string): string =>
  suffix === '' || /^[\s,;:.]/.test(suffix) ? escaped(suffix) : ` ${escaped(suffix)}`;

/** What is wrong with a question, in words. */
export const mistakes = (problems: readonly QueryMistake[]): string =>
  `<p class="corroborate-problem" role="note">${problems.map(({ message }) => escaped(message)).join('<br>')}</p>\n`;

/** Opens an answer that was written into the note; `line` is the attribute of its line. */
export const frozenOpen = (line: string, isOld: boolean): string =>
  `<section class="corroborate-answer corroborate-frozen code-line"${line} aria-label="Frozen answer of the evidence">
<p class="corroborate-caption">Frozen answer${isOld ? '. The evidence has changed since: freeze it again to bring it up to date.' : ''}</p>
`;
