import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readNote } from '../../../src/core/notes/index.js';
import { claimDocument, doubtfulDocument } from './claimDocuments.js';
import { pandocClaims, type Carried } from './pandocClaims.js';

const documents = fc.sample(claimDocument, { numRuns: 1200, seed: 11 });
const doubtful = fc.sample(doubtfulDocument, { numRuns: 600, seed: 12 });

/** What a note says is a claim, as Pandoc's tree has it. A claim restated (`ref=`) is told apart by us alone. */
const carried = (text: string): Carried[] =>
  readNote(text).claims.map(({ form, id, text: words, attributes }) => ({
    form,
    id: id?.value ?? '',
    text: words,
    values: Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])),
  }));

const withoutRestated = (claims: readonly Carried[]): Carried[] =>
  claims.filter(({ values }) => values.ref === undefined);

/** Attributes that are read otherwise than Pandoc reads them, on purpose. */
const attributesUnlikePandoc: { reason: string; is: (text: string) => boolean }[] = [
  {
    reason: 'a value with a quotation mark in it stands in quotation marks: Pandoc takes it bare',
    is: (text) => /=(?:it's|'|"|"open)(?=[ }])/.test(text),
  },
  {
    reason: 'a space divides attributes: Pandoc needs none after a quoted value or before an id',
    is: (text) => /"a"y|\.a#b|#a#b|-\.a/.test(text),
  },
  {
    reason: 'an id starts with a letter, a digit or an underscore: to Pandoc a hyphen will do',
    is: (text) => text.includes('#-a'),
  },
];

describe('claims', () => {
  let ofDocuments: Carried[][];
  let ofDoubtful: Carried[][];

  before(async function () {
    this.timeout(120_000);
    const all = await pandocClaims([...documents, ...doubtful]);
    ofDocuments = all.slice(0, documents.length);
    ofDoubtful = all.slice(documents.length);
  });

  it(`on headings, spans and blocks are Pandoc’s own, in ${documents.length} documents`, () => {
    for (const [i, text] of documents.entries()) {
      const ours = carried(text);
      const theirs = withoutRestated(ofDocuments[i] ?? []);
      if (!isDeepStrictEqual(ours, theirs)) assert.deepEqual(ours, theirs, text);
    }
    assert.ok(ofDocuments.flat().length > 2 * documents.length, 'most documents hold claims');
  });

  it('have malformed attributes, and say so, where Pandoc reads none', () => {
    for (const [i, text] of doubtful.entries()) {
      const { problems } = readNote(text);
      const told = problems.filter(({ code }) => code === 'bad-attributes').length;
      const theirs = ofDoubtful[i] ?? [];
      if (told > 0 && theirs.length > 0) {
        assert.ok(
          attributesUnlikePandoc.some((difference) => difference.is(text)),
          text,
        );
      } else if (told > 0) assert.equal(told, 1, text);
      else assert.deepEqual(carried(text), withoutRestated(theirs), text);
    }
    for (const { reason, is } of attributesUnlikePandoc)
      assert.ok(doubtful.some(is), `never seen: ${reason}`);
  });

  it('have no part in the text round them: brackets and attributes of spans are left out', () => {
    const span = 'A [small *b*]{.claim #x topic="c d"} e';
    const inner = 'A small b e';
    const texts = (text: string): string[] => readNote(text).claims.map((claim) => claim.text);
    assert.deepEqual(texts(`# ${span} {.claim #y}`), ['small b', inner]);
    assert.deepEqual(texts(`> [!claim] ${span} ^y\n`), [inner, 'small b']);
    assert.deepEqual(texts(`- a\n\n  ::: {.claim #y}\n  ${span}\n  :::\n`), [inner, 'small b']);
    assert.deepEqual(texts(`[f ${span}]{.claim #y} g`), [`f ${inner}`, 'small b']);
    const { evidence } = readNote(`- supports #y [@k, p. 1]: "${span}" f\n`);
    assert.equal(evidence[0]?.quote?.text, inner);
    assert.equal(evidence[0]?.comment, 'f');
  });

  it('on a block in an item may start right after the bullet', () => {
    const { claims, evidence, problems } = readNote(
      '1. ::: {.claim #a}\n   Trust rises.\n\n   - supported by [@k, p. 1]: "b"\n\n   :::\n',
    );
    assert.deepEqual(
      claims.map(({ id, text }) => [id?.value, text]),
      [['a', 'Trust rises.']],
    );
    assert.deepEqual(evidence[0]?.implicitTarget, { claim: 0 });
    assert.deepEqual(problems, []);
  });
});
