/** The prose of a paragraph or heading, from its source and the inline nodes that remark found in it. */
import type { PhrasingContent } from 'mdast';
import { offsetsOf } from '../markdown/offsets.js';
import { isAsciiPunctuation, Kind, setKind, type Prose } from './prose.js';
import { markInline } from './inlineMarks.js';
import { markMath } from './math.js';

/** The lines of a leaf block without the prefixes that the blocks around it put before them. */
export function proseLines(source: string, start: number, end: number, quotes: number): Prose {
  const lines = [{ at: 0, source: start }];
  const whole = source.slice(start, end);
  /** The text of the lines above; nothing as long as all of them stand there as they are in the source. */
  let above: string | undefined;
  let from = 0;
  const breakAfter = whole.includes('\r') ? anyBreakAfter : feedAfter;
  for (let at = breakAfter(whole, 0); at >= 0; at = breakAfter(whole, from)) {
    const next = at + (whole.charCodeAt(at) === 13 && whole.charCodeAt(at + 1) === 10 ? 2 : 1);
    const after = afterPrefix(whole, next, quotes);
    if (above !== undefined) above += whole.slice(from, at) + '\n';
    else if (after > at + 1 || whole.charCodeAt(at) === 13) above = whole.slice(0, at) + '\n';
    lines.push({ at: above?.length ?? after, source: start + after });
    from = after;
  }
  return { text: above === undefined ? whole : above + whole.slice(from), lines };
}

/** Where a line ends; -1 for the last one. */
const feedAfter = (text: string, from: number): number => text.indexOf('\n', from);

function anyBreakAfter(text: string, from: number): number {
  lineBreak.lastIndex = from;
  return lineBreak.exec(text)?.index ?? -1;
}
const lineBreak = /[\r\n]/g;

function afterPrefix(source: string, from: number, quotes: number): number {
  let left = quotes;
  let i = from;
  for (; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 62 && left > 0) left--;
    else if (unit !== 32 && unit !== 9) break;
  }
  return i;
}

/** Marks what the inline nodes of a leaf are. */
export function proseOf(
  source: string,
  start: number,
  end: number,
  quotes: number,
  children: readonly PhrasingContent[],
): Prose {
  const prose = proseLines(source, start, end, quotes);
  const marker = new Marker(prose);
  for (const child of children) marker.mark(child, 0);
  markMath(prose);
  return prose;
}

/** The same without the parser; nothing where it must say what is markup. */
export function plainProse(source: string, start: number, end: number): Prose | undefined {
  const prose = proseLines(source, start, end, 0);
  if (!markInline(prose)) return undefined;
  markMath(prose);
  return prose;
}

/** Beyond this depth inline markup is read as plain text. */
const deepest = 100;

class Marker {
  private line = 0;
  constructor(private readonly prose: Prose) {}

  /** Offsets come in rising order, nearly: the line is looked for from the last one. */
  private at(offset: number): number {
    const { lines } = this.prose;
    while (this.line > 0 && (lines[this.line]?.source ?? 0) > offset) this.line--;
    while (this.line + 1 < lines.length && (lines[this.line + 1]?.source ?? 0) <= offset) this.line++;
    const line = lines[this.line];
    const next = lines[this.line + 1];
    if (!line) return 0;
    return Math.min(
      Math.max(line.at, line.at + offset - line.source),
      next ? next.at : this.prose.text.length,
    );
  }

  private set(start: number, end: number, kind: number): void {
    setKind(this.prose, start, end, kind);
  }

  mark(node: PhrasingContent, depth: number): void {
    const place = offsetsOf(node);
    const start = this.at(place.start);
    const end = this.at(place.end);
    switch (node.type) {
      case 'text':
        return this.markText(start, end);
      case 'emphasis':
      case 'strong':
      case 'link':
        return this.markParent(node, start, end, depth);
      case 'inlineCode':
        return this.markCode(start, end);
      case 'image':
        return this.markImage(start, end);
      case 'break':
        return this.set(start, end - 1, Kind.markup);
      case 'html':
        return this.set(start, end, Kind.hidden);
      default:
        return;
    }
  }

  /** Escapes; character references stay, since none of them is syntax of the language, and are decoded in the plain text. */
  private markText(start: number, end: number): void {
    const { text } = this.prose;
    for (let i = text.indexOf('\\', start); i >= 0 && i + 1 < end; i = text.indexOf('\\', i)) {
      if (isAsciiPunctuation(text.charCodeAt(i + 1))) {
        this.set(i, i + 1, Kind.markup);
        this.set(i + 1, i + 2, Kind.literal);
        i += 2;
      } else i++;
    }
  }

  private markParent(
    node: Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'link' }>,
    start: number,
    end: number,
    depth: number,
  ): void {
    if (node.type === 'link' && this.prose.text[start] === '<') {
      this.set(start, end, Kind.literal);
      this.set(start, start + 1, Kind.hidden);
      this.set(end - 1, end, Kind.hidden);
      return;
    }
    const first = node.children[0];
    const last = node.children[node.children.length - 1];
    const open = node.type === 'strong' ? 2 : 1;
    const inner = first ? this.at(offsetsOf(first).start) : start + open;
    const outer = last ? this.at(offsetsOf(last).end) : inner;
    this.set(start, inner, Kind.markup);
    if (node.type === 'link') {
      this.set(outer, outer + 1, Kind.markup);
      this.set(outer + 1, end, Kind.hidden);
      (this.prose.links ??= []).push({ start, textEnd: outer, end, url: node.url });
    } else this.set(outer, end, Kind.markup);
    (this.prose.units ??= new Map()).set(start, end);
    if (depth < deepest) for (const child of node.children) this.mark(child, depth + 1);
  }

  private markCode(start: number, end: number): void {
    let ticks = 0;
    while (this.prose.text.charCodeAt(start + ticks) === 96) ticks++;
    this.set(start, end, Kind.hidden);
    this.set(start + ticks, end - ticks, Kind.literal);
  }

  /** The words of a picture are text, its address is not. */
  private markImage(start: number, end: number): void {
    const { text } = this.prose;
    let depth = 0;
    let close = start + 1;
    for (; close < end; close++) {
      const unit = text.charCodeAt(close);
      if (unit === 92) close++;
      else if (unit === 91) depth++;
      else if (unit === 93 && --depth === 0) break;
    }
    this.set(start, start + 2, Kind.markup);
    this.markText(start + 2, close);
    this.set(close, close + 1, Kind.markup);
    this.set(close + 1, end, Kind.hidden);
  }
}
