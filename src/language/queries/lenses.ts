/** Above each evidence block: how much it finds, and what can be done with the answer. */
import type { CodeLens } from 'vscode-languageserver-types';
import { lineStartsOf } from '../../core/position.js';
import { readBlock, type Answer, type Shape } from '../../core/query/index.js';
import { editorRange } from '../places.js';
import { evidenceBlocks } from './blocks.js';

/** The commands that the lenses name. Arguments: the text of the block; nothing; the URI of the note and the line of the block. */
export const blockCommands = {
  open: 'corroborate.openAnswer',
  refresh: 'corroborate.refreshAnswers',
  freeze: 'corroborate.freezeAnswer',
} as const;

export async function blockLenses(
  uri: string,
  text: string,
  run: (query: string) => Promise<Answer>,
): Promise<CodeLens[]> {
  const blocks = evidenceBlocks(text);
  if (blocks.length === 0) return [];
  const lineStarts = lineStartsOf(text);
  const lenses: CodeLens[] = [];
  for (const { body, range, isOpen } of blocks) {
    const written = text.slice(body.start, body.end);
    const { query, shape, problems } = readBlock(written);
    const answer = problems.length > 0 ? { problems } : await run(query);
    const at = editorRange(lineStarts, { start: range.start, end: range.start });
    const add = (title: string, command: string, ...given: unknown[]): void =>
      void lenses.push({ range: at, command: { title, command, arguments: given } });
    if (!answer.found) {
      // Words alone: the mistake is marked where it stands.
      add('Cannot be answered yet', '');
      continue;
    }
    add(countWords(answer.found.space, answer.found.count, shape), blockCommands.open, written);
    add('Refresh', blockCommands.refresh);
    if (!isOpen) add('Freeze', blockCommands.freeze, uri, at.start.line);
  }
  return lenses;
}

/** "4 claims", "10 of 91 pieces of evidence". */
function countWords(space: keyof typeof things, count: number, { limit, as }: Shape): string {
  const [one, many] = things[space];
  if (as === 'gaps') return 'Show the gaps';
  const shown =
    limit !== undefined && limit < count && (as === 'table' || as === 'list') ? `${limit} of ` : '';
  return `${shown}${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const things = {
  claims: ['claim', 'claims'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  studies: ['study', 'studies'],
  references: ['reference', 'references'],
} as const;
