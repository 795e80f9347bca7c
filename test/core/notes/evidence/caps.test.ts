/** One item may be many pieces of evidence, one for each claim and source; beyond what people write it is told of and left alone. */
import assert from 'node:assert/strict';
import { baseOf } from '../../base/workspace.js';
import { readNote } from '../../../../src/core/notes/index.js';

const many = (count: number, name: (i: number) => string, by: string): string =>
  Array.from({ length: count }, (_, i) => name(i)).join(by);
const claims = (count: number): string => many(count, (i) => `#c${i}`, ', ');
const sources = (count: number): string => `[${many(count, (i) => `@s${i}`, '; ')}]`;

const told = (text: string): { codes: string[]; cited: number[]; says: string } => {
  const { problems, evidence } = readNote(text);
  return {
    codes: problems.map(({ code }) => code),
    cited: evidence.map((item) => item.sources.length),
    says: problems[0]?.message ?? '',
  };
};

describe('an item of many pieces', () => {
  it('is read up to fifty claims, and to a thousand pieces', () => {
    const { codes, cited } = told(`- supports ${claims(50)} ${sources(20)}: x\n`);
    assert.deepEqual([codes, cited], [[], [20]]);
  });

  it('beyond is told of, and takes no neighbour with it', () => {
    for (const [claimCount, sourceCount, says] of [
      [51, 1, 'it names 51 claims, more than 50'],
      [50, 21, 'it is 1,050 pieces of evidence, claims by sources, more than 1,000'],
      [3000, 3000, 'it names 3,000 claims, more than 50'],
    ] as const) {
      const item = `- supports ${claims(claimCount)} ${sources(sourceCount)}: x`;
      const found = told(`${item}\n  - undercut by [@t]: y\n- supports #c1 [@u]: z\n`);
      assert.deepEqual([found.codes, found.cited], [['block-too-complex'], [1]]);
      assert.equal(found.says, `this item is not read: ${says}; divide it`);
    }
    assert.deepEqual(told(`## One {.claim #one}\n\n- supported by ${sources(1001)}: x\n`).codes, [
      'block-too-complex',
    ]);
  });

  it('may be so by the claims of the item above it', () => {
    const { codes, cited } = told(
      `- supports ${claims(50)} [@a]: x\n  - qualifies ${sources(20)}: y\n  - qualifies ${sources(21)}: z\n`,
    );
    assert.deepEqual([codes, cited], [['block-too-complex'], [1, 20, 21]]);
  });

  it('never takes long to hold, replace and let go', function () {
    this.timeout(20_000);
    const children = many(1900, (i) => `  - qualifies: y${i}`, '\n');
    const note = (end: string) =>
      readNote(`---\ncitekey: a\n---\n\n- supports ${claims(50)}: x\n${children}\n\n${end}\n`);
    const base = baseOf({});
    for (const end of ['One', 'Two']) base.setNote('a.md', note(end));
    assert.equal(base.evidence().length, 50 * 1901);
    base.remove('a.md');
    assert.deepEqual(base.files(), []);
  });
});
