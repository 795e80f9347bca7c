import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { parsedYaml } from '../../../../src/core/notes/frontMatter/parsedYaml.js';
import { plainYaml } from '../../../../src/core/notes/frontMatter/plainYaml.js';
import { plainValue } from '../../../../src/core/notes/frontMatter/yamlValues.js';
import type { YamlNode } from '../../../../src/core/notes/frontMatter/tree.js';

/** All of a document that notes are read from: values, how they are written, where things stand. */
function outline(node: unknown): unknown {
  if (isScalar(node)) {
    const { value, source, type, range } = node;
    return { value, source, isQuoted: type === 'QUOTE_DOUBLE', start: range?.[0], end: range?.[1] };
  }
  if (isSeq(node)) return { list: node.items.map(outline), start: node.range?.[0], end: node.range?.[1] };
  if (!isMap(node)) return node;
  const items = node.items.map(({ key, value }) => {
    const name = isScalar(key) ? { name: key.value, start: key.range?.[0], end: key.range?.[1] } : key;
    return [name, outline(value)];
  });
  return { items, start: node.range?.[0], end: node.range?.[1] };
}

/** The same of what was read of it. */
function outlineRead(node: YamlNode | undefined): unknown {
  if (!node) return null;
  const { start, end } = node;
  if (node.kind === 'scalar')
    return { value: node.value, source: node.source, isQuoted: node.quoted, start, end };
  if (node.kind === 'list') return { list: node.items.map(outlineRead), start, end };
  const items = node.entries.map(({ name, key, node: value }) => [{ name, ...key }, outlineRead(value)]);
  return { items, start, end };
}

/** Whether it was read directly; fails where the parser reads it otherwise, or finds a mistake. */
function agrees(text: string): boolean {
  const plain = plainYaml(text);
  if (!plain) return false;
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
  assert.deepEqual(document.errors, [], JSON.stringify(text));
  assert.deepEqual(outlineRead(plain), outline(document.contents), JSON.stringify(text));
  assert.deepEqual(outlineRead(parsedYaml(document, 0)), outlineRead(plain), JSON.stringify(text));
  assert.deepEqual(plainValue(plain), document.toJS(), JSON.stringify(text));
  return true;
}

const names = ['citekey', 'study', 'n', 'a', 'b', 'null', 'true', 'no', 'x-y', '__proto__'];
const values = [
  ...[
    'rct',
    'two words',
    'DK',
    '[DK, NL]',
    '[a]',
    '[]',
    '[a,]',
    '[ 1, two words ]',
    '[a, [b]]',
    '[null, true]',
  ],
  ...[
    '12',
    '007',
    '0',
    '-5',
    '1.5',
    '1e3',
    '0x1F',
    '.5',
    '2014-05',
    '2014-05-02',
    '12 items',
    '3-4',
    '1_000',
  ],
  ...['null', 'Null', '~', 'true', 'False', 'yes', '"quoted: text"', '"a" b', '"a\\"b"', "'single'", "it's"],
  ...[
    'a: b',
    'a:',
    'a:b',
    'a #b',
    'a#b',
    '# c',
    '@key',
    '*x',
    '&x',
    '!t',
    '| ',
    '>',
    '- a',
    '? a',
    '%',
    '`a`',
  ],
  ...['a, b', 'a [b]', '{a: b}', 'a {b}', 'Ærø', '中文', '😀', 'a ', 'x\ty', '---', '...', 'a\u00a0b', '“a”'],
];
/** Lines as most are, and any. */
const plainLine = fc
  .tuple(
    fc.constantFrom('', '', '  '),
    fc.constantFrom(...names),
    fc.constantFrom(...values.slice(0, 20), ''),
  )
  .map(([indent, name, value]) => `${indent}${name}:${value && ` ${value}`}`);
const anyLine = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t'),
    fc.constantFrom('name', 'name', 'name', 'item', 'value'),
    fc.constantFrom(...names),
    fc.constantFrom('', ...values, ...values),
    fc.constantFrom('', '', '', '', ' ', '\r'),
  )
  .map(([indent, kind, name, value, end]) => {
    const text = kind === 'name' ? `${name}:${value && ` ${value}`}` : kind === 'item' ? `- ${value}` : value;
    return indent + text + end;
  });

describe('front matter that is plain', () => {
  it('is read as the YAML parser reads it', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plainLine, anyLine), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (lines, ended) => {
          if (agrees(lines.join('\n') + (ended ? '\n' : ''))) read++;
        },
      ),
      { numRuns: 20_000, seed: 5 },
    );
    assert.ok(read > 500, `${read} were read directly`);
  });

  it('is that of nearly all notes of the sample', () => {
    const folder = 'examples/co-production/notes/literature';
    const heads = readdirSync(folder).flatMap((name) => {
      const head = /^---\n([^]*?)^---$/m.exec(readFileSync(`${folder}/${name}`, 'utf8'));
      return head?.[1] === undefined ? [] : [head[1]];
    });
    assert.ok(heads.length > 30);
    assert.ok(heads.filter(agrees).length > heads.length * 0.8);
  });
});
