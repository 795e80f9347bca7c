/** A query that is given on the command line: run, or the first thing wrong with it as one sentence. */
import type { EvidenceBase } from '../core/base/types.js';
import type { Problem } from '../core/problem.js';
import { createQueries, type ChangesSince, type Found } from '../core/query/index.js';
import { changesSince } from '../workspace/index.js';
import { failure, type Failure, type Io } from './io.js';

/** What a query finds; names that nothing has are said on stderr. */
export async function ask(
  base: EvidenceBase,
  text: string,
  folder: string,
  io: Io,
): Promise<Found | Failure> {
  const queries = createQueries(base);
  const since = new Map<string, ChangesSince>();
  for (const ref of queries.refsIn(text)) since.set(ref, await changesSince(folder, ref));
  const { found, problems } = queries.run(text, since);
  if (!found) return failure(mistakes(text, problems));
  for (const { message } of problems) await io.err.write(`corroborate: ${message}\n`);
  return found;
}

/** "in the query at column 9: verdict is one of …", and how many more. */
export function mistakes(text: string, problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return 'the query cannot be read';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const words = text.slice(first.range.start, first.range.end).slice(0, 40);
  const at = words.trim() === '' ? '' : `, at ${words}`;
  return `in the query, column ${first.range.start + 1}${at}: ${first.message}${more}`;
}
