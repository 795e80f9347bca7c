import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonWriter } from '../../src/cli/jsonWriter.js';

describe('writing JSON item by item', () => {
  it('writes what JSON.stringify would, each item on its own line', async () => {
    const lists = fc.dictionary(
      fc.constantFrom('claims', 'evidence', 'a "b"'),
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    );
    await fc.assert(
      fc.asyncProperty(lists, fc.jsonValue(), async (value, last) => {
        let written = '';
        const writer = jsonWriter({
          write: async (text) => {
            written += text;
          },
          isTerminal: false,
          columns: undefined,
        });
        for (const [name, items] of Object.entries(value)) await writer.list(name, items);
        await writer.value('timings', last);
        await writer.end();
        assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify({ ...value, timings: last })));
        const items = Object.values(value).reduce((sum, list) => sum + list.length, 0);
        assert.ok(written.split('\n').length > items);
      }),
      { seed: 2014 },
    );
  });
});
