/** Notes in memory and commands on them: what is written, as whole texts. */
import assert from 'node:assert/strict';
import type { EvidenceBase } from '../../../src/core/base/index.js';
import type { Range } from '../../../src/core/position.js';
import { changed, type Outcome } from '../../../src/language/writing/types.js';
import { baseOf } from '../../core/base/workspace.js';

export interface Desk {
  base: EvidenceBase;
  files: Record<string, string>;
  /** What is marked in `note.md`. */
  selection: Range;
  text: string;
}

/** `note.md` with `‸` at the cursor or `‹…›` around a selection, beside other files. */
export function desk(marked: string, files: Record<string, string> = {}): Desk {
  const start = marked.search(/[‸‹]/);
  const unopened = marked.replace(/[‸‹]/, '');
  const end = unopened.includes('›') ? unopened.indexOf('›') : start;
  const text = unopened.replace('›', '');
  const all = { ...files, 'note.md': text };
  return {
    base: baseOf(all),
    files: all,
    selection: { start: Math.max(0, start), end: Math.max(0, end) },
    text,
  };
}

/** The files that were changed, with `‸` or `‹…›` where the cursor goes; or why nothing was written. */
export function written({ files }: Pick<Desk, 'files'>, outcome: Outcome): Record<string, string> | string {
  if ('failure' in outcome) return outcome.failure;
  const texts: Record<string, string> = {};
  for (const file of new Set(outcome.changes.map((change) => change.file))) {
    const changes = outcome.changes.filter((change) => change.file === file);
    texts[file] = changed(files[file] ?? '', changes);
  }
  const { select } = outcome;
  if (select) {
    const text = texts[select.file] ?? files[select.file] ?? '';
    assert.equal(text, select.text, 'the cursor is placed in the text as it is then');
    const { start, end } = select.range;
    const mark = start === end ? '‸' : `‹${text.slice(start, end)}›`;
    texts[select.file] = text.slice(0, start) + mark + text.slice(end);
  }
  return texts;
}

export const claimIn = ({ base }: Desk, id: string) => {
  const claim = base.claimById(id);
  assert.ok(claim, `there is a claim #${id}`);
  return claim;
};
