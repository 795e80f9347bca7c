import { inlineReferences, scanBibliography } from '../core/bibliography/index.js';
import type { Bibliography } from '../core/bibliography/types.js';
import type { Change, EvidenceBase, FileName } from '../core/base/types.js';
import { readToPack } from '../core/notes/index.js';
import type { Note } from '../core/notes/types.js';
import type { FileKind } from './kinds.js';
import type { ReadResult } from './readText.js';

/** Reads a note's text; `file` is its name in the base. */
export type ReadNote = (text: string, file: FileName) => Note;

/**
 * Puts what was read of a file into the base, under its name there: a text as what it says, a file left out as its problem alone, one
 * that is gone as nothing. `read` reads a note's text; a server passes one that remembers.
 */
export function readInto(
  base: EvidenceBase,
  name: FileName,
  kind: Exclude<FileKind, 'config'>,
  result: ReadResult,
  read: ReadNote = readToPack,
): Change {
  if (result.kind === 'gone') return base.remove(name);
  if (kind === 'note')
    return result.kind === 'text'
      ? base.setNote(name, read(result.text, name), inlineReferences(name, result.text))
      : base.setNote(name, emptyNote(result));
  if (result.kind === 'skipped') return base.setBibliography(name, emptyBibliography(result));
  const bibliography = scanBibliography(name, result.text);
  if (result.problem) bibliography.problems = [result.problem, ...bibliography.problems];
  return base.setBibliography(name, bibliography);
}

type Skipped = Extract<ReadResult, { kind: 'skipped' }>;

/** A note of which nothing is known but why it was left out. */
export function emptyNote({ problem, lineStarts, length }: Omit<Skipped, 'kind'>): Note {
  return {
    lineStarts,
    length,
    studies: [],
    claims: [],
    occurrences: [],
    evidence: [],
    citations: [],
    bibliography: [],
    problems: [problem],
  };
}

/** A bibliography of which nothing is known but why it was left out. */
export function emptyBibliography({ problem, lineStarts }: Omit<Skipped, 'kind'>): Bibliography {
  return { format: 'bibtex', lineStarts, entries: [], strings: '', problems: [problem] };
}
