/** Finds the records of a CSL-JSON text: token by token, since a tree of the whole file would cost more than the file. */
import { createScanner } from 'jsonc-parser';
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import type { Range } from '../position.js';
import { ownCopy } from './text.js';
import type { ReferenceEntry } from './types.js';

/** The tokens of jsonc-parser's `SyntaxKind`, whose names exist only at its own compile time. */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  string: 10,
  number: 11,
  end: 17,
} as const;

interface Found {
  start: number;
  id: Range | undefined;
  citationKey: Range | undefined;
  type: Range | undefined;
}

export function scanCslJson(text: string): {
  entries: ReferenceEntry[];
  problems: Problem[];
  recognised: boolean;
} {
  const entries: ReferenceEntry[] = [];
  const problems: Problem[] = [];
  const tell = (start: number, end: number, message: string): void => {
    problems.push(problem('bad-bibliography-entry', { start, end: Math.max(end, start + 1) }, message));
  };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const scanner = createScanner(start ? text.slice(start) : text, true);
  let open: Found | undefined;
  let depth = 0;
  let list = false;
  let property = '';
  let expectsName = false;
  let recognised = false;

  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    const from = scanner.getTokenOffset() + start;
    const to = from + scanner.getTokenLength();
    if (kind === token.openBracket && !open && depth === 0) {
      list = true;
      continue;
    }
    if (kind === token.openBrace || kind === token.openBracket) {
      depth++;
      if (!open && kind === token.openBrace) {
        open = { start: from, id: undefined, citationKey: undefined, type: undefined };
        expectsName = true;
        recognised = true;
      }
    } else if (kind === token.closeBrace || kind === token.closeBracket) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open) {
        close(open, to);
        open = undefined;
      }
    } else if (open && depth === 1) {
      if (kind === token.comma) expectsName = true;
      else if (kind === token.string && expectsName) {
        property = scanner.getTokenValue();
        expectsName = false;
      } else if (kind === token.string || kind === token.number) {
        const quoted = kind === token.string ? 1 : 0;
        const value = { start: from + quoted, end: Math.max(from + quoted, to - quoted) };
        if (property === 'id') open.id ??= value;
        else if (property === 'citation-key') open.citationKey ??= value;
        else if (property === 'type') open.type ??= value;
      }
    }
  }
  if (open) tell(open.start, open.start + 1, 'this record is never closed; add the missing }');
  return { entries, problems, recognised: recognised || list };

  function close(found: Found, end: number): void {
    const source = text.slice(found.start, end);
    const key = found.id ?? found.citationKey;
    if (!key || key.end === key.start) {
      tell(found.start, found.start + 1, 'this record has no id; give it one, the citation key');
      return;
    }
    const entry: ReferenceEntry = {
      citekey: unescaped(text.slice(key.start, key.end)),
      keyRange: key,
      range: { start: found.start, end },
      type: found.type ? ownCopy(text.slice(found.type.start, found.type.end).toLowerCase()) : '',
      source,
    };
    try {
      JSON.parse(source);
    } catch {
      entry.broken = 'this record is not valid JSON; look for a missing comma, quotation mark or bracket';
      tell(found.start, key.end, entry.broken);
    }
    entries.push(entry);
  }
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return ownCopy(literal);
  try {
    return String(JSON.parse(`"${literal}"`));
  } catch {
    return ownCopy(literal);
  }
}
