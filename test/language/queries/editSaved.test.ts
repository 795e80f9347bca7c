import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { readConfig } from '../../../src/core/base/index.js';
import { editSaved, type SavedChange } from '../../../src/language/queries/editSaved.js';

const sample = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../../examples/co-production/corroborate.json'),
  'utf8',
);

/** The text after an edit; fails where there is none. */
function after(text: string | undefined, change: SavedChange): string {
  const edit = editSaved(text, change);
  assert.ok('newText' in edit, 'failure' in edit ? edit.failure : '');
  const before = text ?? '';
  return before.slice(0, edit.range.start) + edit.newText + before.slice(edit.range.end);
}
const queriesIn = (text: string): Record<string, string> => readConfig(text).queries;
const comments = (text: string): string[] => text.match(/\/\/.*/g) ?? [];

describe('the saved queries of corroborate.json', () => {
  it('are added, changed, renamed and deleted, with every comment and setting kept', () => {
    const added = after(sample, { kind: 'add', name: 'Contested', text: 'verdict:contested' });
    assert.deepEqual(queriesIn(added), { Contested: 'verdict:contested' });
    const two = after(added, { kind: 'add', name: 'By "RCTs"', text: 'supported-by:rct' });
    assert.deepEqual(Object.keys(queriesIn(two)), ['Contested', 'By "RCTs"']);
    const renamed = after(two, { kind: 'rename', name: 'Contested', to: 'Disputed' });
    assert.deepEqual(queriesIn(renamed), { Disputed: 'verdict:contested', 'By "RCTs"': 'supported-by:rct' });
    const changed = after(renamed, { kind: 'change', name: 'Disputed', text: 'verdict:contested trust' });
    assert.equal(queriesIn(changed).Disputed, 'verdict:contested trust');
    const gone = after(changed, { kind: 'delete', name: 'By "RCTs"' });
    assert.deepEqual(Object.keys(queriesIn(gone)), ['Disputed']);
    for (const text of [added, two, renamed, changed, gone]) {
      assert.deepEqual(comments(text), comments(sample));
      const { queries: _, ...rest } = parse(text, [], { allowTrailingComma: true }) as Record<
        string,
        unknown
      >;
      assert.deepEqual(rest, parse(sample, [], { allowTrailingComma: true }));
      assert.deepEqual(readConfig(text).problems, []);
    }
  });

  it('begin a file that is not there, is empty, or holds comments alone', () => {
    for (const text of [undefined, '', '// Settings\n', '{}', '{\r\n}\r\n', '{ "queries": {} }']) {
      const made = after(text, { kind: 'add', name: 'A', text: 'trust' });
      assert.deepEqual(queriesIn(made), { A: 'trust' }, made);
      assert.deepEqual(readConfig(made).problems, []);
    }
  });

  it('are left alone where that would harm, and it is said why', () => {
    const failure = (text: string, change: SavedChange): string => {
      const edit = editSaved(text, change);
      return 'failure' in edit ? edit.failure : '';
    };
    const add: SavedChange = { kind: 'add', name: 'A', text: 'x' };
    assert.match(failure('{ "queries": { ', add), /mistake/);
    assert.match(failure('[]', add), /mistake/);
    assert.match(failure('{ "queries": 3 }', add), /no object/);
    assert.match(failure('{ "queries": { "A": "y" } }', add), /already/);
    assert.match(failure('{}', { kind: 'delete', name: 'A' }), /no saved query A/);
    assert.match(
      failure('{ "queries": { "A": "y", "B": "z" } }', { kind: 'rename', name: 'A', to: 'B' }),
      /already/,
    );
    assert.match(failure('{}', { kind: 'add', name: ' ', text: 'x' }), /name/);
  });

  it('take any name and any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        (name, text) => {
          fc.pre(name.trim() !== '');
          const made = after(sample, { kind: 'add', name, text });
          const errors: ParseError[] = [];
          const read = parse(made, errors, { allowTrailingComma: true }) as {
            queries: Record<string, string>;
          };
          assert.deepEqual(errors, []);
          assert.deepEqual(Object.entries(read.queries), name === '__proto__' ? [] : [[name, text]]);
          assert.deepEqual(comments(after(made, { kind: 'delete', name })), comments(sample));
        },
      ),
    );
  });
});
