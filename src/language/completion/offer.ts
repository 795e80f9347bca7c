import type { TextEdit } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Search } from '../search.js';

/** What every kind of completion is made from. */
export interface Offer {
  base: EvidenceBase;
  search: Search;
  file: FileName;
  /** What a choice replaces. */
  typed: string;
  edit: (newText: string) => TextEdit;
  /** Keys that were cited lately in any note, the last first. */
  recent: readonly string[];
}

/** What a completion needs to be explained later: only the shown one is. */
export type CompletionData = { claim: string } | { citekey: string };

/** At most so many are offered; the editor asks again at the next letter. */
export const mostOffered = 60;

/** Keeps the order in which completions are made. */
export const inOrder = (position: number): string => String(position).padStart(4, '0');
