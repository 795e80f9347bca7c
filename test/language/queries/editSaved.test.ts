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

  it('are deleted with their comma and their line', () => {
    const without = (text: string, name: string): string => after(text, { kind: 'delete', name });
    const three = '{\n  "queries": {\n    "A": "x",\n    // Of B\n    "B": "y",\n    "C": "z"\n  }\n}\n';
    assert.equal(without(three, 'A'), three.replace('    "A": "x",\n', ''));
    assert.equal(without(three, 'B'), three.replace('    "B": "y",\n', ''));
    assert.equal(without(three, 'C'), three.replace(',\n    "C": "z"', ''));
    assert.equal(without('{ "queries": { "A": "x", "B": "y" } }', 'A'), '{ "queries": { "B": "y" } }');
    assert.equal(without('{ "queries": { "A": "x", "B": "y" } }', 'B'), '{ "queries": { "A": "x" } }');
    assert.equal(without('{ "queries": { "A": "x", } }', 'A'), '{ "queries": { } }');
    assert.equal(
      without('{\r\n "queries": {\r\n  "A": "x", // of A\r\n  "B": "y",\r\n }\r\n}', 'A'),
      '{\r\n "queries": {\r\n  // of A\r\n  "B": "y",\r\n }\r\n}',
    );
  });

  it('leave a text that can be read, with all comments and all other queries, wherever comments and commas stand', () => {
    const odd = ['', ' ', '\n', '\r\n\t', '  \n\n    '];
    const comment = fc.constantFrom(
      '/* N */',
      '// N\n',
      '//N,\r\n',
      '/* "A": "x",\n } N */',
      '// } "B": N {\n',
    );
    const trivia = fc.array(fc.oneof(fc.constantFrom(...odd), comment), { maxLength: 3 });
    const property = fc.record({
      name: fc.constantFrom('A', 'B', 'C', 'D "x" // y', 'E /* z */'),
      text: fc.constantFrom('x', 'y\nas: list', ', } // "A"'),
      around: fc.tuple(trivia, trivia, trivia, trivia),
    });
    const settings = fc.record({
      saved: fc.uniqueArray(property, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }),
      around: fc.tuple(trivia, trivia, trivia, trivia),
      commas: fc.tuple(fc.boolean(), fc.boolean()),
      more: fc.boolean(),
    });
    const change = fc.constantFrom<SavedChange['kind']>('delete', 'delete', 'add', 'change', 'rename');
    fc.assert(
      fc.property(settings, fc.nat(3), change, ({ saved, around, commas, more }, which, kind) => {
        let count = 0;
        const written = (pieces: string[]): string =>
          pieces.map((piece) => piece.replace('N', () => `c${++count};`)).join('');
        const [before, ahead, behind, last] = around;
        const properties = saved.map(
          ({ name, text, around: [one, two, three, four] }) =>
            `${written(one)}${JSON.stringify(name)}${written(two)}:${written(three)}${JSON.stringify(text)}${written(four)}`,
        );
        const text = [
          `${written(before)}{${more ? '"style": "apa",' : ''}${written(ahead)}"queries":{`,
          `${properties.join(',')}${commas[0] ? `,${written(behind)}` : ''}}`,
          `${commas[1] ? ',' : ''}}${written(last)}`,
        ].join('');
        const { name = '' } = saved[which % saved.length] ?? {};
        const done: SavedChange =
          kind === 'add'
            ? { kind, name: 'New', text: 'n' }
            : kind === 'rename'
              ? { kind, name, to: 'New' }
              : kind === 'change'
                ? { kind, name, text: 'n' }
                : { kind, name };
        const made = after(text, done);
        const errors: ParseError[] = [];
        const read: unknown = parse(made, errors, { allowTrailingComma: true });
        const expected = saved.flatMap((one): [string, string][] => {
          if (one.name !== name || kind === 'add') return [[one.name, one.text]];
          if (kind === 'delete') return [];
          return [kind === 'rename' ? ['New', one.text] : [name, 'n']];
        });
        if (kind === 'add') expected.push(['New', 'n']);
        assert.deepEqual(errors, [], made);
        assert.deepEqual(
          read,
          { ...(more && { style: 'apa' }), queries: Object.fromEntries(expected) },
          `${text}\n→\n${made}`,
        );
        for (let number = 1; number <= count; number++)
          assert.equal(made.split(`c${number};`).length, 2, `c${number} of\n${text}\n→\n${made}`);
      }),
      { seed: 7, numRuns: 3000 },
    );
  }).timeout(60_000);
});
