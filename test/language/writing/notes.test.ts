import assert from 'node:assert/strict';
import { citing } from '../../../src/language/writing/citation.js';
import { extractableAt, extractEvidence } from '../../../src/language/writing/extractEvidence.js';
import {
  defaultTemplate,
  literatureNote,
  literatureNotePath,
} from '../../../src/language/writing/literatureNote.js';
import { passageOf } from '../../../src/language/writing/passage.js';
import { sourcesOf } from '../../../src/language/writing/sources.js';
import { changed } from '../../../src/language/writing/types.js';
import { unresolvedFrom } from '../../../src/language/writing/unresolved.js';
import { readNote } from '../../../src/core/notes/index.js';
import { defaultConfig } from '../../../src/core/base/config.js';
import { baseOf, bib } from '../../core/base/workspace.js';
import { sampleFiles } from '../sample.js';
import { desk, written } from './desk.js';

describe('a literature note', () => {
  it('is filled from the bibliography, and is read without a problem of its own', async () => {
    const sample = sampleFiles();
    const base = baseOf(sample);
    for (const { citekey } of base.references()) {
      const entry = base.entry(citekey);
      if (!entry?.ok) continue;
      const { text, cursor } = await literatureNote(entry.item, citekey, defaultTemplate);
      const note = readNote(text);
      assert.equal(note.citekey?.value, citekey);
      assert.equal(note.studies.length, 1);
      assert.deepEqual(note.problems, [], citekey);
      assert.match(text.slice(0, cursor.start), /design: $/);
      assert.equal(note.title === undefined, entry.item.title === undefined, citekey);
      assert.match(text, /^# \S/m);
    }
  });

  it('is made by the template of the project, whatever the values are', async () => {
    const item = {
      id: 'a2020',
      type: 'article-journal',
      title: 'It\'s: a "test" #1',
      author: [{ family: 'Smith', given: 'Ann' }, { literal: 'World Bank' }],
      issued: { 'date-parts': [[2020]] },
      DOI: '10.1/x',
    };
    const template =
      '---\ncitekey: {{citekey}}\ntitle: "{{Title}}"\nother: \'{{title}}\'\nplain: {{title}}\nyear: {{year}}\n---\n{{authorString}} {{unknown}} {{DOI}}\n{{cursor}}\n';
    const { text, cursor } = await literatureNote(item, 'a2020', template);
    assert.equal(
      text,
      '---\ncitekey: a2020\ntitle: "It\'s: a \\"test\\" #1"\nother: \'It\'\'s: a "test" #1\'\nplain: "It\'s: a \\"test\\" #1"\nyear: 2020\n---\nSmith, Ann; World Bank {{unknown}} 10.1/x\n\n',
    );
    assert.equal(cursor.start, text.length - 1);
    assert.deepEqual(readNote(text).problems, []);
  });

  it('goes where the notes of other papers are, else where the settings look for notes', () => {
    const base = baseOf({
      'f/lit/a.md': '---\ncitekey: a\n---\n',
      'f/lit/b.md': '---\ncitekey: b\n---\n',
      'f/c.md': '---\ncitekey: c\n---\n',
    });
    assert.equal(literatureNotePath(base, 'f', 'smith2020'), 'f/lit/smith2020.md');
    assert.equal(literatureNotePath(base, 'f', 'DBLP:conf/x y'), 'f/lit/DBLP-conf-x-y.md');
    const empty = baseOf({});
    assert.equal(literatureNotePath(empty, 'f', 'a'), 'f/a.md');
    for (const [glob, path] of [
      ['notes/**', 'f/notes/a.md'],
      ['./notes/lit/*.md', 'f/notes/lit/a.md'],
      ['notes', 'f/notes/a.md'],
      ['*.md', 'f/a.md'],
    ] as const) {
      empty.setConfig('c', { ...defaultConfig, notes: [glob] });
      assert.equal(literatureNotePath(empty, 'f', 'a'), path);
    }
  });
});

describe('copied words', () => {
  const cases: [text: string, passage: object][] = [
    ['plain', { quote: 'plain' }],
    ['> a\n> b', { quote: 'a b' }],
    ['„So ist es“ (Müller, 2020, S. 4)', { quote: '„So ist es“ (Müller, 2020, S. 4)' }],
    ['So it is (Smith & Co., 2020, pp. 4–5)', { quote: 'So it is', locator: 'pp. 4–5' }],
    ['"a" [@k, ch. 2]', { quote: 'a', locator: 'ch. 2', citekey: 'k' }],
    ['"a" [@{k l}]', { quote: '"a" [@{k l}]' }],
    ['(p. 3)', { quote: '(p. 3)' }],
    ['"a" and "b"', { quote: '"a" and "b"' }],
    ['', { quote: '' }],
  ];
  for (const [text, passage] of cases)
    it(`are told from page and key: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(passageOf(text), passage));

  it('cost no more than their length, however odd they are', () => {
    for (const odd of ['(', '[@', '([', '"', '> ', '-\n', '(a, ', 'p. 1, ']) {
      const started = performance.now();
      passageOf(odd.repeat(100_000 / odd.length));
      assert.ok(performance.now() - started < 500, odd);
    }
  });
});

describe('a citation that is picked', () => {
  const cited = (marked: string, ...keys: string[]) => {
    const { text, selection } = desk(marked);
    const found = citing(text, readNote(text), selection, keys);
    if (!found) return undefined;
    const after = changed(text, [found.change]);
    return `${after.slice(0, found.cursor)}‸${after.slice(found.cursor)}`;
  };

  it('stands behind the words, or joins the citation at the cursor', () => {
    assert.equal(cited('As said‸.', 'a', 'b'), 'As said [@a; @b]‸.');
    assert.equal(cited('‹As said› so', 'a'), 'As said [@a]‸ so');
    assert.equal(cited('As [see @a, p. 3‸; @b].', 'c', 'a'), 'As [see @a, p. 3; @b; @c]‸.');
    assert.equal(cited('‸word', 'a'), '[@a]‸ word');
    assert.equal(cited('x‸', 'b:ä', 'c d.'), 'x [@b:ä; @{c d.}]‸');
  });

  it('is none in code and front matter', () => {
    assert.equal(cited('`x‸`', 'a'), undefined);
    assert.equal(cited('---\ntitle: ‸\n---\n', 'a'), undefined);
  });
});

describe('evidence of a synthesis', () => {
  const paper = '---\ncitekey: a2020\n---\n\n# A\n\nWords.\n';
  const files = { 'a.md': paper, 'references.bib': bib('a2020', 'b2021') };
  const extracted = (marked: string, more: Record<string, string> = {}) => {
    const on = desk(marked, { ...files, ...more });
    const note = on.base.note('note.md');
    const found = note && extractableAt(on.base, 'note.md', note, on.selection.start);
    return (
      found && written(on, extractEvidence(on.base, 'note.md', on.text, found, on.files[found.to] ?? ''))
    );
  };

  it('goes to the note of the paper and names its claim there', () => {
    const before =
      '# T {.claim #t}\n\n- supp‸orted by [@a2020, p. 3]: ["x y"]{n=3} more\n  - undercut by [@b2021]: "no"\n- supported by [@b2021]: "z"\n';
    assert.deepEqual(extracted(before), {
      'note.md': '# T {.claim #t}\n\n- supported by [@b2021]: "z"\n',
      'a.md': `${paper}\n‸- supports #t (p. 3): ["x y"]{n=3} more\n  - undercut by [@b2021]: "no"\n`,
    });
  });

  it('keeps a citation that says more than a page', () => {
    assert.deepEqual(
      extracted('- supports #t; qualifies #u‸ [@a2020, and elsewhere]: "x"', {
        'c.md': '# T {.claim #t}\n\n# U {.claim #u}\n',
      }),
      {
        'note.md': '',
        'a.md': `${paper}\n‸- supports #t; qualifies #u [@a2020, and elsewhere]: "x"\n`,
      },
    );
  });

  it('stays where the note of the paper is not as it was read', () => {
    const on = desk('- supports‸ #t [@a2020, p. 3]: "x"\n', files);
    const note = on.base.note('note.md');
    const found = note && extractableAt(on.base, 'note.md', note, on.selection.start);
    assert.ok(found);
    for (const target of [`${paper}More.\n`, paper.slice(0, -1)])
      assert.deepEqual(extractEvidence(on.base, 'note.md', on.text, found, target), {
        failure: 'The notes have changed meanwhile: try again.',
      });
  });

  it('stays where it has two sources, no claim with a name, or a paper without a note', () => {
    for (const text of [
      '# T {.claim #t}\n\n- supported‸ by [@a2020; @b2021]: "x"\n',
      '# T {.claim}\n\n- supported‸ by [@a2020]: "x"\n',
      '# T {.claim #t}\n\n- supported‸ by [@b2021]: "x"\n',
    ])
      assert.equal(extracted(text), undefined);
  });
});

describe('the source of a reference', () => {
  const places = (fields: string) =>
    sourcesOf(baseOf({ 'r.bib': `@article{a, title = {T}, ${fields}}\n` }), 'a')?.places.map(
      ({ target }) => target,
    );

  it('is its file, as Zotero, JabRef and Mendeley write it, then its DOI or address', () => {
    assert.deepEqual(places('file = {Full Text:/home/a/b\\_c.pdf:application/pdf}'), ['/home/a/b_c.pdf']);
    assert.deepEqual(places('file = {:papers/a.pdf:PDF}, doi = {10.1000/x}'), [
      'papers/a.pdf',
      'https://doi.org/10.1000/x',
    ]);
    assert.deepEqual(
      places('file = {snap.html:files/1/snap.html:text/html;Full:files/2/a.pdf:application/pdf}'),
      ['files/2/a.pdf', 'files/1/snap.html'],
    );
    assert.deepEqual(places('file = {C\\:\\\\papers\\\\a.pdf}'), ['C:\\papers\\a.pdf']);
    assert.deepEqual(places('url = {https://x.org/a}'), ['https://x.org/a']);
    assert.deepEqual(places('year = 2020'), []);
  });

  it('is never a program', () => {
    assert.deepEqual(places('file = {a.exe;b.sh;c.pdf.bat}'), []);
    assert.deepEqual(places('url = {file:///bin/sh}'), []);
  });
});

describe('going through what is not resolved', () => {
  it('visits every place once in either direction, and starts again', () => {
    const base = baseOf({
      'a.md': 'As [@x] and [@y].\n',
      'b.md': '- supports #nothing [@k]: "x"\n',
      'c.md': 'Fine.\n',
      'r.bib': bib('k'),
    });
    for (const backwards of [false, true]) {
      const seen: string[] = [];
      let at = { file: 'c.md', offset: 0 };
      for (let step = 0; step < 4; step++) {
        const found = unresolvedFrom(base, at.file, at.offset, backwards);
        assert.ok(found);
        at = { file: found.file, offset: found.problem.range.start };
        seen.push(`${found.file}:${found.problem.range.start}`);
      }
      assert.equal(new Set(seen.slice(0, 3)).size, 3);
      assert.equal(seen[3], seen[0]);
    }
    assert.equal(unresolvedFrom(baseOf({ 'c.md': 'Fine.\n' }), 'c.md', 0, false), undefined);
  });
});
