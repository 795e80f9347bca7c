import type { Range as EditorRange, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { quartoPrefixes } from '../core/notes/claims.js';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Range } from '../core/position.js';
import { lineStartsIn } from './lineStarts.js';
import { mentionsOf } from './mentions.js';
import { editorRange } from './places.js';
import { nameAt, type Name } from './symbolAt.js';

/** What may be renamed at an offset: its range and what stands there. Undefined where nothing may. */
export function renameableAt(
  base: EvidenceBase,
  file: FileName,
  offset: number,
): { range: EditorRange; placeholder: string } | undefined {
  const name = renamed(base, file, offset);
  return name && { range: editorRange(lineStartsIn(base, file), name.range), placeholder: writtenOf(name) };
}

/** The name at an offset, if what stands there is it: a link to a heading that is called alike is not. */
function renamed(base: EvidenceBase, file: FileName, offset: number): Name | undefined {
  const name = nameAt(base, file, offset);
  const isOne = ({ file: other, range }: { file: FileName; range: Range }): boolean =>
    other === file && range.start === name?.range.start;
  return name && (name.kind === 'citekey' || mentionsOf(base, name).some(isOne)) ? name : undefined;
}

/** The edits of a rename, or the reason why it would break something. */
export type RenameResult = { edit: WorkspaceEdit } | { refused: string };

/**
 * Renames what stands at an offset wherever it stands, in bibliographies too. `textOf` gives the text of a note whose front matter names
 * the key in a list; a place that it does not give is left as it is.
 */
export async function renameAt(
  base: EvidenceBase,
  file: FileName,
  offset: number,
  newName: string,
  uriOf: (file: FileName) => string,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<RenameResult> {
  const name = renamed(base, file, offset);
  if (!name) return { refused: 'Nothing here can be renamed: put the cursor on an id or a citation key.' };
  const wanted = newName.trim().replace(name.kind === 'id' ? /^#/ : /^@/, '');
  const refused = name.kind === 'id' ? whyNotId(base, wanted) : whyNotKey(base, wanted);
  if (wanted === writtenOf(name)) return { edit: { changes: {} } };
  if (refused !== undefined) return { refused };

  const places: { file: FileName; range: Range }[] = mentionsOf(base, name);
  if (name.kind === 'citekey') {
    places.push(...crossReferences(base, name.citekey), ...(await listed(base, name.citekey, textOf)));
  }
  const changes: Record<string, TextEdit[]> = {};
  for (const place of places) {
    const edit = { range: editorRange(lineStartsIn(base, place.file), place.range), newText: wanted };
    (changes[uriOf(place.file)] ??= []).push(edit);
  }
  return { edit: { changes } };
}

const writtenOf = (name: Name): string => (name.kind === 'id' ? name.id : name.citekey);

function whyNotId(base: EvidenceBase, id: string): string | undefined {
  if (id === '') return 'An id needs at least one letter.';
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.-]*$/u.test(id))
    return `“${id}” cannot be an id: it may hold letters, digits, _ - : and ., and starts with a letter, a digit or _.`;
  if (/[.:]$/.test(id))
    return `“${id}” cannot be an id: a dot or colon at its end would be read as punctuation.`;
  if (quartoPrefixes.test(id))
    return `“${id}” starts with a prefix that Quarto keeps for cross-references (${quartoPrefixes.exec(id)?.[0] ?? ''}).`;
  if (base.claimById(id)) return `#${id} is already the name of another claim.`;
  if (base.evidenceById(id)) return `#${id} is already the name of a piece of evidence.`;
  return undefined;
}

/** Only keys that need no braces in a citation: the places that a rename changes have none. */
function whyNotKey(base: EvidenceBase, key: string): string | undefined {
  if (key === '') return 'A citation key needs at least one letter.';
  if (
    !/^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u.test(key) ||
    /[#%{}~]/.test(key)
  )
    return `“${key}” cannot be a citation key: it may hold letters, digits and _, and single - : . / + between them.`;
  if (base.reference(key)) return `@${key} is already in a bibliography.`;
  if (base.notesOf(key).length > 0) return `@${key} is already the key of another note.`;
  return undefined;
}

/** `crossref = {key}` of other entries. */
function crossReferences(base: EvidenceBase, citekey: string): { file: FileName; range: Range }[] {
  const found: { file: FileName; range: Range }[] = [];
  const field = /\b(?:crossref|xdata|xref)\s*=\s*[{"]\s*([^{}"\s,]+)/gi;
  for (const [file, { format, entries }] of base.bibliographies()) {
    if (format !== 'bibtex') continue;
    for (const { source, range } of entries) {
      if (!source.includes(citekey)) continue;
      for (const match of source.matchAll(field)) {
        if (match[1] !== citekey) continue;
        const start = range.start + match.index + match[0].length - citekey.length;
        found.push({ file, range: { start, end: start + citekey.length } });
      }
    }
  }
  return found;
}

/** Places of a key in `includes` of studies. */
async function listed(
  base: EvidenceBase,
  citekey: string,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<{ file: FileName; range: Range }[]> {
  const found: { file: FileName; range: Range }[] = [];
  const word = new RegExp(`(?<![^\\s\\[,"'@])${escaped(citekey)}(?![^\\s\\],"'])`, 'gu');
  for (const [file, { studies }] of base.notes()) {
    const including = studies.filter(({ includes }) => includes.includes(citekey));
    if (including.length === 0) continue;
    const text = (await textOf(file)) ?? '';
    for (const { ranges } of including) {
      const range = ranges.includes;
      if (!range) continue;
      for (const match of text.slice(range.start, range.end).matchAll(word)) {
        const start = range.start + match.index;
        found.push({ file, range: { start, end: start + citekey.length } });
      }
    }
  }
  return found;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
