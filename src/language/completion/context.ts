import { relations } from '../../core/notes/relations.js';
import type { Range } from '../../core/position.js';
import { endOfLine, isInCodeSpan, regionAt, startOfLine } from './region.js';

/** What may be completed at a cursor, and the stretch of text that a choice replaces. */
export type CompletionContext =
  | { kind: 'relation'; range: Range }
  | { kind: 'claim'; range: Range }
  | { kind: 'citekey'; range: Range }
  | { kind: 'none' };

const forms = Object.values(relations)
  .flatMap(({ forms: both }) => both)
  .join('|');
const bullet = String.raw`^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+`;
const relationStart = new RegExp(`${bullet}[*_]{0,3}([\\p{L} ]{0,20})$`, 'u');
const afterRelation = new RegExp(`${bullet}[*_]{0,3}(?:${forms})\\b[^:\\[@]*#([\\p{L}\\p{N}_:.-]*)$`, 'iu');
const refAttribute = /\{[^{}]*\bref=["']?([\p{L}\p{N}_:.-]*)$/u;
const citation = /(?:^|[^\p{L}\p{N}_/.\\@])@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]*)$/u;
const ownCitekey = /^citekey:\s*["']?@?([^\s"']*)$/u;

/** Reads the line up to the cursor; nothing is offered in code, comments or front matter, but for the note's own citation key. */
export function completionContext(text: string, offset: number): CompletionContext {
  const lineStart = startOfLine(text, offset);
  // No annotation is longer; a line without breaks of a megabyte must cost nothing.
  const line = text.slice(Math.max(lineStart, offset - 2000), offset);
  const region = regionAt(text, lineStart);
  const replaced = (word: string | undefined): Range => ({
    start: offset - (word ?? '').length,
    end: offset,
  });
  if (region === 'front matter') {
    const key = ownCitekey.exec(line);
    return key ? { kind: 'citekey', range: replaced(key[1]) } : { kind: 'none' };
  }
  const rest = text.slice(offset, Math.min(endOfLine(text, offset), offset + 2000));
  if (region === 'code' || isInCodeSpan(line, rest)) return { kind: 'none' };
  const claim = afterRelation.exec(line) ?? refAttribute.exec(line);
  if (claim) return { kind: 'claim', range: replaced(claim[1]) };
  const key = citation.exec(line);
  if (key) return { kind: 'citekey', range: replaced(key[1]) };
  const relation = relationStart.exec(line);
  if (relation) return { kind: 'relation', range: replaced(relation[1]) };
  return { kind: 'none' };
}
