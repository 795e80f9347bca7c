import assert from 'node:assert/strict';
import { packed, unpacked } from '../../src/server/parcel.js';

const many = (length: number) => Array.from({ length }, (_, i) => ({ i, words: ['a', `“${i}”`] }));
const messages: [what: string, message: unknown][] = [
  ['a word', 'apa'],
  ['nothing', undefined],
  ['a short list', { items: many(99), style: 'apa', locale: undefined }],
  ['a long list', { name: 'format', job: { items: many(1234), style: 'apa', folder: '/x' } }],
  ['two long lists', { references: many(100), others: many(151), ok: true }],
  [
    'the rows of a table in a report',
    { name: 'write', job: { report: { blocks: [{ kind: 'heading' }, { kind: 'table', rows: many(500) }] } } },
  ],
  ['bytes', { text: '', bytes: new Uint8Array(1000).fill(7) }],
  ['a list of lists', many(300).map(({ words }) => words)],
];

describe('a parcel between the server and its thread', () => {
  for (const [what, message] of messages)
    it(`holds ${what} unchanged, also when it is copied, and leaves the message as it was`, async () => {
      const before = structuredClone(message);
      const parcel = structuredClone(await packed(message, () => Promise.resolve()));
      assert.deepEqual(await unpacked(parcel, () => Promise.resolve()), before);
      assert.deepEqual(message, before);
    });

  it('gives others their turn before each fifty things, on both sides', async () => {
    let turns = 0;
    const turn = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const parcel = await packed({ items: many(1000) }, turn);
    assert.equal(turns, 20);
    await unpacked(parcel, turn);
    assert.equal(turns, 40);
  });

  it('is not finished where a turn says that nobody waits any more', async () => {
    const nobody = (): Promise<void> => Promise.reject(new Error('nobody waits'));
    await assert.rejects(packed({ items: many(1000) }, nobody), /nobody waits/);
  });
});
