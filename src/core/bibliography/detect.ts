/** Tells what kind of bibliography a text is: by its content, and by the file's name only where the content leaves it open. */
import { isReferenceTable } from './csv.js';
import type { BibliographyFormat } from './types.js';

export type Detected = { format: BibliographyFormat } | { format: BibliographyFormat; unread: string };

/** As much of a text as shows what it is. */
const headLength = 4096;

const instead = 'export the library as BibTeX, RIS or CSL-JSON and use that file';

/** Formats that are known by sight and not read. */
const unread: { name: string; sign: RegExp }[] = [
  { name: 'EndNote XML', sign: /^<\?xml[^>]*>\s*<(?:xml|records)\b|^<xml>/ },
  { name: 'MODS XML', sign: /^(?:<\?xml[^>]*>\s*)?<mods/ },
  { name: 'An HTML page', sign: /^<(?:!doctype html|html|head|body)\b/i },
  { name: 'XML', sign: /^<\?xml/ },
];

function byName(file: string): BibliographyFormat | undefined {
  if (/\.(?:bib|bibtex|biblatex)$/i.test(file)) return 'bibtex';
  if (/\.ris$/i.test(file)) return 'ris';
  if (/\.json$/i.test(file)) return 'csl-json';
  if (/\.ya?ml$/i.test(file)) return 'csl-yaml';
  if (/\.nbib$/i.test(file)) return 'nbib';
  if (/\.enw$/i.test(file)) return 'enw';
  if (/\.csv$/i.test(file)) return 'csv';
  return undefined;
}

/** What a text is. With `unread`, why it cannot be read and what to do about it. */
export function detectFormat(file: string, text: string): Detected {
  const named = byName(file);
  const format = named ?? 'bibtex';
  const head = text
    .slice(0, headLength)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head === '') return { format };
  if (looksBinary(head)) return { format, unread: `This is not a text file; ${instead}` };
  for (const { name, sign } of unread) {
    if (sign.test(head)) return { format, unread: `${name} is not read; ${instead}` };
  }
  if (head.startsWith('[') || head.startsWith('{')) return { format: 'csl-json' };
  if (/^TY {1,2}- /m.test(head)) return { format: 'ris' };
  if (/^PMID ?- /m.test(head)) return { format: 'nbib' };
  if (/^%0 \S/m.test(head)) return { format: 'enw' };
  if (/^references:[ \t]*\r?$/m.test(head) || /^(?:---[ \t]*\r?\n)?- (?:id|type): /.test(head))
    return { format: 'csl-yaml' };
  if (isReferenceTable(head)) return { format: 'csv' };
  if (/@[ \t]*[A-Za-z]+\s*[{(]/.test(head)) return { format: 'bibtex' };
  if (named === 'csv')
    return { format, unread: `This table has no columns for title, authors and year; ${instead}` };
  return { format };
}

/** Control characters that no text has, or bytes that no encoding explained. */
function looksBinary(head: string): boolean {
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    // One alone is damage, and hides no library; every other one is a program's own format.
    if (unit === 0) odd += 4;
    else if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12)) odd++;
  }
  return odd * 10 > head.length;
}
