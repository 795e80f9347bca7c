/** Values of BibTeX fields made ready for their reader: what it would take too literally, or not literally enough. */
import { bibtexConfig } from './citationJs.js';
import type { FieldValues } from './bibtexValues.js';

const titles = new Set(['title', 'subtitle', 'booktitle', 'booksubtitle', 'maintitle', 'mainsubtitle']);
const subtitles = [
  ['title', 'subtitle'],
  ['booktitle', 'booksubtitle'],
  ['maintitle', 'mainsubtitle'],
  ['journaltitle', 'journalsubtitle'],
  ['issuetitle', 'issuesubtitle'],
] as const;
const addresses = new Set(['url', 'doi', 'eprint', 'howpublished']);
const english = new Set(bibtexConfig.constants.sentenceCaseLanguages);

/** Dots that their reader does not know outside of mathematics, and the space that ends the command. */
const ellipsis = /\\(?:ldots|dots|textellipsis)(?![A-Za-z])(?:\{\})?/g;

/** Accents round a letter in braces, which their reader would take for protected. */
const bracedAccent = /(\\["'`^~=.])\{(?:\\([ij])|([A-Za-z]))\}/g;

/** The same without the inner braces; an accent over nothing is the character itself. */
function unbraced(value: string): string {
  return value
    .replace(
      bracedAccent,
      (_, accent: string, dotless?: string, letter?: string) => accent + (dotless ?? letter ?? ''),
    )
    .replace(/\\([\^~])\{\}/g, '$1');
}

/** The values, tidied. */
export function tidied(values: FieldValues): FieldValues {
  const languages = (values.get('language') ?? 'english').toLowerCase().split(/\s+and\s+/);
  const inEnglish = languages.every((language) => english.has(language.trim()));
  const whole = withSubtitles(values);
  return new Map(
    [...whole].map(([name, value]): [string, string] => {
      if (addresses.has(name)) return [name, literalAddress(value)];
      if (!titles.has(name)) return [name, value];
      const quoted = unbraced(value)
        .replace(/(?<![`\\])`(?!`)/g, '‘')
        .replace(ellipsis, '…');
      return [name, inEnglish ? lowerCompounds(quoted) : quoted];
    }),
  );
}

/** Titles with their subtitles behind them, as CSL has them, so that both are put in one case. */
function withSubtitles(values: FieldValues): FieldValues {
  const joined = new Map(values);
  for (const [name, sub] of subtitles) {
    const title = values.get(name);
    const subtitle = values.get(sub);
    if (title === undefined || subtitle === undefined) continue;
    joined.set(name, `${title}${/[?!.:]\}*$/.test(title) ? ' ' : ': '}${subtitle}`);
    joined.delete(sub);
  }
  return joined;
}

/** Reference managers escape `_`, `&`, `%` and `#` in addresses, where BibLaTeX does not want it and a link breaks. */
function literalAddress(value: string): string {
  return value.replace(
    /\{\\([_&%#~])\}|\\([_&%#~])(?:\{\})?/g,
    (_, braced?: string, bare?: string) => braced ?? bare ?? '',
  );
}

/** An address as it is opened: characters that no address may have are encoded, and what is encoded already stays. */
export function encodedAddress(url: string): string {
  const literal = literalAddress(url.trim());
  try {
    return encodeURI(literal).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
  } catch {
    // A lone half of a surrogate pair has no encoding.
    return literal;
  }
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
