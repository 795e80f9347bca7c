/** An answer as a list in Markdown. No point of it can be read as evidence or a claim: notes hold it, and are read again. */
import type { Claim, Evidence, EvidenceBase, Reference, Study } from '../../base/types.js';
import { escaped } from '../../bibliography/markdown.js';
import { plainText } from '../../bibliography/text.js';
import { mentionOf } from '../../notes/citations/key.js';
import { designs, isDesign } from '../../designs.js';
import { relations } from '../../notes/relations.js';
import type { Locator } from '../../notes/types.js';
import type { Found } from '../../query/queries.js';
import { levelLabel, verdictLabel } from '../../rating/index.js';

export function listOfFound(base: EvidenceBase, found: Found): string {
  const points =
    found.space === 'claims'
      ? found.items.map((claim) => claimPoint(base, claim))
      : found.space === 'evidence'
        ? found.items.map((piece) => evidencePoint(base, piece))
        : found.space === 'studies'
          ? found.items.map((study) => studyPoint(study))
          : found.items.map((reference) => referencePoint(base, reference));
  return points.map((point) => `- ${point}\n`).join('');
}

/** "**Co-production raises trust** (limited, contested; 2 for, 1 against)". */
function claimPoint(base: EvidenceBase, { key, text }: Claim): string {
  const rating = base.rating(key);
  const said = rating
    ? ` (${levelLabel(base.rubric, rating.strength).toLowerCase()}, ${verdictLabel(rating.verdict)}; ${countsOf(rating.facts)})`
    : '';
  return `**${plain(text)}**${said}`;
}

function countsOf(facts: Readonly<Record<string, unknown>>): string {
  const counts = [
    [facts.k_supports, 'for'],
    [facts.k_contradicts, 'against'],
    [facts.k_null, 'null'],
    [facts.k_mixed, 'mixed'],
  ].flatMap(([count, word]) => (Number(count) > 0 ? `${String(count)} ${String(word)}` : []));
  return counts.length === 0 ? 'no study' : counts.join(', ');
}

/** "“It rose” [@a, p. 3]: finds what the claim says: Co-production raises trust". */
function evidencePoint(base: EvidenceBase, piece: Evidence): string {
  const { quote, comment, citekey, locator, relation, target, targetId } = piece;
  const place = locator ? `, ${writtenLocator(locator)}` : '';
  const said =
    quote !== undefined ? `“${plain(quote)}” ` : comment !== undefined ? `*${plain(comment)}* ` : '';
  const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
  const what = claim?.text ?? (targetId === null ? 'what is not defined' : targetId);
  return `${said}${citation(citekey, place)} ${relations[relation].meaning}: ${plain(what)}`;
}

function studyPoint({ citekey, key, design = '', n, countries, quality }: Study): string {
  const facts = [
    isDesign(design) ? designs[design].toLowerCase() : design,
    n === undefined ? '' : `n = ${n.toLocaleString('en-US')}`,
    countries.join(', '),
    quality === undefined ? '' : `${quality} quality`,
  ].filter(Boolean);
  const own = key === citekey ? '' : ` ${plain(key.slice(citekey.length + 1))}`;
  return `${citation(citekey)}${own}: ${plain(facts.join(', ') || 'not described')}`;
}

function referencePoint(base: EvidenceBase, { citekey }: Reference): string {
  const entry = base.entry(citekey);
  const title = entry?.ok ? plainText(entry.item.title) : '';
  return `${citation(citekey)}${title === '' ? '' : `: *${plain(title)}*`}`;
}

export const citation = (citekey: string, place = ''): string => `[${mentionOf(citekey)}${place}]`;

/** On one line, with nothing that Markdown reads. */
export const plain = (text: string): string => escaped(text.replace(/\s+/g, ' ').trim());

/** A locator as Pandoc reads it back, in braces where it would not be taken for one otherwise. */
export function writtenLocator({ label, value }: Locator): string {
  if (label === 'section' && value === 'abstract') return value;
  const term = label === 'page' ? (/[-–,]/.test(value) ? 'pp.' : 'p.') : label;
  return /^[\d\s,–-]+$/.test(value) ? `${term} ${value}` : `{${term} ${value}}`;
}
