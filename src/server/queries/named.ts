/** Queries under names: those that each folder's corroborate.json saves, the ready ones, and recent ones; each with its count. */
import { readConfig } from '../../core/base/index.js';
import type { EvidenceBase } from '../../core/base/types.js';
import { questions, readBlock, type Found, type Question, type Shape } from '../../core/query/index.js';
import { answerGrid } from '../../core/report/index.js';
import type { NamedQueriesParams, NamedQueriesResult, NamedQuery } from '../../protocol.js';
import { configFile } from '../../workspace/index.js';
import { uriIn } from '../uriIn.js';
import type { Asking } from './asking.js';
import { mistakeOf } from './mistakes.js';

export async function namedQueries(
  base: EvidenceBase,
  asking: Asking,
  folders: readonly string[],
  textOf: (uri: string) => Promise<string | undefined>,
  { recent, ready }: NamedQueriesParams,
): Promise<NamedQueriesResult> {
  const files: NamedQueriesResult['files'] = [];
  for (const folder of folders) {
    const uri = uriIn(folder, configFile);
    const text = await textOf(uri);
    const saved = Object.entries(text === undefined ? {} : readConfig(text).queries);
    files.push({
      uri,
      folder: folder.split(/[\\/]/).at(-1) ?? folder,
      saved: await inTurn(saved, ([name, query]) => named(base, asking, name, query, query)),
    });
  }
  return {
    files,
    ready: ready
      ? await inTurn(questions, (question) =>
          named(base, asking, question.name, textOfQuestion(question), question.title),
        )
      : [],
    recent: await inTurn(recent, (query) => named(base, asking, query, query, query)),
  };
}

/** A ready question as one writes it in a block. */
export function textOfQuestion({ query, shape }: Question): string {
  return shape?.as === undefined ? query : `${query}\nas: ${shape.as}`;
}

async function named(
  base: EvidenceBase,
  asking: Asking,
  name: string,
  text: string,
  title: string,
): Promise<NamedQuery> {
  const { query, shape, problems } = readBlock(text);
  const answer = problems[0] ? { problems } : await asking.runAgain(query);
  const { found } = answer;
  const [mistake] = found ? [] : answer.problems;
  const areGaps = shape.as === 'gaps';
  return {
    name,
    text,
    title,
    count: found
      ? areGaps
        ? countOfGaps(base, found, shape)
        : Math.min(found.count, shape.limit ?? Infinity)
      : null,
    space: found ? (areGaps ? 'gaps' : found.space) : null,
    mistake: mistake ? mistakeOf(mistake) : null,
  };
}

/** Each of the things is looked at, after every edit: of more than these that is left for when the gaps are opened. */
const mostLookedAt = 5000;

function countOfGaps(base: EvidenceBase, found: Found, shape: Shape): number | null {
  return found.count > mostLookedAt ? null : (answerGrid(base, found, shape).grid?.rows.length ?? null);
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}
