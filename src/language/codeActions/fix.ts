import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Note } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import type { Command } from 'vscode-languageserver-types';
import type { Problem } from '../../core/problem.js';

/** A change of one note that mends a problem. */
export interface Fix {
  title: string;
  edits: { range: Range; newText: string }[];
  /** Changes of other notes that belong to it. */
  elsewhere?: { file: FileName; range: Range; newText: string }[];
  /** What the editor does in the place of edits: offered only where it knows the command. */
  command?: Command;
  /** True where it is what nearly everyone wants: done by "fix all" and by a single key. */
  preferred?: boolean;
}

/** A problem of any file, with all that is needed to mend it. */
export interface BrokenFile {
  base: EvidenceBase;
  file: FileName;
  text: string;
  problem: Problem;
  /** The words at fault. */
  written: string;
}

/** A problem of a note. */
export interface Broken extends BrokenFile {
  note: Note;
}

export type Fixer = (broken: Broken) => Fix[];
/** Of problems that stand in bibliographies and settings too. */
export type FileFixer = (broken: BrokenFile) => Fix[];

export const replace = (range: Range, newText: string) => [{ range, newText }];
export const insert = (at: number, newText: string) => [{ range: { start: at, end: at }, newText }];

/** The line ending that a text uses. */
export const newlineOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** An id from words: the first few of them, in lower case and with hyphens; none that is taken. */
export function freshId(base: EvidenceBase, words: string): string {
  const parts = words.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const plain = parts.slice(0, 5).join('-').slice(0, 48).replace(/-+$/, '') || 'claim';
  // "fig-" and the like are Quarto's.
  const wanted = /^[a-z]{2,3}-/.test(plain) ? `claim-${plain}` : plain;
  let id = wanted;
  for (let number = 2; base.claimById(id) || base.evidenceById(id); number++) id = `${wanted}-${number}`;
  return id;
}
