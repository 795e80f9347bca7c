/** Front matter that is not as plain as most: what is read of it, and the one thing said of a slip. */
import assert from 'node:assert/strict';
import { readNote } from '../../../../src/core/notes/index.js';
import type { Note } from '../../../../src/core/notes/types.js';

const noteWith = (frontMatter: string): Note => readNote(`---\n${frontMatter}\n---\n\n## A {.claim #a}\n`);
const said = (note: Note): string[] => note.problems.map(({ message }) => message);

describe('front matter', () => {
  it('that is very long, has a very long line or very many brackets is not read, and says so; the note is', () => {
    const beyond = {
      'longer than 100,000 characters': `x: |\n${'  words\n'.repeat(30_000)}`,
      'a line of more than 10,000 characters': `x: ${'word '.repeat(3000)}`,
      'more than 100 brackets in each other': `x: ${'['.repeat(150)}${']'.repeat(150)}`,
    };
    for (const [why, text] of Object.entries(beyond)) {
      const note = noteWith(text);
      assert.equal(said(note).length, 1, why);
      assert.match(said(note)[0] ?? '', new RegExp(`${why} is not read`));
      assert.equal(note.claims.length, 1, why);
    }
  });

  it('of several studies describes each by its id', () => {
    const note = noteWith('citekey: a\nstudies:\n  - id: one\n    n: 20\n  - id: two\n    design: rct');
    assert.deepEqual(
      note.studies.map(({ id, n, design }) => ({ id, n, design })),
      [
        { id: 'one', n: 20, design: undefined },
        { id: 'two', n: undefined, design: 'rct' },
      ],
    );
    assert.deepEqual(said(note), []);
  });

  it('asks for the id of each of several studies, at its first name', () => {
    const note = noteWith('citekey: a\nstudies:\n  - design: rct\n    n: 20\n  - id: two');
    assert.deepEqual(said(note), ['each of several studies needs an `id:`']);
    assert.equal(note.studies.length, 2);
    const text = '---\ncitekey: a\nstudies:\n  - ';
    assert.equal(note.problems[0]?.range.start, text.length);
  });

  it('may hold studies and facts of which nothing is said yet', () => {
    const note = noteWith('citekey: a\nstudies:\n  - {}\n  - id: two\n    ? more\n');
    assert.deepEqual(said(note), ['each of several studies needs an `id:`']);
    assert.deepEqual(
      note.studies.map(({ id, attributes }) => ({ id, attributes })),
      [
        { id: undefined, attributes: {} },
        { id: 'two', attributes: { more: null } },
      ],
    );
  });

  it('asks for a list where several studies are written as one thing, and for lines where one is', () => {
    assert.deepEqual(said(noteWith('citekey: a\nstudies: rct')), [
      '`studies:` is a list, each with an `id:`',
    ]);
    assert.match(said(noteWith('citekey: a\nstudy: rct'))[0] ?? '', /describe the study in lines below/);
    // Without a key it may be anybody's word.
    assert.deepEqual(said(noteWith('study: rct')), []);
    assert.deepEqual(said(noteWith('studies: rct')), []);
  });

  it('asks for the lines of a study that is a word in a list, and reads its neighbours; an empty place is none', () => {
    const note = noteWith('citekey: a\nstudies:\n  - one\n  -\n  - id: two');
    assert.deepEqual(said(note), ['describe each study in lines below its `id:`: `design:`, `n:` …']);
    assert.deepEqual(
      note.studies.map(({ id }) => id),
      ['two'],
    );
  });

  it('that is a list of things says how it is written', () => {
    assert.deepEqual(said(noteWith('- citekey: a')), ['front matter is a list of `name: value` lines']);
  });

  it('asks whose a study is that comes without a citation key', () => {
    assert.match(said(noteWith('study:\n  n: 20'))[0] ?? '', /say whose study this is/);
  });

  it('tells of a country by its name, with its code where it is known', () => {
    assert.deepEqual(said(noteWith('citekey: a\nstudy:\n  countries: [DK, Denmark, Nowhere, UK, dk]')), [
      'countries are written as two-letter codes (ISO 3166); Denmark is DK',
      'countries are written as two-letter codes (ISO 3166)',
      'countries are written as two-letter codes (ISO 3166); UK is GB',
    ]);
  });

  it('tells of a quality that is none, and takes an empty one as none written', () => {
    assert.match(said(noteWith('citekey: a\nstudy:\n  quality: hihg'))[0] ?? '', /did you mean high/i);
    assert.deepEqual(said(noteWith('citekey: a\nstudy:\n  quality:\n  n: 3')), []);
  });

  it('may use aliases; those that unfold without end are nothing', () => {
    const note = noteWith('citekey: &key a\nstudy: &facts\n  n: 20\n  countries: [DK]\nstudies:\n  - *facts');
    assert.equal(note.studies[0]?.n, 20);
    assert.equal(note.studies.length, 2);
    const laughs = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, i) => {
        const before = 'abcdefg'[i] ?? 'a';
        return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    const billion = noteWith(`citekey: a\nstudy:\n  n: 4\n  more: *h\n${laughs}`);
    assert.equal(billion.claims.length, 1);
    const forward = noteWith(`${laughs}\ncitekey: a\nstudy:\n  n: 4\n  more: *h`);
    assert.equal(forward.studies[0]?.n, 4);
    assert.equal(forward.studies[0]?.attributes.more, null);
  });

  it('follows aliases up to a hundred, and none in a circle', () => {
    const many = Array.from({ length: 150 }, () => '*key').join(', ');
    const note = noteWith(`citekey: &key a\nstudy:\n  n: 4\n  includes: [${many}]`);
    assert.equal(note.studies[0]?.includes.length, 100);
    const circle = noteWith('citekey: a\nstudy: &facts\n  n: 4\n  design: *facts\n  more: &more [*more, 1]');
    assert.equal(circle.studies[0]?.n, 4);
    assert.equal(circle.studies[0]?.attributes.more, null);
  });

  it('leaves names alone that are no words', () => {
    const note = noteWith('citekey: a\n? [b, c]\n: d\nstudy:\n  n: 4\n  ? {e: f}\n  : g');
    assert.deepEqual(Object.keys(note.studies[0]?.ranges ?? {}), ['n']);
  });

  it('reads lists with empty places and commas, and names twice under a study as a slip', () => {
    const note = noteWith(
      'citekey: a\nstudy:\n  countries: "DK, , NL,"\n  includes:\n    - "@b"\n    -\n    - c',
    );
    assert.deepEqual(note.studies[0]?.countries, ['DK', 'NL']);
    assert.deepEqual(note.studies[0]?.includes, ['b', 'c']);
    assert.match(said(noteWith('citekey: a\nstudy:\n  n: 1\n  n: 2'))[0] ?? '', /this name is written twice/);
  });

  it('may have a list where a value was, and entries that are no names', () => {
    const note = noteWith(
      'citekey: a\nstudy:\n  n: [1, 2]\n  ? [x]\n  : y\nbibliography: [a.bib, "", b.bib]',
    );
    assert.deepEqual(said(note), ['n is one value']);
    assert.deepEqual(
      note.bibliography.map(({ value }) => value),
      ['a.bib', 'b.bib'],
    );
  });
});
