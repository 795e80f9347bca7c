/**
 * query = all *( "OR" all ); all = one *( ["AND"] one ); one = ("-" | "NOT") one | "(" query ")" | "evidence:(" query ")" | word |
 * "phrase" | name ":" value *( "," value ). Every mistake is a problem at its place, and the rest is still read.
 */
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { tokensOf, type Token } from './tokens.js';
import type { Node, ParsedQuery } from './types.js';

/** Far more than anyone writes, and far from what would exhaust the stack. */
export const longestQuery = 10_000;
const deepest = 40;

/** Reads a query. Never throws; a query of any form has a result. */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > longestQuery) {
    const range = { start: longestQuery, end: text.length };
    const message = `a query is at most ${longestQuery.toLocaleString('en')} characters long`;
    return { node: null, problems: [problem('bad-query', range, message)] };
  }
  const { tokens, problems } = tokensOf(text);
  const parser = createParser(tokens, problems);
  const node = parser.query();
  return { node, problems: problems.sort((a, b) => a.range.start - b.range.start) };
}

function createParser(tokens: readonly Token[], problems: Problem[]) {
  let at = 0;
  let depth = 0;
  const wrong = (range: Range, message: string, instead: readonly string[] = []): void => {
    problems.push(problem('bad-query', range, message, instead));
  };
  const peek = (): Token['kind'] | undefined => tokens[at]?.kind;

  /** Everything to the end; closing parentheses without an opening one are passed over. */
  const query = (): Node | null => {
    const parts: Node[] = [];
    while (at < tokens.length) {
      const part = any();
      if (part) parts.push(part);
      const token = tokens[at];
      if (token?.kind !== ')') continue;
      wrong(token.range, 'nothing opens this parenthesis', ['']);
      at += 1;
    }
    return joined('all', parts);
  };

  const any = (): Node | null => {
    const parts: Node[] = [];
    for (;;) {
      const part = all();
      const token = tokens[at];
      if (part) parts.push(part);
      if (token?.kind !== 'OR') {
        const before = tokens[at - 1];
        if (!part && before?.kind === 'OR')
          wrong(before.range, 'OR stands between two things; write what follows it', ['']);
        return joined('any', parts);
      }
      if (!part) wrong(token.range, 'OR stands between two things; write what comes before it', ['']);
      at += 1;
    }
  };

  const all = (): Node | null => {
    const parts: Node[] = [];
    for (let kind = peek(); kind !== undefined && kind !== ')' && kind !== 'OR'; kind = peek()) {
      const token = tokens[at] as Token;
      if (kind === 'AND') {
        const next = tokens[at + 1]?.kind;
        if (parts.length === 0 || next === undefined || next === ')' || next === 'OR' || next === 'AND')
          wrong(token.range, 'AND stands between two things; it can also be left out', ['']);
        at += 1;
        continue;
      }
      const part = one();
      if (part) parts.push(part);
    }
    return joined('all', parts);
  };

  const one = (): Node | null => {
    const token = tokens[at] as Token;
    at += 1;
    if (token.kind === '-' || token.kind === 'NOT') return negated(token);
    if (token.kind === '(' || token.kind === 'evidence') return group(token);
    return token.kind === 'words' || token.kind === 'qualifier' ? token : null;
  };

  const negated = (token: Token): Node | null => {
    // Two negations are none; a run of them costs no depth.
    let count = 1;
    while (peek() === '-' || peek() === 'NOT') {
      count += 1;
      at += 1;
    }
    const kind = peek();
    if (kind === undefined || kind === ')' || kind === 'OR' || kind === 'AND') {
      const sign = token.kind === 'NOT' ? 'NOT' : 'a hyphen';
      wrong(token.range, `${sign} stands before what is to be left out; write what that is`);
      return null;
    }
    const part = one();
    if (!part || count % 2 === 0) return part;
    return { kind: 'not', part, range: { start: token.range.start, end: part.range.end } };
  };

  const group = (token: Token): Node | null => {
    const open = token.kind === 'evidence' ? (tokens[at++] as Token) : token;
    if (depth >= deepest) {
      wrong(open.range, `more than ${deepest} levels of parentheses; nothing needs them`);
      at = tokens.length;
      return null;
    }
    depth += 1;
    const part = any();
    depth -= 1;
    const close = tokens[at];
    if (close?.kind === ')') at += 1;
    else wrong(open.range, 'this parenthesis is not closed');
    if (!part) {
      if (close)
        wrong({ start: open.range.start, end: close.range.end }, 'nothing stands in these parentheses');
      return null;
    }
    const range = { start: token.range.start, end: close?.range.end ?? part.range.end };
    return token.kind === 'evidence' ? { kind: 'evidence', part, range } : { ...part, range };
  };

  return { query };
}

/** Of one part the part itself, of none nothing. */
function joined(kind: 'all' | 'any', parts: Node[]): Node | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  if (parts.length === 1) return first;
  return { kind, parts, range: { start: first.range.start, end: last.range.end } };
}
