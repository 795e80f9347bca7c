/** Finds the records of a RIS text, and gives those without an id a citation key of author, year and a word of the title. */
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { keyed, type UnkeyedRecord } from './madeKeys.js';
import type { ReferenceEntry } from './types.js';

const tagLine = /^([A-Z][A-Z0-9]) {1,2}-(?: +|$)(.*)$/;

export function scanRis(text: string): {
  entries: ReferenceEntry[];
  problems: Problem[];
  recognised: boolean;
} {
  const problems: Problem[] = [];
  const records: UnkeyedRecord[] = [];
  let open: UnkeyedRecord | undefined;
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

function note(record: UnkeyedRecord, tag: string, value: string, lineEnd: number): void {
  const trimmed = value.trim();
  if (trimmed === '') return;
  if (tag === 'ID' && !/\s/.test(trimmed)) record.id ??= { text: trimmed, start: lineEnd - value.length };
  else if (tag === 'AU' || tag === 'A1') record.author ||= trimmed;
  else if (tag === 'PY' || tag === 'Y1' || tag === 'DA') record.year ||= /\d{4}/.exec(trimmed)?.[0] ?? '';
  else if (tag === 'TI' || tag === 'T1') record.title ||= trimmed;
}
