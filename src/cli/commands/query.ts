import type { EvidenceBase } from '../../core/base/types.js';
import { didYouMean } from '../../core/nearest.js';
import type { Problem } from '../../core/problem.js';
import {
  optionMeanings,
  optionNames,
  questionNamed,
  questions,
  readBlock,
  readOption,
  views,
  type Found,
  type Question,
  type Shape,
} from '../../core/query/index.js';
import { answerCsv, answerGrid, answerMarkdown, type AnswerOptions } from '../../core/report/index.js';
import { ask } from '../ask.js';
import { claimJson, evidenceJson, locator, studyJson, referenceJson } from '../baseJson.js';
import { valueOf, type Arguments, type Command } from '../command.js';
import { gridTable } from '../gridTable.js';
import { done, failure, foundErrors, isFailure, type Failure, type Io } from '../io.js';
import { citationStyle } from '../../workspace/index.js';
import { openUnder } from '../openFolder.js';
import { painter } from '../style.js';
import { terminalWidth } from '../width.js';
import { counted } from '../words.js';

const formats = ['table', 'json', 'csv', 'md'] as const;
type Format = (typeof formats)[number];

export const query: Command = {
  name: 'query',
  argument: '[folder] <query>',
  summary: 'prints what a query finds among claims, evidence, studies or references',
  options: {
    format: { value: `<${formats.join('|')}>`, choices: formats, description: 'default: table, for reading' },
    question: {
      value: '<name>',
      description: `a question that is ready to use, in the place of a query, or one saved in corroborate.json: ${questions.map(({ name }) => name).join(', ')}`,
    },
    as: {
      value: `<${Object.keys(views).join('|')}>`,
      description: 'how the answer is shown; default: table',
    },
    sort: { value: '<column>', description: optionMeanings.sort },
    limit: { value: '<number>', description: optionMeanings.limit },
    columns: { value: '<names>', description: optionMeanings.columns },
    by: { value: '<names>', description: optionMeanings.by },
    rubric: {
      value: '<id>',
      description: 'rate by this rubric (its id or file) instead of the one in corroborate.json',
    },
    'fail-if-any': { description: 'exit code 1 where anything is found' },
    'fail-if-none': { description: 'exit code 1 where nothing is found' },
  },
  async run(given, io) {
    const shape: Shape = { as: 'table' };
    const wrong = optionNames.flatMap((name) => {
      const written = valueOf(given, name);
      return written === undefined ? [] : readOption(name, written, { start: 0, end: 0 }, shape);
    });
    if (wrong[0]) return failure(sentence(wrong[0]));
    const named = valueOf(given, 'question');
    const [folder, text] = placesOf(given, named !== undefined);
    if (named === undefined && text === undefined)
      return failure(
        'query needs a query: corroborate query "verdict:contested"; --question lists those that are ready to use',
      );
    if (named !== undefined && text !== undefined) return failure('give a query or --question, not both');
    const opened = await openUnder(valueOf(given, 'rubric'), folder, io);
    if (isFailure(opened)) return opened;
    const { base, workspace } = opened;
    const question = named === undefined ? { query: text ?? '' } : questionOf(base, named);
    if (isFailure(question)) return question;
    const found = await ask(base, question.query, workspace.folder, io);
    if (isFailure(found)) return found;
    const format = formats.find((each) => each === valueOf(given, 'format')) ?? 'table';
    const isShaped =
      optionNames.some((name) => given.values[name] !== undefined) ||
      Object.keys(question.shape ?? {}).some((name) => name !== 'as') ||
      (question.shape?.as ?? 'table') !== 'table';
    const whole = {
      ...question.shape,
      ...shape,
      ...(given.values.as === undefined && { as: question.shape?.as ?? shape.as }),
    };
    const style =
      whole.as === 'bibliography' ? await citationStyle(base.config.style, workspace.folder) : undefined;
    if (style?.failure !== undefined) return failure(style.failure);
    const options = { ...style, ...(question.extra && { extra: question.extra }) };
    const result = await written(base, found, whole, options, format, isShaped, io);
    if (isFailure(result)) return result;
    await io.out.write(result.text);
    await io.err.write(`${said(found, whole, result.shown)}\n`);
    const isAny = result.shown > 0;
    return (isAny && given.values['fail-if-any'] === true) ||
      (!isAny && given.values['fail-if-none'] === true)
      ? foundErrors
      : done;
  },
};

/** A folder stands before the query; with a question there is no query. */
function placesOf(
  { all: [first, second] }: Arguments,
  isNamed: boolean,
): [folder: string, query: string | undefined] {
  if (isNamed) return [first ?? '.', second];
  return second === undefined ? ['.', first] : [first ?? '.', second];
}

function questionOf(base: EvidenceBase, name: string): Pick<Question, 'query' | 'shape' | 'extra'> | Failure {
  const { queries } = base.config;
  const saved = Object.hasOwn(queries, name) ? queries[name] : undefined;
  if (saved !== undefined) {
    const { query: asked, shape, problems } = readBlock(saved);
    return problems[0] ? failure(sentence(problems[0])) : { query: asked, shape };
  }
  const known = questionNamed(name);
  if (known) return known;
  const names = [...Object.keys(queries), ...questions.map((one) => one.name)];
  return failure(`there is no question ${name}${didYouMean(name, names)}; there is ${names.join(', ')}`);
}

/** What is printed, and how many things are in it: of gaps the gaps. */
async function written(
  base: EvidenceBase,
  found: Found,
  shape: Shape,
  options: AnswerOptions,
  format: Format,
  isShaped: boolean,
  io: Io,
): Promise<{ text: string; shown: number } | Failure> {
  const isGrid = shape.as !== 'list' && shape.as !== 'bibliography';
  if (format === 'json' && !isShaped) {
    const items = itemsJson(base, found);
    return { text: `${JSON.stringify(items, null, 2)}\n`, shown: items.length };
  }
  const { grid, problems } = answerGrid(
    base,
    found,
    isGrid ? shape : { ...shape, as: 'table' },
    options.extra,
  );
  const [mistake] = problems;
  if (!grid) return failure(mistake ? sentence(mistake) : 'the answer cannot be written');
  const shown = shape.as === 'gaps' ? grid.rows.length : found.items.length;
  if (format === 'json') {
    const rows = grid.rows.map((row) =>
      Object.fromEntries(grid.names.map((name, column) => [name, row[column]])),
    );
    return { text: `${JSON.stringify(rows, null, 2)}\n`, shown };
  }
  if (format === 'table' && isGrid)
    return {
      text: grid.rows.length === 0 ? '' : gridTable(grid, terminalWidth(io), painter(io.out, io.env)),
      shown,
    };
  const answer =
    format === 'csv'
      ? answerCsv(base, found, shape, options.extra)
      : await answerMarkdown(base, found, shape, options);
  if (answer.text !== undefined) return { text: answer.text, shown };
  return failure(
    answer.failure ?? (answer.problems[0] ? sentence(answer.problems[0]) : 'the answer cannot be written'),
  );
}

function itemsJson(base: EvidenceBase, found: Found): object[] {
  const locate = locator(base);
  switch (found.space) {
    case 'claims':
      return found.items.map((claim) => claimJson(base, claim, locate));
    case 'evidence':
      return found.items.map((piece) => evidenceJson(piece, locate));
    case 'studies':
      return found.items.map((study) => studyJson(study, locate));
    case 'references':
      return found.items.map((reference) => referenceJson(base, reference));
  }
}

const sentence = ({ message }: Problem): string => message;

function said({ space }: Found, { as }: Shape, count: number): string {
  if (as === 'gaps') return counted(count, 'gap');
  if (space === 'evidence') return counted(count, 'piece of evidence', 'pieces of evidence');
  return space === 'studies' ? counted(count, 'study', 'studies') : counted(count, space.slice(0, -1));
}
