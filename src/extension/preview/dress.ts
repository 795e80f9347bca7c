/**
 * A note's tokens as markdown-it made them → as the preview shows them. The text is read once more with the marks in it, by the same
 * markdown-it with all plug-ins, so that whatever is not ours comes out as it would without us. Nothing given is changed: the editor keeps
 * the tokens of a text.
 */
import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { NoteView } from '../../protocol.js';
import { anchor, dressedBlocks, withoutFences } from './blocks.js';
import { copied } from './environment.js';
import { frozenOpen, mistakes } from './html.js';
import { dressedChildren, htmlToken, type InlineContext } from './inline.js';
import { linesOf, movedView } from './lines.js';
import { placeMarks, restored, type PlacedMark } from './places.js';
import { withoutHtml } from './safe.js';
import type { ShownAnswer, ShownNote, Source } from './types.js';

export const ownInline = 'corroborate_inline';

/** Where markdown-it lets the marks in: between the reading of blocks and that of running text. */
export interface Gate {
  marks?: ((tokens: Token[]) => void) | undefined;
}

export function dressed(
  md: MarkdownIt,
  gate: Gate,
  tokens: Token[],
  source: Source,
  { text, view: told, references, answers }: ShownNote,
): Token[] {
  const view = movedView(told, text, source.text);
  if (isEmpty(view) || tokens.length === 0) return tokens;
  const [some] = tokens;
  const TokenOf = some?.constructor as typeof Token;
  const { marked, placed } = markedTokens(md, gate, source, view);
  const context: InlineContext = { md, TokenOf, claims: view.claims, references, placed };
  const headings = headingsOf(tokens);
  for (const [index, token] of marked.entries()) {
    if (token.type !== 'inline') continue;
    if (token.children) token.children = dressedChildren(token.children, context);
    token.content = restored(token.content, placed);
    const heading = marked[index - 1];
    if (heading?.type === 'heading_open') withHeading(token, heading, view, headings, TokenOf);
  }
  const blocks = dressedBlocks(marked, view, TokenOf);
  return view.questions.length === 0
    ? blocks
    : withAnswers(blocks, view, answers, references, md, gate, TokenOf);
}

const isEmpty = ({ claims, marks, evidence, questions }: NoteView): boolean =>
  claims.length + marks.length + evidence.length + questions.length === 0;

function markedTokens(
  md: MarkdownIt,
  gate: Gate,
  { text, env }: Source,
  { claims, marks }: NoteView,
): { marked: Token[]; placed: PlacedMark[] } {
  let placed: PlacedMark[] = [];
  gate.marks = (tokens) => {
    // Once: a plug-in may read other texts in between.
    gate.marks = undefined;
    placed = placeMarks(tokens, text, marks);
  };
  try {
    return { marked: md.parse(withoutFences(text, claims), copied(env)), placed };
  } finally {
    gate.marks = undefined;
  }
}

/** The running text of each heading as markdown-it read it without us, by its line. */
function headingsOf(tokens: readonly Token[]): Map<number, Token> {
  return new Map(
    tokens.flatMap((token, index) => {
      const open = tokens[index - 1];
      return token.type === 'inline' && open?.type === 'heading_open' && open.map
        ? [[open.map[0], token] as const]
        : [];
    }),
  );
}

/** A claim's heading shows its words alone, and keeps the children that the editor makes its id from: links to it go on working. */
function withHeading(
  token: Token,
  heading: Token,
  { claims }: NoteView,
  headings: ReadonlyMap<number, Token>,
  TokenOf: typeof Token,
): void {
  const line = heading.map?.[0];
  const claim = claims.find(({ form, range }) => form === 'heading' && range.start.line === line);
  const before = line === undefined ? undefined : headings.get(line);
  if (!claim || !before) return;
  const mark = anchor(claim);
  const shown = [...(mark === '' ? [] : [htmlToken(TokenOf, mark)]), ...(token.children ?? [])];
  token.type = ownInline;
  token.meta = { shown };
  token.children = before.children;
}

/** The running text that a heading of ours shows. */
export function shownChildren({ meta }: Token): Token[] {
  const { shown } = meta as { shown: Token[] };
  return shown;
}

/** Where a note asks, the answer, or what is wrong with the question below it. */
function withAnswers(
  tokens: readonly Token[],
  { questions }: NoteView,
  answers: ReadonlyMap<string, ShownAnswer>,
  references: ReadonlyMap<string, string>,
  md: MarkdownIt,
  gate: Gate,
  TokenOf: typeof Token,
): Token[] {
  const asked = new Map(questions.map((question) => [question.range.start.line, question]));
  const ends = new Set<Token>();
  return tokens.flatMap((token) => {
    if (ends.has(token)) return [token, htmlToken(TokenOf, '</section>\n')];
    const question = token.type === 'fence' && token.map ? asked.get(token.map[0]) : undefined;
    const answer = question && answers.get(question.text);
    const end = question?.frozen && endOfFrozen(tokens, question.frozen.range.end.line);
    if (question?.frozen && end && !(answer && 'problems' in answer)) {
      // What was written down is the note's text: said once, as whoever builds the note will have it.
      ends.add(end);
      const isOld = answer !== undefined && !isAlike(answer.markdown, question.frozen.answer);
      return htmlToken(TokenOf, frozenOpen(lineOf(token), isOld));
    }
    if (!answer) return token;
    if ('problems' in answer) return [token, htmlToken(TokenOf, mistakes(answer.problems))];
    return [
      htmlToken(
        TokenOf,
        `<section class="corroborate-answer code-line"${lineOf(token)} aria-label="Answer of the evidence">\n`,
      ),
      ...answerTokens(md, gate, answer, references),
      htmlToken(TokenOf, '</section>\n'),
    ];
  });
}

/** The comment that ends an answer that was written down. */
const endOfFrozen = (tokens: readonly Token[], line: number): Token | undefined =>
  tokens.find(({ type, map, level }) => type === 'html_block' && map?.[0] === line && level === 0);

const isAlike = (one: string, other: string): boolean =>
  linesOf(one.trim()).join('\n') === linesOf(other.trim()).join('\n');

/** By the line the editor and the preview scroll together. */
const lineOf = ({ map }: Token): string => (map ? ` data-line="${map[0]}"` : '');

function answerTokens(
  md: MarkdownIt,
  gate: Gate,
  { markdown, view }: { markdown: string; view: NoteView },
  references: ReadonlyMap<string, string>,
): Token[] {
  const tokens = md.parse(markdown, {});
  const shown = {
    text: markdown,
    view: { ...view, questions: [] },
    references,
    answers: new Map<string, never>(),
  };
  return withoutHtml(dressed(md, gate, tokens, { text: markdown, env: {} }, shown));
}
