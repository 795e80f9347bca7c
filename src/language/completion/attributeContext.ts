import type { Carrier, CompletionContext } from './context.js';

const opened = /\{([^{}]*)$/;
/** One attribute: a value in quotes may be unfinished. */
const part = /([\p{L}_:][\p{L}\p{N}\p{M}_:.-]*)=("[^"]*"?|'[^']*'?|[^\s"']*)|[^\s]+|\s+/uy;

/** The place in attributes that are being written: a name, or a value of one; of a list the value after the last comma. */
export function attributeContext(line: string, offset: number): CompletionContext | undefined {
  const match = opened.exec(line);
  if (!match) return undefined;
  const inside = match[1] ?? '';
  const before = line.slice(0, match.index);
  const carrier = carrierOf(before, inside);
  if (!carrier) return undefined;
  const at = (typed: string) => ({ start: offset - typed.length, end: offset });
  const written: string[] = [];
  let last: RegExpExecArray | null = null;
  part.lastIndex = 0;
  for (let next = part.exec(inside); next; next = part.exec(inside)) {
    last = next;
    written.push(next[1] ?? next[0]);
  }
  const [whole = '', name, value = ''] = last ?? [];
  if (name === undefined) {
    const typed = whole.trim();
    if (typed !== '') written.pop();
    return { kind: 'attribute', range: at(typed), carrier, written };
  }
  const quote = /^["']/.exec(value)?.[0];
  const isClosed = quote !== undefined && value.length > 1 && value.endsWith(quote);
  if (isClosed) return undefined;
  const list = quote === undefined ? value : value.slice(1);
  const typed = list.slice(list.lastIndexOf(',') + 1).trimStart();
  if (name === 'ref') return { kind: 'claim', range: at(typed.replace(/^#/, '')), hash: true };
  return { kind: 'value', range: at(typed), carrier, name, quoted: quote !== undefined };
}

/** Braces that carry attributes stand after a span, at the end of a heading or a callout's title, or after a fence. */
function carrierOf(before: string, inside: string): Carrier | undefined {
  const isSpan = before.endsWith(']');
  const isClaimLine = /^[\s>]*(?:#{1,6}[ \t].*[ \t]|:{3,}[ \t]*|\[!claim\][+-]?[ \t].*[ \t])$/i.test(before);
  if (!isSpan && !isClaimLine) return undefined;
  if (/(?:^|\s)\.effect\b/.test(inside)) return 'effect';
  if (isClaimLine || /(?:^|\s)\.claim\b/.test(inside)) return 'claim';
  return /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(before) ? 'evidence' : 'span';
}
