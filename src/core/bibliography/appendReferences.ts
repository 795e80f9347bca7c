/** References put at the end of a bibliography, in the form that it has. */
import { stringify } from 'yaml';
import { appended, type AddedReferences } from './addReferences.js';
import { exportCslJson, exportRis } from './exportData.js';
import { scanBibliography } from './scan.js';
import type { BibliographyFormat } from './types.js';

/** Forms that are added to. The others are what databases export: nobody keeps a library in them. */
export const appendable: ReadonlySet<BibliographyFormat> = new Set([
  'bibtex',
  'ris',
  'csl-json',
  'csl-yaml',
] satisfies BibliographyFormat[]);

export type Appended = { offset: number; newText: string } | { refused: string };

/** The edit that adds references to a text; or one sentence on why the text has no place for them. */
export function appendReferences(
  text: string,
  format: BibliographyFormat,
  { text: entries, added }: Pick<AddedReferences, 'text' | 'added'>,
): Appended {
  const items = added.map(({ item }) => item);
  switch (format) {
    case 'bibtex':
      return appended(text, entries);
    case 'ris':
      return appended(text, exportRis(items));
    case 'csl-json':
      return inJson(text, exportCslJson(items));
    case 'csl-yaml':
      return inYaml(text, stringify(items, { lineWidth: 0 }));
    default:
      return { refused: 'it is what a database exports; add references to a .bib file' };
  }
}

/** Records of a JSON array before the end of the array that is there. */
function inJson(text: string, list: string): Appended {
  if (text.trim() === '') return { offset: text.length, newText: list };
  const eol = lineEnd(text);
  const records = list.trim().slice(1, -1).trimEnd().replace(/\n/g, eol);
  const { entries, problems } = scanBibliography('a.json', text);
  const last = entries.at(-1);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (problems.length > 0 || text.slice(start).trimStart()[0] !== '[')
    return { refused: 'it is no list of CSL-JSON records; mend it first' };
  if (last) return { offset: last.range.end, newText: `,${records}` };
  return { offset: text.indexOf('[') + 1, newText: records + eol };
}

/** Items of a YAML list behind its last, as far in as that is. */
function inYaml(text: string, list: string): Appended {
  const items = list.trimEnd();
  if (text.trim() === '') return { offset: text.length, newText: `references:\n${items}\n` };
  const last = scanBibliography('a.yaml', text).entries.at(-1);
  if (!last) return { refused: 'it has no list of references yet; write a first one, with an id' };
  const { start, end } = last.range;
  const column = start - (Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1);
  const indented = `\n${items}`.replace(/\n(?=[^\n])/g, `\n${' '.repeat(column)}`);
  return { offset: end, newText: indented.replace(/\n/g, lineEnd(text)) };
}

const lineEnd = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');
