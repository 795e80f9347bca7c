/** Links of the prose that name an id: `[words](claims.md#id)` and `[[claims#^id]]`. They claim nothing, but a rename has to follow them. */
import { decoded } from '../decoded.js';
import { detach } from './detach.js';
import type { Note, Ref } from './types.js';

const link =
  /\]\(<?([^()\s<>#]{0,500})#\^?([^()\s<>#]{1,300})>?(?=\)|[ \t]+["'(])|\[\[([^[\]|#\r\n]{0,300})#\^?([^[\]|#\r\n]{1,300})(?=\]\]|\|)/y;
/** How far around a link backticks are looked for. */
const longestSpan = 500;
/** An address on the network, whose anchors are its own. */
const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;
const identifier = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.-]*$/u;

/** In order; those of evidence, which are its refs already, and those in code are none. Linear. */
export function proseLinks(text: string, { evidence }: Pick<Note, 'evidence'>): Ref[] {
  const matches = matchesIn(text);
  if (matches.length === 0) return [];
  const refs = new Set<number>();
  for (const { relations } of evidence)
    for (const group of relations) for (const { range } of group.refs) refs.add(range.start);
  const found: Ref[] = [];
  const code = new Code(text);
  for (const match of matches) {
    const isLink = match[2] !== undefined;
    const written = match[2] ?? match[4] ?? '';
    const id = isLink ? decoded(written) : written;
    const end = match.index + match[0].length - (isLink && match[0].endsWith('>') ? 1 : 0);
    const start = end - written.length;
    if (!identifier.test(id) || refs.has(start) || code.holds(match.index)) continue;
    const path = match[1] ?? match[3];
    if (path !== undefined && isElsewhere.test(path)) continue;
    found.push({ form: isLink ? 'link' : 'wikilink', id, range: { start, end }, ...(path && { path }) });
  }
  return detach(found);
}

/** What looks like a link to an id. Few links have one: where none starts, nothing is tried. */
function matchesIn(text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  // Two searches side by side: the engine finds one mark many times as fast as one of two.
  let [round, square] = [text.indexOf(']('), text.indexOf('[[')];
  while (round >= 0 || square >= 0) {
    const at = square < 0 || (round >= 0 && round < square) ? round : square;
    link.lastIndex = at;
    const match = link.exec(text);
    if (match) matches.push(match);
    const next = match ? link.lastIndex : at + 1;
    if (round >= 0 && round < next) round = text.indexOf('](', next);
    if (square >= 0 && square < next) square = text.indexOf('[[', next);
  }
  return matches;
}

/** Which places stand in fenced code or in a code span of one line; asked in order. */
class Code {
  private at = 0;
  private fence = '';

  constructor(private readonly text: string) {}

  holds(offset: number): boolean {
    const { text } = this;
    let end: number;
    for (;;) {
      end = endOfLine(text, this.at);
      if (end >= offset) break;
      this.line(text.slice(this.at, Math.min(end, this.at + 200)));
      this.at = end + 1;
    }
    return (
      this.fence !== '' ||
      inSpan(
        text.slice(Math.max(this.at, offset - longestSpan), offset),
        text.slice(offset, Math.min(end, offset + longestSpan)),
      )
    );
  }

  private line(line: string): void {
    const mark = /^[ >]*(`{3,}|~{3,})(.*)$/.exec(line);
    if (!mark) return;
    const [, run = '', rest = ''] = mark;
    if (this.fence === '') this.fence = run;
    else if (run.startsWith(this.fence) && rest.trim() === '') this.fence = '';
  }
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

/** Whether a run of backticks before a place is closed by one as long behind it. */
function inSpan(before: string, after: string): boolean {
  let open = 0;
  for (const [run] of before.matchAll(/`+/g)) {
    if (open === 0) open = run.length;
    else if (open === run.length) open = 0;
  }
  return open > 0 && [...after.matchAll(/`+/g)].some(([run]) => run.length === open);
}
