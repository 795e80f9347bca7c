import assert from 'node:assert/strict';
import { createQueries } from '../../src/core/query/index.js';
import { frozen } from '../../src/server/queries/freeze.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { baseOf } from '../core/base/workspace.js';
import { sampleFiles } from '../language/sample.js';

const base = baseOf(sampleFiles());
const queries = createQueries(base);
const block = (query: string): string => `\`\`\`evidence\n${query}\nas: list\n\`\`\`\n`;
const changedMeanwhile = { failure: 'the note has changed meanwhile; try again' };

/** The note after its answer was frozen, where it reads `now` by the time the answer is there. */
async function after(before: string, now: string | undefined, line: number): Promise<unknown> {
  let note: string | undefined = before;
  const runAgain = (query: string) => {
    note = now;
    return Promise.resolve(queries.run(query));
  };
  const read = () => Promise.resolve(note === undefined ? undefined : { text: note, version: 7 });
  const result = await frozen(base, { runAgain, forget: () => undefined }, read, { uri: 'n', line }, {});
  if ('failure' in result) return result;
  assert.equal(result.version, 7);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, now ?? ''), [result]);
}

describe('an answer that is frozen while someone types', () => {
  const asked = block('verdict:contested');

  it('goes below its block, wherever that is by then, and leaves what was typed', async () => {
    const now = `# Longer\n\nWords.\n\n${asked}\nMore words.\n`;
    const written = await after(`# Note\n\n${asked}\n`, now, 3);
    assert.ok(typeof written === 'string');
    assert.ok(written.startsWith(`# Longer\n\nWords.\n\n${asked.trimEnd()}\n\n<!-- evidence: `));
    assert.ok(written.endsWith('<!-- evidence: end -->\n\nMore words.\n'));
  });

  it('takes the place of an earlier answer as it is by then', async () => {
    const first = await after(asked, asked, 1);
    assert.ok(typeof first === 'string');
    const now = first.replace('- **', '- Typed here. **');
    assert.equal(await after(first, `Above.\n\n${now}`, 1), `Above.\n\n${first}`);
  });

  it('stays with its own block among those that ask the same', async () => {
    const two = `${asked}\nBetween.\n\n${asked}`;
    const written = await after(two, `Above.\n\n${two}`, 7);
    assert.ok(typeof written === 'string');
    assert.ok(written.indexOf('<!-- evidence: ') > written.indexOf('Between.'));
    assert.deepEqual(await after(two, asked, 7), changedMeanwhile);
  });

  it('is not written where its block asks something else, is not closed, or is gone', async () => {
    for (const now of [block('verdict:supported'), asked.replace(/```\n$/, ''), 'Words.\n', undefined])
      assert.deepEqual(await after(asked, now, 1), changedMeanwhile);
  });
});
