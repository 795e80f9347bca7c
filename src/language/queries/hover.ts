import type { EvidenceBase } from '../../core/base/types.js';
import type { Range } from '../../core/position.js';
import { optionMeanings, optionNames } from '../../core/query/index.js';
import { qualifierNamed, specialQualifiers } from '../../core/query/qualifiers/table.js';
import type { Qualifier } from '../../core/query/qualifiers/types.js';

/** What the qualifier, or in a block the option, under an offset means, and how it is written: Markdown, and the name that it is about. */
export function queryHover(
  base: EvidenceBase,
  text: string,
  offset: number,
): { range: Range; markdown: string } | undefined {
  const from = Math.max(0, offset - 100);
  const before = /[\p{L}\p{N}_-]*$/u.exec(text.slice(from, offset))?.[0] ?? '';
  const after = /^[\p{L}\p{N}_-]*(?=:)/u.exec(text.slice(offset, offset + 100))?.[0];
  if (after === undefined) return undefined;
  const start = offset - before.length + (/^-*/.exec(before)?.[0].length ?? 0);
  const range = { start, end: offset + after.length };
  const name = text.slice(range.start, range.end).toLowerCase();
  const meaning = meaningOf(base, name);
  return meaning === undefined ? undefined : { range, markdown: `**${name}:** ${meaning}` };
}

function meaningOf(base: EvidenceBase, name: string): string | undefined {
  if (Object.hasOwn(specialQualifiers, name)) {
    const { meaning, example } = specialQualifiers[name as keyof typeof specialQualifiers];
    return `${meaning}\n\n\`${name}:${example}\``;
  }
  const qualifier = qualifierNamed(name, base);
  if (qualifier)
    return `${qualifier.meaning}${valuesIn(base, qualifier)}\n\n\`${name}:${qualifier.example}\``;
  const option = optionNames.find((one) => one === name);
  return option && optionMeanings[option];
}

/** ": low, moderate, high", where they are few. */
function valuesIn(base: EvidenceBase, { values, offScale = [] }: Qualifier): string {
  const known = [...(values?.(base) ?? []), ...offScale];
  return known.length === 0 || known.length > 12 ? '' : `: ${known.join(', ')}`;
}
