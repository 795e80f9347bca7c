/** What is coloured, held against what is read. */
import { readNote } from '../../src/core/notes/index.js';
import { colouredAt } from './tokens.js';

/** Scopes that promise that something is read. */
const promises = /^(?:keyword\.control\.relation\..*|entity\.name\.type\.claim|variable\.other\.citekey)$/;

/** Where colours and reading differ: what is read and has not its colour, and what has the colour and is not read. Line ends are \n, as in a line of the editor. */
export async function disagreements(text: string): Promise<string[]> {
  const at = await colouredAt(text);
  const read = readStarts(text);
  const place = (offset: number): string =>
    `${text.slice(Math.max(0, offset - 30), offset)}⟦${text.slice(offset, offset + 30)}`;
  const missed = [...read].flatMap(([offset, scope]) =>
    at(offset) === scope ? [] : [`${scope} is ${at(offset)}: ${place(offset)}`],
  );
  const extra = Array.from({ length: text.length }, (_, offset) => offset).flatMap((offset) => {
    const scope = at(offset);
    const starts = scope !== at(offset - 1) || text[offset - 1] === '\n';
    return scope && starts && promises.test(scope) && !read.has(offset)
      ? [`${scope} is not read: ${place(offset)}`]
      : [];
  });
  return [...missed, ...extra];
}

/** The scope that each thing that is read is to have, by where it starts. */
function readStarts(text: string): Map<number, string> {
  const note = readNote(text);
  const starts = new Map<number, string>();
  const name = (range: { start: number } | undefined): void => {
    if (range) starts.set(range.start, 'entity.name.type.claim');
  };
  for (const { relations, id } of note.evidence) {
    name(id?.range);
    for (const { range, relation, refs } of relations) {
      starts.set(range.start, `keyword.control.relation.${relation}`);
      for (const ref of refs) name(ref.range);
    }
  }
  for (const { id } of note.claims) name(id?.range);
  for (const { ref } of note.occurrences) name(ref.range);
  for (const { items } of note.citations)
    for (const { keyRange } of items) starts.set(keyRange.start, 'variable.other.citekey');
  return starts;
}
