/** Values of BibTeX fields made ready for their reader: what it would take too literally, or not literally enough. */
import { bibtexConfig } from './citationJs.js';
import type { FieldValues } from './bibtexValues.js';

const titles = new Set(['title', 'subtitle', 'booktitle', 'booksubtitle', 'maintitle', 'mainsubtitle']);
const addresses = new Set(['url', 'doi', 'eprint', 'howpublished']);
const english = new Set(bibtexConfig.constants.sentenceCaseLanguages);

/** The values, tidied. */
export function tidied(values: FieldValues): FieldValues {
  const languages = (values.get('language') ?? 'english').toLowerCase().split(/\s+and\s+/);
  const inEnglish = languages.every((language) => english.has(language.trim()));
  return new Map(
    [...values].map(([name, value]): [string, string] => {
      if (addresses.has(name)) return [name, literalAddress(value)];
      if (!titles.has(name)) return [name, value];
      const quoted = value.replace(/(?<!`)`(?!`)/g, '‘');
      return [name, inEnglish ? lowerCompounds(quoted) : quoted];
    }),
  );
}

/** Reference managers escape `_`, `&`, `%` and `#` in addresses, where BibLaTeX does not want it and a link breaks. */
function literalAddress(value: string): string {
  return value.replace(
    /\{\\([_&%#~])\}|\\([_&%#~])(?:\{\})?/g,
    (_, braced?: string, bare?: string) => braced ?? bare ?? '',
  );
}

/** A word in title case, perhaps in quotes or a compound: Hard-to-Reach, ‘Kill’, Legal/Illegal; not U.S.-China or McDonald. */
const titleWord = /^(\P{L}*)(\p{Lu}?\p{Ll}*)((?:[-–—/()’']+\p{L}?\p{Ll}*)*)(\P{L}*)$/u;

/**
 * Words behind quotation marks, brackets and numbers, and words joined by hyphens, are put in sentence case with all other words, as in
 * BibTeX and Pandoc; the reader itself lowers only words that start with their one capital. What stands in braces stays.
 */
function lowerCompounds(title: string): string {
  let depth = 0;
  let starts = true;
  return title
    .split(/([{}]|\s+)/)
    .map((piece) => {
      if (piece === '{') depth++;
      else if (piece === '}') depth--;
      if (depth > 0 || /^[{}\s]*$/.test(piece)) return piece;
      const [, lead = '', word = '', rest = '', end = ''] = titleWord.exec(piece) ?? [];
      const first = lead !== '' && !starts ? word.toLowerCase() : word;
      starts = /[?!.:]$/.test(piece);
      return word === '' ? piece : lead + first + rest.toLowerCase() + end;
    })
    .join('');
}
