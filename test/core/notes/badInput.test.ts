import assert from 'node:assert/strict';
import { createNoteReader, readNote } from '../../../src/core/notes/index.js';
import type { Note } from '../../../src/core/notes/types.js';
import { random } from '../../bench/random.js';
import { oddUnits, repeated } from './oddInputs.js';

/** 100 KB of each. */
const odd = Object.fromEntries(oddUnits.map((unit) => [JSON.stringify(unit), repeated(unit)]));

/** Most processor time that any note may take, in milliseconds. */
const longest = 1000;

/** How often one that took longer is read again: the collector, at work on what other tests have left, is in the time of the whole process. */
const attempts = 3;

function read(text: string, name: string): Note {
  let note = readNote('');
  let taken = Infinity;
  for (let attempt = 0; attempt < attempts && taken >= longest; attempt++) {
    const before = process.cpuUsage();
    note = readNote(text);
    taken = process.cpuUsage(before).user / 1000;
  }
  assert.ok(taken < longest, `${name}: ${Math.round(taken)} ms at best`);
  for (const { range } of note.problems) {
    assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, name);
  }
  return note;
}

const codes = (note: Note): string[] => [...new Set(note.problems.map(({ code }) => code))];

describe('anything at all is a note', () => {
  it('100 KB of anything odd is read, or left unread with a word about it', function () {
    this.timeout(300_000);
    for (const [name, text] of Object.entries(odd)) read(text, name);
  });

  it('and so is the same within a claim, a list, a quote and a front matter', function () {
    this.timeout(600_000);
    for (const [name, text] of Object.entries(odd)) {
      const short = text.slice(0, 20_000);
      read(`# A {.claim #a}\n\n- supports [@b, p. 1]: "${short}`, `${name} in a list`);
      read(`> [!claim] ${short}\n> ${short}`, `${name} in a quote`);
      read(`---\ncitekey: ${short}\n---\n${short}`, `${name} in front matter`);
      read(`::: {.claim #a}\n${short}\n\n:::\n`, `${name} in a block`);
    }
  });

  it('what a note has too much of is left unread from there on, and all else in it is read', () => {
    const slow = '> [!note] See ![a](b.png)\n> ![c](d.png), [@e]\n\n';
    const note = readNote(`${slow.repeat(4_000)}# A {.claim #a}\n\n- supports [@b, p. 1]: "c"\n`);
    assert.deepEqual(codes(note), ['block-too-complex']);
    const [told, ...others] = note.problems;
    assert.equal(others.length, 0);
    assert.match(told?.message ?? '', /others below .* divide it into several notes/);
    assert.equal(note.claims.length, 1);
    assert.equal(note.evidence.length, 1);
    // All before that place is read, and nothing like it after.
    const readOnes = note.citations.filter(({ items }) => items[0]?.citekey === 'e').length;
    assert.ok(readOnes > 1_000 && readOnes < 4_000, String(readOnes));
    assert.equal(told?.range.start, readOnes * slow.length);
  });

  it('a reader that remembers leaves out what one that does not leaves out, wherever the note grows or shrinks', () => {
    const slow = (i: number): string => `> [!note] See ![a](b.png)\n> ![${i}](d.png), [@e${i}]\n\n`;
    const all = Array.from({ length: 3_000 }, (_, i) => slow(i));
    const reader = createNoteReader();
    const next = random(9);
    for (let i = 0; i < 6; i++) {
      const text = `${all.join('')}# A {.claim #a}\n`;
      assert.deepEqual(reader.read(text), readNote(text));
      const at = Math.floor(next() * all.length);
      if (i % 2 === 0) all.splice(at, 400);
      else all.splice(at, 0, ...all.slice(0, 500));
    }
  });

  it('random bytes, decoded as text', function () {
    this.timeout(120_000);
    const next = random(5);
    const decoder = new TextDecoder();
    const reader = createNoteReader();
    for (let i = 0; i < 1000; i++) {
      const bytes = Uint8Array.from({ length: Math.floor(next() * 3000) }, () => Math.floor(next() * 256));
      const text = decoder.decode(bytes);
      read(text, `bytes ${i}`);
      reader.read(text);
    }
  });

  it('random syntax', function () {
    this.timeout(120_000);
    const next = random(6);
    const units = [...'[]{}()<>*_`~@#:;,."\'-+>|\\$&=! \n\n\t', '\r\n', ':::', '.claim', '#a', 'supports', '- ', '> ', '---\n', '```', '<!--', 'n=1', '\u00a0', '“', '”', '🙂', 'a', 'b c', '\u2028', '\0']; // prettier-ignore
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: Math.floor(next() * 300) }, () => units[Math.floor(next() * units.length)]).join(''); // prettier-ignore
      read(text, `syntax ${i}: ${JSON.stringify(text)}`);
    }
  });

  it('a line of 10 MB, 10,000 levels of quotes, 10,000 levels of lists', function () {
    this.timeout(120_000);
    const claim = '# A claim {.claim #a}\n\n';
    for (const [name, text] of Object.entries({
      line: repeated('a [@b] *c* ', 10_000_000),
      words: repeated('words ', 10_000_000),
      quotes: '>'.repeat(10_000) + ' [@a]',
      'quotes apart': '> '.repeat(10_000) + '[@a]',
      lists: '- '.repeat(10_000) + '[@a]',
      'indented lists': Array.from({ length: 3000 }, (_, i) => ' '.repeat(2 * i) + '- a').join('\n'),
      blocks: '::: {.claim #a}\n'.repeat(10_000),
      lines: 'a\n'.repeat(1_000_000),
    })) {
      const note = read(claim + text, name);
      assert.equal(note.claims[0]?.id?.value, 'a', name);
    }
  });

  it('one block that is too much hides nothing else, and says how to mend it', () => {
    const text = `[A]{.claim #a}\n\n${'*a_ '.repeat(25_000)}\n\n- supports #a [@b, p. 1]: "c"\n`;
    const note = read(text, 'neighbours');
    assert.equal(note.claims.length, 1);
    assert.equal(note.evidence.length, 1);
    assert.deepEqual(codes(note), ['block-too-complex']);
    assert.match(note.problems[0]?.message ?? '', /divide it by blank lines/);
  });
});
