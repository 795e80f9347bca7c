/** Columns of an answer: every qualifier is one, and these beside. */
import type { Claim, Evidence, EvidenceBase, Reference, Study } from '../../base/types.js';
import { shortCitation } from '../../bibliography/index.js';
import { didYouMean, nearest } from '../../nearest.js';
import { problem, type Problem } from '../../problem.js';
import { designs, isDesign } from '../../designs.js';
import { levelLabel, verdictLabel } from '../../rating/index.js';
import type { Verdict } from '../../rating/types.js';
import type { Found } from '../../query/queries.js';
import { readLinked, type RecordOf } from '../../query/qualifiers/facts.js';
import { qualifierNamed, qualifiers } from '../../query/qualifiers/table.js';
import type { Qualifier, Space, Value } from '../../query/qualifiers/types.js';
import { locatorText } from '../annotations.js';
import { differingFacets } from './sides.js';
import type { Named, Shape } from '../../query/shape.js';

export interface Column<S extends Space = Space> {
  name: string;
  head: string;
  /** As it is compared and written to files. */
  value: (item: RecordOf[S]) => Value;
  /** As people read it; default: the value. */
  shown?: (value: Value) => string;
  /** Of a scale: the names from the least. */
  order?: readonly string[];
}

type Extra = { [S in Space]?: (base: EvidenceBase, item: RecordOf[S]) => Value };

const cite = (base: EvidenceBase, citekey: string): string => {
  const entry = base.entry(citekey);
  return entry?.ok ? shortCitation(entry.item) : citekey;
};
const counted =
  (fact: string) =>
  (base: EvidenceBase, claim: Claim): Value =>
    Number(base.rating(claim.key)?.facts[fact] ?? 0);
const claimOf = (base: EvidenceBase, { target }: Evidence): Claim | undefined =>
  target && 'claim' in target ? base.claim(target.claim) : undefined;

/** Columns that are no qualifiers, with their heads. */
const extras: Record<string, { head: string } & Extra> = {
  claim: {
    head: 'Claim',
    claims: (_, claim) => claim.text,
    evidence: (base, piece) =>
      claimOf(base, piece)?.text ?? (piece.targetId === null ? null : `#${piece.targetId}`),
  },
  for: { head: 'For', claims: counted('k_supports') },
  against: { head: 'Against', claims: counted('k_contradicts') },
  null: { head: 'Null', claims: counted('k_null') },
  mixed: { head: 'Mixed', claims: counted('k_mixed') },
  citation: {
    head: 'Citation',
    evidence: (base, { citekey }) => cite(base, citekey),
    studies: (base, { citekey }) => cite(base, citekey),
    references: (base, { citekey }) => cite(base, citekey),
  },
  locator: {
    head: 'Locator',
    evidence: (_, { locator }) => (locator ? locatorText(locator) : null),
  },
  claims: {
    head: 'Claims',
    studies: (base, study) => claimsBorneOn(base, study),
    references: (base, { citekey }) => claimsBorneOn(base, { citekey }),
  },
  'sides-differ': { head: 'The sides differ in', claims: (base, claim) => differingFacets(base, claim) },
};

/** How many claims a paper's evidence bears on. */
function claimsBorneOn(base: EvidenceBase, { key, citekey }: { key?: string; citekey: string }): Value {
  const pieces = base.evidenceCiting(citekey).filter(({ study }) => key === undefined || study === key);
  return new Set(pieces.flatMap(({ target }) => (target && 'claim' in target ? target.claim : []))).size;
}

const usual: Record<Space, readonly string[]> = {
  claims: ['claim', 'strength', 'verdict', 'for', 'against', 'null', 'mixed'],
  evidence: ['relation', 'claim', 'citation', 'locator', 'quote'],
  studies: ['id', 'design', 'n', 'country', 'quality', 'claims'],
  references: ['citekey', 'citation', 'title', 'journal'],
};

/** The columns that are asked for, else the usual ones; what is no column is a problem at its place. */
export function columnsOf(
  base: EvidenceBase,
  space: Space,
  named: readonly Named[] | undefined,
  extra: readonly string[] = [],
): { columns: Column[]; problems: Problem[] } {
  const wanted: readonly Named[] = named ?? [...usual[space], ...extra].map((name) => ({ name }));
  const problems: Problem[] = [];
  const columns = wanted.flatMap(({ name, range }) => {
    const column = columnNamed(base, space, name);
    if (!column) {
      const names = columnNames(base);
      const close = didYouMean(name, names);
      problems.push(
        problem(
          'bad-query',
          range ?? { start: 0, end: 0 },
          `${space} have no column ${name || 'without a name'}${close}`,
          name === '' ? [] : nearest(name, names).filter((one) => columnNamed(base, space, one)),
        ),
      );
    }
    return column ?? [];
  });
  return { columns, problems };
}

/** The names in a shape that are no columns of what is asked for. */
export function shapeProblems(base: EvidenceBase, space: Space, { columns, sort, by }: Shape): Problem[] {
  const turned = sort?.name.startsWith('-') ? 1 : 0;
  const sorted = sort && {
    name: sort.name.slice(turned),
    ...(sort.range && { range: { ...sort.range, start: sort.range.start + turned } }),
  };
  const named = [...(columns ?? []), ...(sorted ? [sorted] : []), ...(by ?? [])];
  return columnsOf(base, space, named).problems;
}

export const columnNames = (base: EvidenceBase): string[] => [
  ...new Set([
    ...Object.keys(extras),
    ...qualifiers.map(({ name }) => name),
    ...Object.keys(base.config.facets),
  ]),
];

export function columnNamed(base: EvidenceBase, space: Space, written: string): Column | undefined {
  const name = written.toLowerCase();
  const extra = Object.hasOwn(extras, name) ? extras[name] : undefined;
  const read = extra?.[space] as ((base: EvidenceBase, item: RecordOf[Space]) => Value) | undefined;
  if (extra && read) return { name, head: extra.head, value: (item) => read(base, item) };
  const qualifier = qualifierNamed(name, base);
  if (!qualifier || !isReadable(qualifier, space)) return undefined;
  return {
    name,
    head: headOf(name),
    value: (item) => readLinked(base, space, item as RecordOf[typeof space], qualifier),
    ...(qualifier.kind === 'scale' && { order: qualifier.values?.(base) ?? [] }),
    shown: (value) => shownAs(base, name, value),
  };
}

function isReadable({ read }: Qualifier, space: Space): boolean {
  if (read[space]) return true;
  if (space === 'evidence') return true;
  return space === 'studies' && read.references !== undefined;
}

/** "Supported by", "N", "k": symbols of statistics are written small. */
const headOf = (name: string): string =>
  name.length === 1 ? name : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

function shownAs(base: EvidenceBase, name: string, value: Value): string {
  if (typeof value === 'string') {
    if (name === 'strength' || name === 'own') return levelLabel(base.rubric, value);
    if (name === 'verdict') return verdictLabel(value as Verdict);
    if (isDesign(value)) return designs[value];
  }
  return asText(value);
}

/** A list by commas, nothing as an empty text. */
export const asText = (value: Value): string =>
  value === null ? '' : typeof value === 'object' ? value.join(', ') : String(value);

export const itemsOf = (found: Found): readonly RecordOf[Space][] => found.items;

/** Citation keys of what is found, each once: of claims those of their evidence. */
export function citekeysOf(base: EvidenceBase, found: Found): string[] {
  const keys =
    found.space === 'claims'
      ? found.items.flatMap(({ key }) => base.evidenceOf(key).map(({ citekey }) => citekey))
      : found.items.map(({ citekey }: Evidence | Study | Reference) => citekey);
  return [...new Set(keys)].sort();
}
