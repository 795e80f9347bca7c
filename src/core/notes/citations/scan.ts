/**
 * Pandoc's citations in the prose of a paragraph. The grammar is that of Pandoc's Markdown reader (textualCite, normalCite, bareloc,
 * citeList, prefix, suffix); each function here reads one of its rules.
 */
import { matchBrackets } from '../prose/brackets.js';
import { MarkSearch } from '../prose/markSearch.js';
import { bareText, isSyntax, rangeOf, referenceEnd, type Prose } from '../prose/prose.js';
import type { CitationGroup, CitationItem, CitationMode } from '../types.js';
import { readWellFormed } from '../attributes.js';
import { holdsAddress, inAddress, mayBeInAddress, isCrossReference, readKey, type Key } from './key.js';
import { readLocator } from './locator.js';
import { typeset } from './typography.js';
import { closeQuote } from './quotes.js';

/** One key of a citation and where its parts stand in the prose. */
export interface Item {
  key: Key;
  mode: CitationMode;
  prefixStart: number;
  prefixEnd: number;
  suffixStart: number;
  suffixEnd: number;
  made: CitationItem | undefined;
}

/** A citation and where it stands in the prose. */
export interface Group {
  items: Item[];
  start: number;
  end: number;
  /** Citations within its prefixes and suffixes. */
  inner: readonly Group[];
}

export class CitationScanner {
  readonly groups: Group[] = [];
  readonly brackets: ReadonlyMap<number, number>;
  /** What brackets have been found to be; absent before the first. */
  private attempts: Map<number, Group | undefined> | undefined;
  private readonly noneAfter: number;
  private readonly nextAt: MarkSearch;
  private readonly nextOpening: MarkSearch;
  /** Whether there is a web address in the text; looked for where a key may stand in one. */
  private hasAddress: boolean | undefined;

  constructor(readonly prose: Prose) {
    this.brackets = matchBrackets(prose, (at) =>
      prose.text[at + 1] === '{' ? readKey(prose, at)?.end : undefined,
    );
    this.noneAfter = lastAt(prose.text);
    this.nextAt = new MarkSearch(prose.text, '@');
    this.nextOpening = new MarkSearch(prose.text, '[');
    this.scan(0, prose.text.length);
    if (this.groups.length > 1) this.groups.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private scan(from: number, to: number): void {
    const last = Math.min(to - 1, this.noneAfter);
    for (let i = this.nextMark(from); i <= last; i = this.nextMark(i)) i = this.step(i, this.groups);
  }

  /** Reads one thing of running text and gives the place after it. */
  private step(i: number, out: Group[]): number {
    const { prose } = this;
    const unit = prose.text.charCodeAt(i);
    if (unit === 91 && isSyntax(prose, i)) {
      const wikilink = this.wikilinkEnd(i);
      if (wikilink !== undefined) return wikilink;
      const before = prose.text[i - 1];
      const plain = !((before === '!' || before === '^') && isSyntax(prose, i - 1));
      const attempt = plain ? this.bracketed(i) : undefined;
      if (!attempt) return i + 1;
      push(out, attempt);
      return attempt.end;
    }
    if (unit === 64 || (unit === 45 && prose.text.charCodeAt(i + 1) === 64)) {
      const attempt = this.textual(i);
      if (attempt) {
        push(out, attempt);
        return attempt.end;
      }
    }
    return i + 1;
  }

  /** `[[name|@handle]]` and `[[people/@handle]]` are links between notes. */
  private wikilinkEnd(i: number): number | undefined {
    const { text } = this.prose;
    if (text[i + 1] !== '[') return undefined;
    const close = this.brackets.get(i);
    if (close === undefined || this.brackets.get(i + 1) !== close - 1) return undefined;
    const inside = text.slice(i + 2, close - 1);
    return inside.includes('|') || !/\s|^-?@/.test(inside) ? close + 1 : undefined;
  }

  private key(at: number): Key | undefined {
    const key = readKey(this.prose, at);
    return key && !this.isInAddress(key.start) ? key : undefined;
  }

  private isInAddress(at: number): boolean {
    const { text } = this.prose;
    return mayBeInAddress(text, at) && (this.hasAddress ??= holdsAddress(text)) && inAddress(text, at);
  }

  /** `@key`, `-@key`, `@key [p. 3]`, `@key [p. 3; @other]`, `@key [@other]`. */
  private textual(at: number): Group | undefined {
    const key = this.key(at);
    if (!key) return undefined;
    const item = itemOf(key, key.suppress ? 'suppress' : 'intext', at, key.end);
    const open = this.spaces(key.end);
    const bracket = this.prose.text[open] === '[' && isSyntax(this.prose, open) ? open : -1;
    if (bracket >= 0 && this.prose.text[bracket + 1] !== '^') {
      const rest = this.bracketed(bracket);
      if (rest) return { items: [item, ...rest.items], start: at, end: rest.end, inner: rest.inner };
      const locator = this.bareLocator(bracket, item);
      if (locator) return { ...locator, start: at };
    }
    return { items: [item], start: at, end: key.end, inner: none };
  }

  private bareLocator(open: number, first: Item): Group | undefined {
    const { text } = this.prose;
    const close = this.brackets.get(open);
    if (close === undefined) return undefined;
    const inner: Group[] = [];
    const stop = this.suffixEnd(open + 1, close, inner);
    const items: Item[] = [{ ...first, suffixStart: open + 1, suffixEnd: stop, made: undefined }];
    let end = stop;
    if (text[stop] === ';') {
      const rest = this.list(this.spaces(stop + 1), close, inner);
      if (!rest) return undefined;
      items.push(...rest.items);
      end = rest.end;
    }
    end = this.spaces(end);
    if (end !== close || text[close + 1] === '(' || text[close + 1] === '[') return undefined;
    return { items, start: open, end: close + 1, inner };
  }

  /** `[see @a, p. 3; -@b]`, unless it is the text of a link or of a span. */
  bracketed(open: number): Group | undefined {
    if (this.attempts?.has(open)) return this.attempts.get(open);
    const close = this.brackets.get(open);
    const attempt =
      close === undefined || open > this.noneAfter ? undefined : this.readBracketed(open, close);
    (this.attempts ??= new Map()).set(open, attempt);
    return attempt;
  }

  private readBracketed(open: number, close: number): Group | undefined {
    return this.isText(close) ? undefined : this.bracketedAnyhow(open, close);
  }

  /** The citation in brackets whatever follows them. */
  bracketedAnyhow(open: number, close: number): Group | undefined {
    const inner: Group[] = [];
    const list = this.list(this.spaces(open + 1), close, inner);
    if (!list || this.spaces(list.end) !== close) return undefined;
    return { items: list.items, start: open, end: close + 1, inner };
  }

  /** Whether the brackets that close here are the text of a link, a reference or a span. */
  private isText(close: number): boolean {
    const { text } = this.prose;
    const next = text[close + 1];
    if (next === '(') return text.indexOf(')', close) > 0;
    if (next === '[')
      return text[close + 2] !== '@' && text[close + 2] !== '^' && this.brackets.has(close + 1);
    return next === '{' && readWellFormed(text, close + 1) !== undefined;
  }

  private list(from: number, close: number, inner: Group[]): { items: Item[]; end: number } | undefined {
    const items: Item[] = [];
    let i = from;
    for (;;) {
      const key = this.keyAfterPrefix(i, close, inner);
      if (!key) return undefined;
      const suffixEnd = this.suffixEnd(key.end, close, inner);
      items.push(itemOf(key, key.suppress ? 'suppress' : 'normal', i, suffixEnd));
      if (this.prose.text[suffixEnd] !== ';') return { items, end: suffixEnd };
      i = this.spaces(suffixEnd + 1);
    }
  }

  /** The key that ends the prefix; nothing where a `;` stands in it or there is no key. */
  private keyAfterPrefix(from: number, close: number, inner: Group[]): Key | undefined {
    let i = from;
    while (i < close) {
      const unit = this.prose.text.charCodeAt(i);
      if (unit === 59 && isSyntax(this.prose, i)) return undefined;
      const key = unit === 64 || unit === 45 ? this.key(i) : undefined;
      if (key) return key;
      i = this.unit(i, close, inner);
    }
    return undefined;
  }

  private suffixEnd(from: number, close: number, inner: Group[]): number {
    let i = from;
    while (i < close && !(this.prose.text.charCodeAt(i) === 59 && isSyntax(this.prose, i)))
      i = this.unit(i, close, inner, i === from);
    // Beyond the bracket where a quotation is: then it closes no citation.
    return i;
  }

  /** Past what Pandoc reads as one inline: a quotation, emphasis, brackets, a citation, a reference such as `&amp;`, a character. */
  private unit(i: number, close: number, inner: Group[], afterKey = false): number {
    const { prose } = this;
    const known = prose.units?.get(i);
    if (known !== undefined && known <= close) return this.within(i, known, inner);
    const unit = prose.text.charCodeAt(i);
    if (!isSyntax(prose, i)) return i + 1;
    if (unit === 91) {
      const end = this.brackets.get(i);
      if (end !== undefined && end < close) {
        const attempt = this.bracketed(i);
        if (!attempt) return this.within(i, end + 1, inner);
        push(inner, attempt);
        return attempt.end;
      }
    }
    if (unit === 64 || unit === 45) {
      const attempt = this.textual(i);
      if (attempt && attempt.end <= close) {
        push(inner, attempt);
        return attempt.end;
      }
    }
    if (unit === 38) return referenceEnd(prose.text, i) ?? i + 1;
    const quoted = closeQuote(prose, i, afterKey);
    return quoted === undefined ? i + 1 : this.within(i, quoted, inner);
  }

  /** Reads the citations of a part that is one inline, and gives its end. */
  private within(start: number, end: number, inner: Group[]): number {
    const last = Math.min(end - 1, this.noneAfter);
    for (let i = this.nextMark(start + 1); i <= last; i = this.nextMark(i)) i = this.step(i, inner);
    return end;
  }

  /** The next place at which a citation may start: a `[`, or an `@` with the `-` before it; past the end where there is none. */
  private nextMark(from: number): number {
    const { text } = this.prose;
    const unit = text.charCodeAt(from);
    if (unit === 64 || unit === 91) return from;
    const at = this.nextAt.from(from);
    const hyphened = at > from && text.charCodeAt(at - 1) === 45 ? at - 1 : at;
    return Math.min(hyphened, this.nextOpening.from(from));
  }

  /** Past white space, at most one line end in it. */
  private spaces(from: number): number {
    let i = from;
    for (let unit = this.prose.text.charCodeAt(i); unit === 32 || unit === 9 || unit === 10;) {
      unit = this.prose.text.charCodeAt(++i);
    }
    return i;
  }
}

/** The place of the last `@`; -1 where there is none. From the front: the engine searches only that way fast. */
function lastAt(text: string): number {
  let last = -1;
  for (let i = text.indexOf('@'); i >= 0; i = text.indexOf('@', i + 1)) last = i;
  return last;
}

function push(out: Group[], group: Group): void {
  out.push(group);
  for (const other of group.inner) out.push(other);
}

const none: readonly Group[] = [];

const itemOf = (key: Key, mode: CitationMode, prefixStart: number, suffixEnd: number): Item => ({
  key,
  mode,
  prefixStart,
  prefixEnd: key.start,
  suffixStart: key.end,
  suffixEnd,
  made: undefined,
});

/** Whether one of its keys looks like the name of a part of the document. */
export const namesPart = (group: Group): boolean => group.items.some(({ key }) => isCrossReference(key.key));

/** The citation with all its keys, those that look like names of parts of the document too. */
export const wholeCitation = (prose: Prose, group: Group): CitationGroup => ({
  items: group.items.map((item) => toItem(prose, item)),
  range: rangeOf(prose, group.start, group.end),
});

/** The citation as the record of a note has it; nothing where all its keys are references within the document. */
export function toCitation(prose: Prose, group: Group): CitationGroup | undefined {
  const own = namesPart(group) ? group.items.filter(({ key }) => !isCrossReference(key.key)) : group.items;
  if (own.length === 0) return undefined;
  const items = own.map((item) => toItem(prose, item));
  return { items, range: rangeOf(prose, group.start, group.end) };
}

/** A key of a citation as the record of a note has it; the same for all who ask. */
export const toItem = (prose: Prose, item: Item): CitationItem => (item.made ??= makeItem(prose, item));

function makeItem(prose: Prose, item: Item): CitationItem {
  const { prefixStart, prefixEnd, suffixStart: start, suffixEnd: end } = item;
  const suffix = start === end ? '' : typeset(prose, start, end);
  const locator = start === end ? undefined : readLocator(bareText(prose, start, end));
  const made: CitationItem = {
    citekey: item.key.key,
    mode: item.mode,
    prefix: prefixStart === prefixEnd ? '' : typeset(prose, prefixStart, prefixEnd).trim(),
    suffix: suffix.trimEnd(),
    keyRange: rangeOf(prose, item.key.keyStart, item.key.keyEnd),
  };
  if (locator) made.locator = locator;
  return made;
}
