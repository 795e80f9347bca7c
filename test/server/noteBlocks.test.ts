import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../src/core/base/index.js';
import type { Change } from '../../src/core/base/types.js';
import { readNote } from '../../src/core/notes/index.js';
import { problem } from '../../src/core/problem.js';
import { createQueries } from '../../src/core/query/index.js';
import { createNoteBlocks } from '../../src/server/queries/noteBlocks.js';
import { defaultRubric, emptyNote, readInto } from '../../src/workspace/index.js';
import { collect } from '../core/collect.js';

const block = (query: string): string => `# Asks\n\n\`\`\`evidence\n${query}\n\`\`\`\n`;

/** Blocks of the notes of a base that keeps no more than one note as it is used. */
function open() {
  const base = createEvidenceBase(defaultRubric(), 1);
  const queries = createQueries(base);
  const blocks = createNoteBlocks(base, queries);
  const read = blocks.reading(readNote);
  const changed = (change: Change): void => {
    queries.changed(change);
    blocks.changed(change.files);
  };
  return {
    base,
    blocks,
    changed,
    put: (file: string, text: string): void =>
      changed(readInto(base, file, 'note', { kind: 'text', text }, read)),
    codes: (file: string): string =>
      blocks
        .problemsOf(file)
        .map(({ code }) => code)
        .join(),
    /** Has all notes put away that nothing holds, and the turn end that they are at hand in. */
    async settle() {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    },
  };
}

describe('the evidence blocks of notes', () => {
  it('stay known while their note lies packed, and follow what other notes say', async () => {
    const { base, blocks, changed, put, codes, settle } = open();
    put('mistaken.md', block('verdict:contestd'));
    put('naming.md', block('id:not-yet'));
    const before = base.note('naming.md');
    for (let i = 0; i < 20; i++) put(`${i}.md`, `# Other\n\n## Claim ${i} {.claim #claim-${i}}\n`);
    for (const { file } of base.claims()) base.note(file);
    await settle();
    assert.notEqual(base.note('naming.md'), before, 'it was packed, and is unpacked');
    assert.deepEqual([...blocks.files()], ['mistaken.md', 'naming.md']);
    assert.ok(blocks.prepare(() => true));
    assert.equal(codes('mistaken.md'), 'bad-query');
    assert.equal(codes('naming.md'), 'query-finds-nothing');
    put('there.md', '## Here it is {.claim #not-yet}\n');
    await settle();
    assert.ok(blocks.prepare(() => true));
    assert.equal(codes('naming.md'), '');
    changed(base.remove('there.md'));
    assert.ok(blocks.prepare(() => true));
    assert.equal(codes('naming.md'), 'query-finds-nothing');
  });

  it('go with their note, and where it asks nothing any more or can be read no more', () => {
    const { base, blocks, changed, put, codes } = open();
    put('gone.md', block('verdict:contestd'));
    put('changed.md', block('verdict:contestd'));
    put('left out.md', block('verdict:contestd'));
    assert.equal(blocks.files().size, 3);
    changed(base.remove('gone.md'));
    put('changed.md', '# Asks nothing\n');
    const why = problem('file-skipped', { start: 0, end: 0 }, 'this file was left out: it is too large');
    changed(base.setNote('left out.md', emptyNote({ problem: why, lineStarts: [0], length: 0 })));
    assert.deepEqual([...blocks.files()], []);
    assert.equal(codes('gone.md') + codes('changed.md') + codes('left out.md'), '');
  });
});
