/** Values of BibTeX fields made ready for their reader: what it would take too literally, or not literally enough. */
import { bibtexConfig } from './citationJs.js';
import type { FieldValues } from './bibtexValues.js';
import { sentenceCased } from './sentenceCase.js';

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
  const whole = withPublishers(withSubtitles(values));
  return new Map(
    [...whole].map(([name, value]): [string, string] => {
      if (addresses.has(name)) return [name, literalAddress(value)];
      if (!titles.has(name)) return [name, value];
      const quoted = unbraced(value)
        .replace(/(?<![`\\])`(?!`)/g, '‘')
        .replace(ellipsis, '…');
      return [name, inEnglish ? sentenceCased(quoted) : quoted];
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

/** Who stands behind a work. BibTeX prints each that is given; their reader takes the publisher alone. */
const bodies = ['school', 'institution', 'organization'];

/** All of them as the publisher, as in Pandoc, where there is more than one. */
function withPublishers(values: FieldValues): FieldValues {
  const publisher = values.get('publisher');
  if (publisher === undefined) return values;
  const named = [...bodies.map((body) => values.get(body)?.trim()), publisher.trim()].filter(Boolean);
  const joined = new Map(values);
  for (const body of bodies) joined.delete(body);
  return joined.set('publisher', [...new Set(named)].join('; '));
}

/** Reference managers escape `_`, `&`, `%` and `#` in addresses, some for HTML as well, where BibLaTeX does not want it and a link breaks. */
function literalAddress(value: string): string {
  return value
    .replace(
      /\{\\([_&%#~])\}|\\([_&%#~])(?:\{\})?/g,
      (_, braced?: string, bare?: string) => braced ?? bare ?? '',
    )
    .replace(/&amp;/g, '&')
    .replace(/&#39;/g, "'");
}

/** An address as it is opened: characters that no address may have are encoded, and what is encoded already stays. */
export function encodedAddress(url: string): string {
  // Mendeley writes several into one field, of which the first is the one to open.
  const [literal = ''] = literalAddress(url.trim()).split(/\s+(?=https?:\/\/)/);
  try {
    return encodeURI(literal).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
  } catch {
    // A lone half of a surrogate pair has no encoding.
    return literal;
  }
}
