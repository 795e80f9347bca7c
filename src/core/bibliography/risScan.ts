/** Finds the records of a RIS text, and gives those without an id a citation key of author, year and a word of the title. */
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { ownCopy } from './text.js';
import type { ReferenceEntry } from './types.js';

const tagLine = /^([A-Z][A-Z0-9]) {1,2}-(?: +|$)(.*)$/;

/** Words that tell nothing of a title. */
const fillers = new Set([
  'a',
  'an',
  'and',
  'das',
  'de',
  'der',
  'die',
  'for',
  'from',
  'how',
  'in',
  'la',
  'le',
  'of',
  'on',
  'the',
  'to',
]);

interface Record {
  start: number;
  headEnd: number;
  end: number;
  type: string;
  id: { text: string; start: number } | undefined;
  author: string;
  year: string;
  title: string;
}

export function scanRis(text: string): {
  entries: ReferenceEntry[];
  problems: Problem[];
  recognised: boolean;
} {
  const problems: Problem[] = [];
  const records: Record[] = [];
  let open: Record | undefined;
  const line = /[^\r\n]*(?:\r\n|\r|\n|$)/y;

  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length;) {
    line.lastIndex = start;
    line.test(text);
    const next = Math.max(line.lastIndex, start + 1);
    const written = text.slice(start, next).trimEnd();
    const end = start + written.length;
    const [, tag, value = ''] = tagLine.exec(written) ?? [];
    if (tag === 'TY') {
      if (open) {
        const range = { start: open.start, end: open.headEnd };
        problems.push(problem('bad-bibliography-entry', range, 'end this record with a line ER  -'));
      }
      const type = value.trim().toLowerCase();
      open = { start, headEnd: end, end, type, id: undefined, author: '', year: '', title: '' };
      records.push(open);
    } else if (open && written !== '') {
      open.end = end;
      if (tag === 'ER') open = undefined;
      else if (tag) note(open, tag, value, end);
    }
    start = next;
  }
  if (open) {
    const range = { start: open.start, end: open.headEnd };
    problems.push(problem('bad-bibliography-entry', range, 'end this record with a line ER  -'));
  }
  return { entries: keyed(text, records), problems, recognised: records.length > 0 };
}

function note(record: Record, tag: string, value: string, lineEnd: number): void {
  const trimmed = value.trim();
  if (trimmed === '') return;
  if (tag === 'ID' && !/\s/.test(trimmed)) record.id ??= { text: trimmed, start: lineEnd - value.length };
  else if (tag === 'AU' || tag === 'A1') record.author ||= trimmed;
  else if (tag === 'PY' || tag === 'Y1' || tag === 'DA') record.year ||= /\d{4}/.exec(trimmed)?.[0] ?? '';
  else if (tag === 'TI' || tag === 'T1') record.title ||= trimmed;
}

function keyed(text: string, records: Record[]): ReferenceEntry[] {
  const taken = new Set(records.flatMap(({ id }) => (id ? [id.text] : [])));
  return records.map((record): ReferenceEntry => {
    const { start, headEnd, end, type, id } = record;
    const base = {
      range: { start, end },
      type: ownCopy(type),
      source: text.slice(start, end),
    };
    if (id) {
      const keyRange = { start: id.start, end: id.start + id.text.length };
      return { citekey: ownCopy(id.text), keyRange, ...base };
    }
    const made = madeKey(record);
    let citekey = made;
    for (let n = 2; taken.has(citekey); n++) citekey = `${made}-${n}`;
    taken.add(citekey);
    return { citekey, keyRange: { start, end: headEnd }, ...base };
  });
}

/** `bovaird2015activating`: the same record always gets the same key, wherever in the file it stands. */
function madeKey({ author, year, title }: Record): string {
  const plain = (piece: string): string =>
    piece
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const family = author.includes(',') ? author.slice(0, author.indexOf(',')) : author;
  const word = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .find((each) => each.length > 1 && !fillers.has(each));
  return plain(family) + year + plain(word ?? '') || 'untitled';
}
