/** What a .bib source states, read by other means than the code under test: line by line, as JabRef and Mendeley lay their fields out. */
import type { CslDate, CslItem, CslName } from '../../../src/core/bibliography/types.js';
import { plainText } from '../../../src/core/bibliography/text.js';

/** The written value of a field: braces balanced, over as many lines as it takes. */
export function statedField(source: string, name: string): string | undefined {
  const head = new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*([{"]?)`, 'im').exec(source);
  if (!head) return undefined;
  const from = head.index + head[0].length;
  const bare = /^[^,\r\n}]*/.exec(source.slice(from))?.[0] ?? '';
  if (head[1] === '') return bare.trim() || undefined;
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    if (source[i] === '{') depth++;
    else if (source[i] === '"' && head[1] === '"' && depth === 0)
      return source.slice(from, i).trim() || undefined;
    else if (source[i] === '}' && depth-- === 0) return source.slice(from, i).trim() || undefined;
  }
  return undefined;
}

/** How many people a name field names; `others` is not one. */
export function namesStated(value: string): number {
  let depth = 0;
  let spaced = '';
  for (const character of value.replace(/\s+/g, ' ')) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    spaced += depth > 0 && character === ' ' ? '_' : character;
  }
  return spaced.split(/ and /i).filter((name) => name.trim() !== '' && name.trim() !== 'others').length;
}

/** Letters and digits alone, without case, accents, TeX commands and markup: what must survive any reading. */
export function lettersOf(text: string): string {
  return text
    .replace(/\\(?:textit|textbf|emph|textsc|enquote|mkbibquote|url)\b/g, '')
    .replace(/\\(?:ss)\b\{?\}?/g, 'ss')
    .replace(/\\(?:o|O)(?![A-Za-z])/g, 'o')
    .replace(/\\(?:l|L)(?![A-Za-z])/g, 'l')
    .replace(/\\(?:i)(?![A-Za-z])/g, 'i')
    .replace(/\\(?:ae|AE)(?![A-Za-z])/g, 'ae')
    .replace(/\\(?:aa|AA)(?![A-Za-z])/g, 'a')
    .replace(/\\(TeX|LaTeX)(?![A-Za-z])/g, '$1')
    .replace(/\\[ckvuHr](?![A-Za-z])/g, '')
    .replace(/\\[A-Za-z]+/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø|Ø/g, 'o')
    .replace(/ł|Ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/æ|Æ/g, 'ae')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const realNames = (names: CslName[] | undefined): number =>
  (names ?? []).filter((name) => (name.family ?? name.literal) !== 'others').length;

const yearsOf = (date: CslDate | undefined): string =>
  JSON.stringify(date?.['date-parts'] ?? date?.literal ?? date?.raw ?? '');

/** What a source states and its item lacks, as words; nothing where all is there. */
export function lacking(source: string, item: CslItem): string[] {
  const missing: string[] = [];
  const title = statedField(source, 'title');
  if (title !== undefined && !lettersOf(plainText(item.title)).startsWith(lettersOf(title)))
    missing.push('title');
  for (const role of ['author', 'editor'] as const) {
    const stated = statedField(source, role);
    if (stated !== undefined && realNames(item[role]) !== namesStated(stated)) missing.push(role);
  }
  const year = statedField(source, 'date') ?? statedField(source, 'year');
  if (year !== undefined && !yearsOf(item.issued).includes(/\d{4}/.exec(year)?.[0] ?? year))
    missing.push('year');
  return missing;
}
