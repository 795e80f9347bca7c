/** JSON that people write, comments and trailing commas allowed: a tree with offsets, and what is wrong with the writing. */
import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { placeAt } from './position.js';
import { problem, type Problem, type ProblemCode } from './problem.js';

/** Far deeper than anything that is written so, and far from what would exhaust the stack of the recursive parser. */
const maxDepth = 64;

const words: Record<string, string> = {
  InvalidSymbol: 'this is not JSON; texts stand in double quotes',
  InvalidNumberFormat: 'this is not a number as JSON writes it',
  PropertyNameExpected: 'a name is missing here; names stand in double quotes',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing } is missing here',
  CloseBracketExpected: 'a closing ] is missing here',
  EndOfFileExpected: 'nothing may follow the closing }',
  UnexpectedEndOfComment: 'this comment is not closed',
  UnexpectedEndOfString: 'this text is not closed; add a double quote',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'a \\u is followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'this is no JSON escape; write \\\\ for a backslash',
  InvalidCharacter: 'this character may not stand here',
};

/** The tree (absent for an empty text) and one problem a mistake. */
export function readSyntax(
  text: string,
  lineStarts: readonly number[],
  code: ProblemCode,
): { root?: Node; problems: Problem[] } {
  const tooDeep = offsetTooDeep(text);
  if (tooDeep !== undefined) {
    const range = { start: tooDeep, end: tooDeep + 1 };
    return {
      problems: [problem(code, range, `more than ${maxDepth} levels of brackets; nothing here needs them`)],
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  return {
    ...(root && { root }),
    problems: withoutEchoes(errors, lineStarts).map((error) => toProblem(error, text.length, code)),
  };
}

function toProblem({ error, offset, length }: ParseError, textLength: number, code: ProblemCode): Problem {
  const name = printParseErrorCode(error);
  // The parser counts one beyond the end of a comment that is not closed.
  const range = { start: offset, end: Math.min(offset + length, textLength) };
  return problem(code, range, words[name] ?? 'this is not JSON');
}

/** The parser tells of one mistake several times while it finds its way back: the first of a line says it. */
function withoutEchoes(errors: ParseError[], lineStarts: readonly number[]): ParseError[] {
  const kept = new Map<number, ParseError>();
  for (const error of [...errors].sort((a, b) => a.offset - b.offset)) {
    const { line } = placeAt(lineStarts, error.offset);
    if (!kept.has(line)) kept.set(line, error);
  }
  return [...kept.values()];
}

function offsetTooDeep(text: string): number | undefined {
  // Token kinds of jsonc-parser, whose enum cannot be imported under isolatedModules.
  const [openBrace, closeBrace, openBracket, closeBracket, end] = [1, 2, 3, 4, 17];
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== end; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) depth += 1;
    else if (token === closeBrace || token === closeBracket) depth -= 1;
    if (depth > maxDepth) return scanner.getTokenOffset();
  }
  return undefined;
}
