/**
 * A note at rest: all that it says, in a tenth of the room. Each part is written by one function and read by the next, property by
 * property: every note of a folder goes through them, and a table of properties takes twice as long.
 */
import type { Note } from '../types.js';
import { readCitation, writeCitation } from './citations.js';
import { readClaim, readOccurrence, writeClaim, writeOccurrence } from './claims.js';
import { readItem, writeItem } from './evidence.js';
import { readProblem, writeProblem } from './problems.js';
import { readStudy, writeStudy } from './studies.js';
import { readRef, readValue, writeRef, writeValue } from './values.js';
import { Reader, Writer, type Packed } from './writing.js';

export type PackedNote = Packed;

export function packNote(note: Note): PackedNote {
  const out = new Writer();
  writeNote(out, note);
  return out.packed();
}

/** A note that says what the packed one said. What is empty in it is shared with others: nothing is to be added. */
export const unpackNote = (packed: PackedNote): Note => readNote(new Reader(packed));

function writeNote(out: Writer, note: Note): void {
  const { citekey, title, crossReferences, links } = note;
  out.number((citekey ? 1 : 0) + (title !== undefined ? 2 : 0) + (crossReferences ? 4 : 0) + (links ? 8 : 0));
  out.number(note.length);
  out.number(note.lineStarts.length);
  let last = 0;
  for (const start of note.lineStarts) {
    out.number(start - last);
    last = start;
  }
  if (citekey) writeValue(out, citekey);
  if (title !== undefined) out.text(title);
  out.list(note.studies, writeStudy);
  out.list(note.claims, writeClaim);
  out.list(note.occurrences, writeOccurrence);
  out.list(note.evidence, writeItem);
  out.list(note.citations, writeCitation);
  if (crossReferences) out.list(crossReferences, writeCitation);
  if (links) out.list(links, writeRef);
  out.list(note.bibliography, writeValue);
  out.list(note.problems, writeProblem);
}

function readNote(from: Reader): Note {
  const there = from.number();
  const length = from.number();
  const lineStarts = new Array<number>(from.number());
  let last = 0;
  for (let i = 0; i < lineStarts.length; i++) {
    last += from.number();
    lineStarts[i] = last;
  }
  const citekey = there & 1 ? readValue(from) : undefined;
  const title = there & 2 ? from.text() : undefined;
  const studies = from.list(readStudy);
  const claims = from.list(readClaim);
  const occurrences = from.list(readOccurrence);
  const evidence = from.list(readItem);
  const citations = from.list(readCitation);
  const crossReferences = there & 4 ? from.list(readCitation) : undefined;
  const links = there & 8 ? from.list(readRef) : undefined;
  const bibliography = from.list(readValue);
  const problems = from.list(readProblem);
  const note: Note = {
    lineStarts,
    length,
    studies,
    claims,
    occurrences,
    evidence,
    citations,
    bibliography,
    problems,
  };
  if (citekey) note.citekey = citekey;
  if (title !== undefined) note.title = title;
  if (crossReferences) note.crossReferences = crossReferences;
  if (links) note.links = links;
  return note;
}
