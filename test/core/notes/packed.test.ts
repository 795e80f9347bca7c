import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNote, readToPack } from '../../../src/core/notes/index.js';
import { packNote, unpackNote } from '../../../src/core/notes/packed/note.js';
import type { Note } from '../../../src/core/notes/types.js';
import { damagedPiece, generatedNote } from './generatedNotes.js';
import { textsOf } from './texts.js';

/** A note in which there is something of everything. */
const every = `---
citekey: a
title: A paper
bibliography: refs.bib
studies:
  - { id: x, design: meta-analysis, of: rct, n: 9, k: 3, countries: [DK], dataset: d, quality: high, outcome: trust, includes: [b] }
  - { id: y, design: rct, appraisal: { tool: t } }
---

# It helps {.claim #a topic=trust}

- supports [see @b, p. 3]: ["It *does*."]{#e n=4} as said [d = 0.3]{.effect of=all}
  - undercut by [@c]: "It does not."
- suports #a [@b]: "Mistyped."
- supports [[other#^b]], [that](other.md#b) [-@d]: words

[It helps]{.claim ref=a}, as in @fig-one and [there](other.md#b).
`;

/** All that such notes and their parts may have, but for \`related\`, which a note alone does not tell. */
const properties = [
  ...[
    'lineStarts',
    'length',
    'citekey',
    'title',
    'studies',
    'claims',
    'occurrences',
    'evidence',
    'citations',
  ],
  ...['crossReferences', 'links', 'bibliography', 'problems', 'id', 'design', 'of', 'n', 'k', 'countries'],
  ...[
    'dataset',
    'quality',
    'outcome',
    'includes',
    'attributes',
    'ranges',
    'range',
    'form',
    'text',
    'textRange',
  ],
  ...['scope', 'ref', 'relations', 'implicitTarget', 'sources', 'quote', 'comment', 'effects', 'parent'],
  ...['headRange', 'relation', 'refs', 'path', 'implicit', 'mode', 'locator', 'label', 'value', 'items'],
  ...['citekey', 'prefix', 'suffix', 'keyRange', 'code', 'severity', 'message', 'instead'],
];

function propertiesOf(data: unknown, found = new Set<string>()): Set<string> {
  if (typeof data !== 'object' || data === null) return found;
  for (const [name, value] of Object.entries(data)) {
    found.add(name);
    propertiesOf(value, found);
  }
  return found;
}

const unpackedEquals = (note: Note, name: string): void =>
  assert.deepEqual(unpackNote(packNote(note)), note, name);

/** Of a note that is freed of its text, and of one that is not. */
function saysAll(text: string, name: string): void {
  const note = readNote(text);
  unpackedEquals(note, name);
  assert.deepEqual(unpackNote(packNote(readToPack(text))), note, name);
}

describe('a packed note', () => {
  it('says all that it said, of notes that others wrote', () => {
    const real = [...textsOf('test/fixtures/notes/deep-review'), ...textsOf('examples'), ...textsOf('docs')];
    for (const [i, text] of real.entries()) saysAll(text, `text ${i}`);
    assert.ok(real.length > 40);
  });

  it('says all that it said, of 800 generated notes and 200 damaged pieces', function () {
    this.timeout(120_000);
    for (let seed = 0; seed < 800; seed++) saysAll(generatedNote(seed), `note ${seed}`);
    const all = textsOf('test/fixtures/notes/deep-review').join('\n\n');
    for (let seed = 0; seed < 200; seed++) saysAll(damagedPiece(all, seed, 3000), `piece ${seed}`);
  });

  it('has every property that a note may have', () => {
    const note = readNote(every);
    const there = propertiesOf(note);
    for (const name of properties) assert.ok(there.has(name), name);
    saysAll(every, every);
  });

  it('has names that no object has of its own, halves of characters, and numbers of every kind', () => {
    const texts = [
      '---\ncitekey: a\nstudy:\n  design: rct\n  __proto__: { toString: 1 }\n  constructor: .nan\n  x: [.inf, -0, 1.5, null, true]\n---\n',
      '# A {.claim #a __proto__=b constructor="c"}\n\n- supported by [@b]: ["c"]{__proto__=d}\n',
      '# \ud83d {.claim #a topic="\udc00"}\n\n- supported by [@b, p. \ud83d]: "\udc00 words"\n',
    ];
    for (const text of texts) saysAll(text, text);
    const told = { file: 'b.md', range: { start: 1, end: 2 }, message: 'here too' };
    const [one] = readNote('# A {.claim}\n').problems;
    assert.ok(one);
    unpackedEquals({ ...readNote(''), problems: [{ ...one, related: [told] }] }, 'related');
    const numbers = [
      0,
      127,
      128,
      16_383,
      16_384,
      2 ** 31,
      2 ** 32 + 1,
      2 ** 53 - 1,
      0.5,
      -1,
      -0,
      NaN,
      Infinity,
    ];
    const [study] = readNote('---\ncitekey: a\nstudy: { design: rct }\n---\n').studies;
    assert.ok(study);
    for (const n of numbers)
      unpackedEquals({ ...readNote(''), length: 2 ** 40, studies: [{ ...study, n, k: n }] }, String(n));
  });

  it('says all that it said, whatever the lines', () => {
    const line = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => saysAll(lines.join('\n'), 'lines')));
  });
});
