/** What may be written next in a query: qualifiers, and the values that there are. Plain data, for query boxes and editors alike. */
import type { EvidenceBase } from '../../core/base/types.js';
import { designs, isDesign } from '../../core/designs.js';
import type { Range } from '../../core/position.js';
import { fold, optionMeanings, optionNames, readBlock, views, type Queries } from '../../core/query/index.js';
import { qualifierNamed, qualifierNames, specialQualifiers } from '../../core/query/qualifiers/table.js';
import { spaces, type Space } from '../../core/query/qualifiers/types.js';
import { asValue } from '../../core/query/values/asValue.js';
import { longestQuery } from '../../core/query/syntax/parseQuery.js';
import { tokensOf } from '../../core/query/syntax/tokens.js';
import type { Qualified } from '../../core/query/syntax/types.js';
import { columnNames } from '../../core/report/index.js';
import { countryNames } from '../countryNames.js';
import { startOfLine } from '../lines.js';

export interface QueryCompletion {
  label: string;
  detail?: string;
  /** What it is found by, beside the label. */
  words?: string;
  /** What takes the place of `range`. */
  text: string;
  range: Range;
}

const mostOffered = 60;

/** Completions at an offset of a query, or, `inBlock`, of the body of an evidence block with its options. The best first. */
export function queryCompletions(
  base: EvidenceBase,
  queries: Queries,
  text: string,
  offset: number,
  inBlock = false,
): QueryCompletion[] {
  const line = text.slice(startOfLine(text, offset), offset);
  const option = inBlock ? /^[ \t]*(as|sort|limit|columns|by)[ \t]*:[ \t]*(.*)$/i.exec(line) : null;
  if (option) return optionValues(base, option[1]?.toLowerCase() ?? '', option[2] ?? '', offset);
  const asked = text.slice(0, offset);
  if (asked.length > longestQuery) return [];
  const last = tokensOf(inBlock ? readBlock(asked).query : asked).tokens.at(-1);
  const open = last?.range.end === offset ? last : undefined;
  if (open?.kind === 'qualifier') return valueOffers(base, queries, text, open, offset);
  // A word that is begun, or none yet; nothing is offered in quotation marks, nor in the place of an operator.
  const token = open?.kind === 'words' && !open.quoted ? open.text : '';
  if (open && token === '' && !['(', '-', 'evidence'].includes(open.kind)) return [];
  if (token !== '' && !/^[\p{L}\p{N}_-]+$/u.test(token)) return [];
  const isFirst = line.trim() === token;
  const range = { start: offset - token.length, end: offset };
  const names = qualifierNames(base).map((name): QueryCompletion => {
    const special = name as keyof typeof specialQualifiers;
    const detail = Object.hasOwn(specialQualifiers, name)
      ? specialQualifiers[special].meaning
      : qualifierNamed(name, base)?.meaning;
    return {
      label: `${name}:`,
      ...(detail !== undefined && { detail }),
      text: name === 'evidence' ? 'evidence:(' : `${name}:`,
      range,
    };
  });
  const options = optionNames.map((name): QueryCompletion => ({
    label: `${name}:`,
    detail: optionMeanings[name],
    text: `${name}: `,
    range,
  }));
  return matching([...names, ...(inBlock && isFirst ? options : [])], token);
}

function optionValues(base: EvidenceBase, name: string, written: string, offset: number): QueryCompletion[] {
  const typed = written
    .slice(written.lastIndexOf(',') + 1)
    .trimStart()
    .replace(/^-/, '');
  const range = { start: offset - typed.length, end: offset };
  const offer = (label: string, detail?: string): QueryCompletion => ({
    label,
    ...(detail !== undefined && { detail }),
    text: label,
    range,
  });
  if (name === 'as')
    return matching(
      Object.entries(views).map(([view, meaning]) => offer(view, meaning)),
      typed,
    );
  if (name === 'limit') return [];
  return matching(
    columnNames(base).map((column) => offer(column, qualifierNamed(column, base)?.meaning)),
    typed,
  );
}

function valueOffers(
  base: EvidenceBase,
  queries: Queries,
  text: string,
  { name, values }: Qualified,
  offset: number,
): QueryCompletion[] {
  const value = values.at(-1);
  if (!value) return [];
  const [comparison = ''] = /^(?:>=|<=|[<>=≥≤])/.exec(text.slice(value.range.start, offset)) ?? [];
  const range = { start: value.range.start + comparison.length, end: offset };
  const offers = valuesOf(base, queries, spaceOf(text), name).map(
    ({ value: known, ...rest }): QueryCompletion => ({
      label: known,
      ...rest,
      text: asValue(known),
      range,
    }),
  );
  return matching(offers, value.text);
}

interface Offered {
  value: string;
  detail?: string;
  words?: string;
}

function valuesOf(base: EvidenceBase, queries: Queries, space: Space, name: string): Offered[] {
  const plain = (values: Iterable<string>): Offered[] => [...values].map((value) => ({ value }));
  if (name === 'in') return plain(spaces);
  if (name === 'has' || name === 'missing')
    return plain(
      qualifierNames(base).filter((one) => one === 'evidence' || !Object.hasOwn(specialQualifiers, one)),
    );
  const qualifier = qualifierNamed(name, base);
  if (!qualifier) return [];
  if (qualifier.relation) return Object.entries(designs).map(([value, detail]) => ({ value, detail }));
  if (qualifier.kind === 'flag') return plain(['yes', 'no']);
  const counts = queries.values(name, space);
  const used = (value: string): string | undefined => {
    const count = counts.get(value);
    return count === undefined ? undefined : `${count}`;
  };
  if (qualifier.kind === 'country') {
    const names = new Map(countryNames().map(({ code, name: words }) => [code, words]));
    return [...counts.keys()].map((value) => {
      const words = names.get(value);
      return { value, ...(words !== undefined && { words, detail: words }) };
    });
  }
  const known = [...(qualifier.values?.(base) ?? []), ...(qualifier.offScale ?? [])];
  const rest = qualifier.kind === 'text' || qualifier.kind === 'number' ? [] : [...counts.keys()];
  return [...new Set([...known, ...rest])].map((value) => {
    const detail = isDesign(value) ? designs[value] : used(value);
    return { value, ...(detail !== undefined && { detail }) };
  });
}

/** What the query ranges over, as far as it is written. */
const spaceOf = (text: string): Space => {
  const written = /(?:^|\s)in:(\w+)/i.exec(text)?.[1]?.toLowerCase();
  return spaces.find((space) => space === written) ?? 'claims';
};

/** Those that begin as what is typed before those that hold it. */
function matching(offers: readonly QueryCompletion[], typed: string): QueryCompletion[] {
  const wanted = fold(typed);
  const begun: QueryCompletion[] = [];
  const holding: QueryCompletion[] = [];
  for (const offer of offers) {
    const [label, words] = [fold(offer.label), fold(offer.words ?? '')];
    if (label.startsWith(wanted) || (words !== '' && words.startsWith(wanted))) begun.push(offer);
    else if (label.includes(wanted) || words.includes(wanted)) holding.push(offer);
  }
  return [...begun, ...holding].slice(0, mostOffered);
}
