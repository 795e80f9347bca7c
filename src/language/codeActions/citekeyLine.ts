/** Saying in the front matter which paper a note is about. */
import { frontMatterRange } from '../../core/notes/frontMatter/readFrontMatter.js';
import type { Note } from '../../core/notes/types.js';
import { endOfLine } from '../lines.js';
import { yamlScalar } from '../yaml.js';
import { insert, newlineOf, replace, type Fix } from './fix.js';

const emptyValues = ['', '""', "''", '~', 'null'];

/** The line that is there and empty is filled: a second one would not be read. Undefined where another value stands there already. */
export function citekeyLine(note: Note, text: string, citekey: string): Fix['edits'] | undefined {
  const newline = newlineOf(text);
  const line = `citekey: ${yamlScalar(citekey)}${newline}`;
  const range = frontMatterRange(text)?.range;
  if (!range) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return insert(start, `---${newline}${line}---${newline}${newline}`);
  }
  const head = text.slice(range.start, range.end);
  // In braces a line is no entry, and what is broken already is not made worse.
  if (/^\s*[{[]/.test(head) || note.problems.some(({ code }) => code === 'bad-front-matter'))
    return undefined;
  const key = /^(["']?)citekey\1[ \t]*:/m.exec(head);
  if (!key) return insert(range.start, line);
  const start = range.start + key.index + key[0].length;
  const end = endOfLine(text, start);
  const written = text.slice(start, end);
  const comment = /(?:^|[ \t])#/.exec(written)?.index ?? written.length;
  const isAlone = !/^(?:\r\n|[\n\r])(?:[ \t]+\S|-[ \t])/.test(text.slice(end, end + 200));
  return emptyValues.includes(written.slice(0, comment).trim()) && isAlone
    ? replace({ start, end: start + comment }, ` ${yamlScalar(citekey)}`)
    : undefined;
}
