/** Prefixes and suffixes as Pandoc prints them: white space single, quotation marks, dashes and ellipses typographic. */
import { Kind, decodeReferences, isSyntax, type Prose } from '../prose/prose.js';
import { closeQuote, opensQuote } from './quotes.js';

/** Nothing in it is printed otherwise than it is written, but for several spaces or full stops in a row. */
const plain = /^[\p{L}\p{N} ,.:;()/+=]*$/u;

function isUnmarked({ kinds }: Prose, start: number, end: number): boolean {
  if (kinds) for (let i = start; i < end; i++) if (kinds[i] !== Kind.plain) return false;
  return true;
}

/** A part of the prose, with a space kept at its start and its end where there is white space. */
export function typeset(prose: Prose, start: number, end: number): string {
  const { text } = prose;
  if (isUnmarked(prose, start, end)) {
    const part = text.slice(start, end);
    if (plain.test(part) && !part.includes('...') && !part.includes('  ')) return part;
  }
  let out = '';
  const closing = new Map<number, string>();
  for (let i = start; i < end; i++) {
    const unit = text.charAt(i);
    if (/\s/.test(unit)) {
      if (!out.endsWith(' ')) out += ' ';
      continue;
    }
    if (!isSyntax(prose, i)) {
      out += unit;
      continue;
    }
    if (prose.kinds?.[i] === Kind.markup) {
      if (unit !== '\\') out += unit === '_' ? '*' : unit;
      continue;
    }
    if (unit === '"' || unit === "'") {
      const close = closing.get(i);
      const found = close === undefined ? closeQuote(prose, i, i === start) : undefined;
      const quoted = found !== undefined && found <= end ? found : undefined;
      if (quoted !== undefined) closing.set(quoted - 1, unit === '"' ? '”' : '’');
      out += close ?? (unit === "'" ? (quoted === undefined ? '’' : '‘') : opensQuote(prose, i) ? '“' : '”');
    } else if (text.startsWith('...', i)) {
      out += '…';
      i += 2;
    } else if (text.startsWith('---', i)) {
      out += '—';
      i += 2;
    } else if (text.startsWith('--', i)) {
      out += '–';
      i++;
    } else out += unit;
  }
  return decodeReferences(out);
}
