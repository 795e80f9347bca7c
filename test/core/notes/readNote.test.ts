import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createNoteReader, readNote } from '../../../src/core/notes/index.js';
import type { Note } from '../../../src/core/notes/types.js';
import { random } from '../../bench/random.js';
import { damagedPiece, generatedNote } from './generatedNotes.js';
import { textsOf } from './texts.js';
import { readWhole } from './wholeParse.js';

/** How many notes are compared; `npm run test:long` sets it. */
const notes = Number(process.env.CORROBORATE_NOTES ?? 2000);

const real = [
  ...textsOf('test/fixtures/notes/deep-review'),
  ...textsOf('examples'),
  ...textsOf('docs'),
  readFileSync('README.md', 'utf8'),
  readFileSync('CONTRIBUTING.md', 'utf8'),
];

const isBeyondCaps = (note: Note): boolean => note.problems.some(({ code }) => code === 'block-too-complex');

/** Whether a note is compared at all: what lies beyond the caps is left unread. */
function compare(text: string, name: string): boolean {
  const note = readNote(text);
  if (isBeyondCaps(note)) return false;
  const whole = readWhole(text);
  if (!isDeepStrictEqual(note, whole)) assert.deepEqual(note, whole, `${name}: ${JSON.stringify(text)}`);
  return true;
}

/** Found by the properties below, and made as small as they get: what follows a block decides how it ends. */
const found = [
  '[A]{.claim #a}\n\n- b\n\n-- c',
  '[A]{.claim #a}\n\n* b\n\n*c* d',
  '[A]{.claim #a}\n\n+\n\n+1 c',
  '- supports #a\n    ~~~\n\n> b',
  '    code\n\n>2) undercut by #a',
  '1.\n   <div\n<style\n\n# A {.claim #a}\n',
];

describe('reading a note chunk by chunk equals a parse of all of it', () => {
  it('on the smallest notes that once were read otherwise', () => {
    for (const text of found) assert.ok(compare(text, text));
  });

  it('on notes that others wrote', function () {
    this.timeout(120_000);
    for (const [i, text] of real.entries()) assert.ok(compare(text, `text ${i}`));
    assert.ok(real.length > 40);
  });

  it(`on ${notes} generated notes, most of them damaged`, function () {
    this.timeout(60 * notes + 60_000);
    let compared = 0;
    for (let seed = 0; seed < notes; seed++) if (compare(generatedNote(seed), `note ${seed}`)) compared += 1;
    assert.ok(compared > notes * 0.99, `${compared} of ${notes}`);
  });

  it(`on ${notes / 4} damaged pieces of texts that others wrote`, function () {
    this.timeout(60 * notes + 60_000);
    const all = real.join('\n\n');
    for (let seed = 0; seed < notes / 4; seed++)
      assert.ok(compare(damagedPiece(all, seed, 3000), `piece ${seed}`));
  });
});

describe('a reader that remembers chunks', () => {
  it('reads what is read without remembering, keystroke by keystroke', () => {
    const reader = createNoteReader();
    for (let seed = 0; seed < 40; seed++) {
      const text = generatedNote(seed);
      for (let at = 0; at < text.length; at += 97) {
        const typed = text.slice(0, at) + 'x' + text.slice(at);
        assert.deepEqual(reader.read(typed), readNote(typed));
      }
    }
  });

  it('reads what is read without remembering, edit by edit, and changes no note that it gave', () => {
    const reader = createNoteReader();
    const all = real.join('\n\n');
    for (let seed = 0; seed < 60; seed++) {
      const next = random(seed);
      const below = (most: number): number => Math.floor(next() * most);
      let text = seed % 3 === 0 ? damagedPiece(all, seed, 2000) : generatedNote(seed);
      for (let edit = 0; edit < 30; edit++) {
        const at = below(text.length);
        const taken = below(text.length);
        const inserted = next() < 0.3 ? text.slice(taken, taken + below(200)) : 'x'.repeat(below(3));
        text = text.slice(0, at) + inserted + text.slice(at + below(4) * below(20));
        assert.deepEqual(frozen(reader.read(text)), readNote(text));
      }
    }
  });

  it('takes up what is read by turns in several notes', () => {
    const reader = createNoteReader();
    const texts = [3, 4, 5].map(generatedNote);
    for (let turn = 0; turn < 9; turn++) {
      const text = `${texts[turn % 3] ?? ''}\n\n${'x '.repeat(turn)}`;
      assert.deepEqual(frozen(reader.read(text)), readNote(text));
    }
  });
});

describe('a reader of a document that is edited', () => {
  it('reads what is read without remembering, edit by edit in several documents, and leaves what the last note said', () => {
    const all = real.join('\n\n');
    for (let seed = 0; seed < 60; seed++) {
      const reader = createNoteReader();
      const next = random(seed);
      const below = (most: number): number => Math.floor(next() * most);
      // The second begins as a copy of the first.
      const start = seed % 3 === 0 ? damagedPiece(all, seed, 2000) : generatedNote(seed);
      const documents = [start, start, generatedNote(seed + 1)].map((text, i) => ({ name: `${i}`, text }));
      for (let edit = 0; edit < 40; edit++) {
        const document = documents[below(documents.length)];
        if (!document) continue;
        const { name, text } = document;
        const last = reader.read(text, name);
        const said = words(last);
        const at = below(text.length);
        const taken = below(text.length);
        const inserted = next() < 0.3 ? text.slice(taken, taken + below(200)) : 'x'.repeat(below(3));
        document.text = text.slice(0, at) + inserted + text.slice(at + below(4) * below(20));
        const note = reader.read(document.text, name);
        assert.deepEqual(note, readNote(document.text));
        assert.equal(words(last), said);
        if (next() < 0.1) reader.forget(name);
      }
    }
  });

  it('makes nothing anew of what an edit only moves', () => {
    const reader = createNoteReader();
    const text = '## A {.claim #a}\n\n- supported by [@p, p. 3]: "Words."\n\nProse with [@q].\n';
    const before = reader.read(text, '1.md');
    const [item] = before.evidence;
    const after = reader.read(`More.\n\n${text}`, '1.md');
    assert.equal(after.evidence[0]?.relations, item?.relations);
    assert.equal(after.citations[1], before.citations[1]);
    // In another document it is another's.
    const other = reader.read(text, '2.md');
    assert.notEqual(other.evidence[0]?.relations, item?.relations);
    assert.deepEqual(other, readNote(text));
    assert.deepEqual(after, readNote(`More.\n\n${text}`));
  });
});

/** All that a note says, without its places. */
const words = (note: Note): string =>
  JSON.stringify({ ...note, lineStarts: [], length: 0 }, (name, value: unknown) =>
    name === 'start' || name === 'end' ? undefined : value,
  );

/** A note of which nothing can be changed: whatever tries is an error. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
