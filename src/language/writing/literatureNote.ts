/** A new note of a paper: where it goes, and its text from the bibliography by the project's template. */
import { formatBibliography, plainText, shortCitation, yearOf } from '../../core/bibliography/index.js';
import type { CslItem, CslName } from '../../core/bibliography/types.js';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Range } from '../../core/position.js';
import { startOfLine } from '../lines.js';
import { yamlScalar } from '../yaml.js';

/** What a project without a template begins a note with; `{{cursor}}` is where one goes on. */
export const defaultTemplate = `---
citekey: {{citekey}}
title: {{title}}
study:
  design: {{cursor}}
  countries: []
---

# {{title}}

{{reference}}

## Evidence

`;

/** What a template may name, besides `cursor`: as in the notes that Zotero and Obsidian make, so that templates can be taken over. */
export const templateNames = [
  'citekey',
  'title',
  'authors',
  'year',
  'container',
  'publisher',
  'doi',
  'url',
  'abstract',
  'reference',
] as const;
type TemplateName = (typeof templateNames)[number];

/** Other tools' names for the same. */
const otherNames: Record<string, TemplateName> = {
  authorstring: 'authors',
  containertitle: 'container',
  bibliography: 'reference',
};

/**
 * The text of a note, and where the cursor goes. A name that is not known stays as it is written; a line of the front matter whose whole value
 * is missing is left out, and a heading without a title says whose work it is.
 */
export async function literatureNote(
  item: CslItem,
  citekey: string,
  template: string,
): Promise<{ text: string; cursor: Range }> {
  const values: Record<TemplateName, string> = {
    citekey,
    title: plainText(item.title),
    authors: (item.author ?? item.editor ?? []).map(nameWords).filter(Boolean).join('; '),
    year: yearOf(item),
    container: plainText(item['container-title']),
    publisher: plainText(item.publisher),
    doi: plainText(item.DOI),
    url: plainText(item.URL),
    abstract: plainText(item.abstract),
    reference: (await formatBibliography([item], { style: 'apa', format: 'markdown' }))[0]?.text ?? '',
  };
  const headEnd = endOfFrontMatter(template);
  let text = '';
  let cursor: number | undefined;
  let at = 0;
  for (const match of template.matchAll(/\{\{\s*([\w-]{1,40})\s*\}\}/g)) {
    text += template.slice(at, match.index);
    at = match.index + match[0].length;
    const name = (match[1] ?? '').toLowerCase().replace(/[-_]/g, '');
    const known = templateNames.find((one) => one === (otherNames[name] ?? name));
    if (name === 'cursor') cursor ??= text.length;
    else if (known === undefined) text += match[0];
    else if (match.index >= headEnd) {
      const value = known === 'title' ? values.title || shortCitation(item) : values[known];
      text += known === 'reference' ? value : plainLine(value);
    } else if (values[known] === '' && isWholeValue(template, match.index, at)) {
      text = text.slice(0, startOfLine(text, text.length));
      at += /^[ \t]*(?:\r\n|[\n\r])?/.exec(template.slice(at))?.[0].length ?? 0;
    } else text += inYaml(values[known], template, match.index, at);
  }
  text += template.slice(at);
  const end = Math.min(cursor ?? text.length, text.length);
  return { text, cursor: { start: end, end } };
}

const nameWords = ({ family, given, literal }: CslName): string =>
  plainText(literal ?? [family, given].filter(Boolean).join(', '));

const plainLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function endOfFrontMatter(text: string): number {
  if (!/^\uFEFF?---[ \t]*(?:\r\n|[\n\r])/.test(text)) return 0;
  const end = /(?:\r\n|[\n\r])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(text.slice(3));
  return end ? 3 + end.index : 0;
}

/** A value as YAML reads it back: in quotes where it has to be; within quotes that the template wrote, with its own escaped. */
function inYaml(value: string, template: string, start: number, end: number): string {
  const written = plainLine(value);
  if (isWholeValue(template, start, end)) return yamlScalar(written);
  if (template[start - 1] === "'") return written.replace(/'/g, "''");
  return JSON.stringify(written).slice(1, -1);
}

/** Whether a name is all that stands behind a key, on a line of its own. */
const isWholeValue = (template: string, start: number, end: number): boolean =>
  /(?:^|[\r\n])[ \t]*[\w-]+:[ \t]*$/.test(template.slice(Math.max(0, start - 100), start)) &&
  /^[ \t]*(?:[\r\n]|$)/.test(template.slice(end, end + 20));

/**
 * The file of a paper's new note in a folder: among the notes of other papers, else where its settings look for notes, by `globs`. `number` is
 * 2 and more where the names before it are taken: keys that differ in a colon or a slash alone come to one name.
 */
export function literatureNotePath(
  base: EvidenceBase,
  folder: FileName,
  citekey: string,
  number = 1,
  globs: readonly string[] = base.config.notes,
): FileName {
  const stem =
    citekey
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}._+-]+/gu, '-')
      .replace(/^[.-]+|[.-]+$/g, '') || 'note';
  const name = `${stem}${number > 1 ? `-${number}` : ''}.md`;
  const counts = new Map<string, number>();
  for (const file of base.literatureNotes()) {
    if (!file.startsWith(`${folder}/`)) continue;
    const parent = file.slice(0, file.lastIndexOf('/'));
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const parent = most?.[0] ?? [folder, ...folderOfGlobs(globs)].join('/');
  return `${parent}/${encodeURIComponent(name)}`;
}

/** The folder that the first glob of the settings names before its first wildcard. */
function folderOfGlobs(globs: readonly string[]): string[] {
  const first = globs.find((glob) => !glob.startsWith('!'))?.replace(/^\.?\//, '') ?? '';
  const parts = first.split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}!]/.test(part));
  const fixed = wild < 0 ? parts : parts.slice(0, wild);
  // A glob without wildcards names a folder, or one file.
  if (wild < 0 && /\.\w{1,9}$/.test(fixed.at(-1) ?? '')) fixed.pop();
  return fixed.filter((part) => part !== '' && part !== '.').map(encodeURIComponent);
}
