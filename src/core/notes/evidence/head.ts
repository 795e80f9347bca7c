/** The head of an evidence item: `supports #a, #b; qualifies #c [@key, p. 3]`, up to its colon. */
import type { Range } from '../../position.js';
import { toItem, type Group } from '../citations/scan.js';
import { locatorPart } from '../citations/locator.js';
import type { Leaf } from '../leaf.js';
import { isSyntax, rangeOf } from '../prose/prose.js';
import type { CitationItem, Locator, RelationGroup } from '../types.js';
import { readRef } from './refs.js';
import { readRelation, skipMarkup, skipSpace } from './relationWords.js';

/** Where the finding comes from, as written. */
export type WrittenSource =
  | { kind: 'citation'; items: { item: CitationItem; suffix: Range; suffixText: string }[] }
  | { kind: 'locator'; locator?: Locator; text: string; range: Range };

export interface Head {
  relations: RelationGroup[];
  source?: WrittenSource;
  /** `@key (p. 3)`: the locator of a citation in text that stands in the wrong brackets. */
  misplacedLocator?: Range;
  /** Positions in the prose: the first relation word, the end of the source, where the body starts. */
  start: number;
  end: number;
  bodyStart: number;
  colon: boolean;
}

/** Reads the head; `prose` where a relation starts the text and yet it is no evidence. */
export function readHead(leaf: Leaf): Head | 'prose' | undefined {
  const { prose } = leaf;
  const first = readRelation(prose, 0);
  if (!first) return undefined;
  const relations: RelationGroup[] = [];
  let end = first.end;
  let semicolon = false;
  for (let word: typeof first | undefined = first; word;) {
    const group: RelationGroup = {
      relation: word.relation,
      range: rangeOf(prose, word.start, word.end),
      refs: [],
    };
    relations.push(group);
    end = readRefs(leaf, word.end, group);
    const next = skipMarkup(prose, end);
    if (prose.text[next] !== ';') break;
    semicolon = true;
    word = readRelation(prose, skipSpace(prose, next + 1));
  }
  const at = skipSpace(prose, end);
  const source = at > end || prose.kinds?.[end] ? readSource(leaf, at) : undefined;
  const afterSource = source?.end ?? end;
  const colonAt = skipSpace(prose, afterSource);
  const colon = prose.text[colonAt] === ':' && isSyntax(prose, colonAt);
  const written = source && accept(source.source, colon) ? source : undefined;
  const refs = relations.some((group) => group.refs.length > 0);
  if (!written && !refs && !semicolon && !(prose.text[skipSpace(prose, end)] === ':')) return 'prose';
  const head: Head = {
    relations,
    start: first.start,
    end: written?.end ?? end,
    bodyStart: colon ? colonAt + 1 : afterSource,
    colon,
  };
  if (written) head.source = written.source;
  if (written?.misplaced) head.misplacedLocator = written.misplaced;
  return head;
}

/** Parentheses without a locator in them are a source only before a colon. */
const accept = (source: WrittenSource, colon: boolean): boolean =>
  source.kind === 'citation' || source.locator !== undefined || colon;

/** ` #a, #b` after a relation word. The place after the last one. */
function readRefs(leaf: Leaf, from: number, group: RelationGroup): number {
  const { prose } = leaf;
  let end = from;
  let next = skipSpace(prose, from);
  if (next === from) return end;
  for (;;) {
    const read = readRef(prose, next);
    if (!read) return end;
    group.refs.push(read.ref);
    end = read.end;
    const comma = skipSpace(prose, end);
    if (prose.text[comma] !== ',') return end;
    next = skipSpace(prose, comma + 1);
  }
}

interface Found {
  source: WrittenSource;
  end: number;
  misplaced?: Range;
}

function readSource(leaf: Leaf, at: number): Found | undefined {
  const group = leaf.groups.find(({ start }) => start === at);
  const attributed = leaf.attributed?.get(at);
  if (attributed) return { source: citation(leaf, attributed.group), end: attributed.end };
  if (group) return withParentheses(leaf, group);
  const locator = parenthesised(leaf, at);
  if (!locator) return undefined;
  const { end, text, range } = locator;
  const part = locatorPart(text);
  return {
    source: {
      kind: 'locator',
      text,
      range,
      ...(part && { locator: { label: part.label, value: part.value } }),
    },
    end,
  };
}

/** `@key (p. 3)` is read as it was meant. */
function withParentheses(leaf: Leaf, group: Group): Found {
  const source = citation(leaf, group);
  const [only] = source.items;
  if (source.items.length === 1 && only && only.item.mode !== 'normal' && !only.item.suffix) {
    const found = parenthesised(leaf, skipSpace(leaf.prose, group.end));
    const part = found && locatorPart(found.text);
    if (found && part) {
      const item = { ...only.item, locator: { label: part.label, value: part.value } };
      return {
        source: { kind: 'citation', items: [{ ...only, item }] },
        end: found.end,
        misplaced: found.range,
      };
    }
  }
  return { source, end: group.end };
}

function citation({ prose }: Leaf, group: Group): Extract<WrittenSource, { kind: 'citation' }> {
  const items = group.items.map((written) => {
    const [start, end] = trimmed(prose.text, written.suffixStart, written.suffixEnd);
    return {
      item: toItem(prose, written),
      suffix: rangeOf(prose, start, end),
      suffixText: prose.text.slice(start, end),
    };
  });
  return { kind: 'citation', items };
}

const comma = 44;

/** White space of any kind; letters, digits and marks of ASCII are told without a search. */
function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || ((unit < 32 || unit > 127) && /\s/.test(text.charAt(at)));
}

/** Without the comma and white space at the start, and white space at the end. */
function trimmed(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && (text.charCodeAt(from) === comma || isSpace(text, from))) from++;
  while (to > from && isSpace(text, to - 1)) to--;
  return [from, to];
}

function parenthesised({ prose }: Leaf, at: number): { text: string; range: Range; end: number } | undefined {
  const { text } = prose;
  if (text[at] !== '(' || !isSyntax(prose, at)) return undefined;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) {
      return { text: text.slice(at + 1, i), range: rangeOf(prose, at + 1, i), end: i + 1 };
    }
  }
  return undefined;
}
