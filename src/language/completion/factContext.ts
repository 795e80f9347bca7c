import type { CompletionContext } from './context.js';
import { endOfLine } from '../lines.js';

const keyStart = /^(\s*)(?:- +)?([\p{L}-]*)$/u;
const keyed = /^(\s*)(?:- +)?([\p{L}-]+):(?:[ \t]+(.*))?$/u;
const listItem = /^(\s*)- +(.*)$/;

/** The place in front matter: a key of the note or of a study, or a value of one; of a list the value after the last comma. */
export function factContext(text: string, lineStart: number, line: string): CompletionContext | undefined {
  const offset = lineStart + line.length;
  const at = (typed: string) => ({ start: offset - typed.length, end: offset });
  const value = keyed.exec(line);
  if (value) {
    const [, indent = '', name = '', written] = value;
    if (written === undefined) return undefined;
    const of = indent === '' && !line.startsWith('-') ? 'note' : ownerOf(parentOf(text, lineStart, line));
    return of && { kind: 'factValue', range: at(lastOf(written)), of, name };
  }
  const parent = parentOf(text, lineStart, line);
  const item = listItem.exec(line);
  if (item && parent !== undefined && parent !== 'studies') {
    const of = isOfNote(parent) ? 'note' : 'study';
    return { kind: 'factValue', range: at(lastOf(item[2] ?? '')), of, name: parent };
  }
  const key = keyStart.exec(line);
  if (!key) return undefined;
  const of = parent === undefined ? 'note' : ownerOf(parent);
  return of && { kind: 'fact', range: at(key[2] ?? ''), of };
}

const ownerOf = (parent: string | undefined): 'note' | 'study' | undefined =>
  parent === undefined ? 'note' : parent === 'study' || parent === 'studies' ? 'study' : undefined;

const isOfNote = (name: string): boolean => name === 'bibliography';

/** What is typed of the last value of a list, without quotes and brackets. */
const lastOf = (written: string): string => /[^,\s"'[\]]*(?: [^,\s"'[\]]+)*$/.exec(written)?.[0] ?? '';

/** The key that a line is nested under: the nearest one above with less indentation, or as much for a list. */
function parentOf(text: string, lineStart: number, line: string): string | undefined {
  const indentOf = (one: string): number => one.length - one.trimStart().length;
  let indent = indentOf(line) + (/^\s*- /.test(line) ? 1 : 0);
  if (indent === 0) return undefined;
  const lines: string[] = [];
  for (let start = 0; start < lineStart;) {
    const end = endOfLine(text, start);
    lines.push(text.slice(start, Math.min(end, start + 200)));
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  for (const above of lines.reverse()) {
    if (above.trim() === '') continue;
    const depth = indentOf(above);
    if (depth >= indent) continue;
    const name = /^\s*(?:- +)?([\p{L}-]+):\s*$/u.exec(above)?.[1];
    if (name !== undefined) return name;
    if (depth === 0) return undefined;
    indent = depth + (/^\s*- /.test(above) ? 1 : 0);
  }
  return undefined;
}
