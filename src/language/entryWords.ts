/** What an entry of a bibliography is found by: read from its source by patterns, since parsing every entry would take seconds. */
export interface EntryWords {
  authors: string;
  year: string;
  title: string;
}

/** A field in BibTeX, RIS or CSL-JSON: its name, and a value that ends with its line. */
const field =
  /(?:^|[\s,{])(?:"?(author|editor|title|year|date|issued|family|literal)"?\s*[=:]\s*|(AU|A1|TI|T1|PY|Y1) {2}- )([^\r\n]{0,400})/gi;

/** Longer sources have files or abstracts in them, not longer titles. */
const mostRead = 8_000;

export function entryWords(source: string): EntryWords {
  const words = { authors: '', year: '', title: '' };
  for (const [, name, tag, value = ''] of source.slice(0, mostRead).matchAll(field)) {
    const text = plainValue(value);
    switch ((name ?? tag ?? '').toLowerCase()) {
      case 'title':
      case 'ti':
      case 't1':
        words.title ||= text;
        break;
      case 'year':
      case 'date':
      case 'py':
      case 'y1':
      case 'issued':
        words.year ||= /\d{4}/.exec(value)?.[0] ?? '';
        break;
      default:
        if (words.authors.length < 200) words.authors = `${words.authors} ${text}`.trim();
    }
  }
  return words;
}

/** A value without what delimits it and without the commands of LaTeX. */
const plainValue = (value: string): string =>
  value
    .replace(/\\[a-zA-Z]+ ?|\\./g, '')
    .replace(/[{}"[\]~]/g, ' ')
    .replace(/[\s,]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
