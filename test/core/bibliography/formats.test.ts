import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inlineReferences, parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography, CslItem } from '../../../src/core/bibliography/types.js';
import { fixture, keysOf, scanned } from './fixtures.js';

function items(bibliography: Bibliography): CslItem[] {
  return bibliography.entries.map((entry) => {
    const parsed = parseEntry(entry, bibliography);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
    return parsed.item;
  });
}

/** As https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format lays a record out. */
const pubmed = `
PMID- 22345678
OWN - NLM
DP  - 2012 Mar 5
TI  - Co-production of health care: a long title that goes on in
      the next line.
PG  - 10-21
LID - 10.1000/xyz123 [doi]
AB  - OBJECTIVE: To see.
FAU - Loeffler, Elke
AU  - Loeffler E
FAU - van Dam, Cees
AU  - van Dam C
LA  - eng
PT  - Journal Article
PT  - Retracted Publication
TA  - Public Money Manag
JT  - Public money & management
VI  - 32
IP  - 2

PMID- 22345679
DP  - 2013
TI  - Second.
CN  - A Working Group
JT  - Journal
`;

const endnote = `%0 Journal Article
%T Beyond Engagement and Participation
%A Bovaird, Tony
%J Public Administration Review
%V 67
%N 5
%P 846-860
%D 2007
%R 10.1111/j.1540-6210.2007.00773.x
%F bovaird2007

%0 Book Section
%A Parks, Roger B.
%E McGinnis, Michael D.
%T Consumers as Coproducers
%B Polycentricity and Local Public Economies
%D 1999
%I University of Michigan Press
%C Ann Arbor
%@ 0472088858
`;

const yaml = `references:
- id: alford2009
  type: book
  title: Engaging public sector clients
  author:
  - family: Alford
    given: John
  issued: 2009-05
- type: article-journal
  id: "ostrom:1996"
  title: 'Crossing the great divide: *Coproduction*, synergy, and development'
  author:
    - family: Ostrom
      given: Elinor
  issued:
    - year: 1996
      month: 6
  page: 1073-1087
`;

describe('the formats of databases and tools', () => {
  it('are told by content, whatever the file is called', () => {
    const examples: [string, string][] = [
      ['nbib', pubmed],
      ['enw', endnote],
      ['csl-yaml', yaml],
      ['csv', fixture('exports/covidence.csv')],
      ['csv', fixture('exports/zotero.csv')],
      ['csv', fixture('exports/rayyan.csv')],
      ['ris', fixture('exports/cochrane_procite.ris')],
      ['ris', fixture('exports/psychInfo_ovid.ris')],
      ['bibtex', fixture('hard.bib')],
      ['csl-json', '[{"id": "a", "type": "book"}]'],
    ];
    for (const [format, text] of examples)
      for (const name of ['x.bib', 'x.ris', 'x.txt', 'x.csv', 'x.json', 'x.nbib'])
        assert.equal(scanBibliography(name, text).format, format, name);
  });

  it('are read from PubMed', () => {
    const bibliography = scanBibliography('a.nbib', pubmed);
    assert.deepEqual(bibliography.problems, []);
    assert.deepEqual(keysOf(bibliography), ['loeffler2012co', 'aworkinggroup2013second']);
    const [first, second] = items(bibliography);
    assert.equal(first?.title, 'Co-production of health care: a long title that goes on in the next line');
    assert.deepEqual(first.author, [
      { family: 'Loeffler', given: 'Elke' },
      { family: 'Dam', given: 'Cees', 'non-dropping-particle': 'van' },
    ]);
    assert.deepEqual(first.issued, { 'date-parts': [[2012, 3, 5]] });
    assert.equal(first.DOI, '10.1000/xyz123');
    assert.equal(first['container-title'], 'Public money & management');
    assert.deepEqual(second?.author, [{ literal: 'A Working Group' }]);
  });

  it('are read from EndNote', () => {
    const bibliography = scanBibliography('a.enw', endnote);
    assert.deepEqual(bibliography.problems, []);
    assert.deepEqual(keysOf(bibliography), ['bovaird2007', 'parks1999consumers']);
    const [article, chapter] = items(bibliography);
    assert.equal(article?.type, 'article-journal');
    assert.equal(article.issue, '5');
    assert.equal(article.DOI, '10.1111/j.1540-6210.2007.00773.x');
    assert.equal(chapter?.type, 'chapter');
    assert.equal(chapter['container-title'], 'Polycentricity and Local Public Economies');
    assert.equal(chapter.ISBN, '0472088858');
    assert.deepEqual(chapter.editor, [{ family: 'McGinnis', given: 'Michael D.' }]);
  });

  it('are read from CSL-YAML, as a list or under references, at any indentation and line end', () => {
    const expected = items(scanBibliography('a.yaml', yaml));
    assert.deepEqual(
      expected.map(({ id }) => id),
      ['alford2009', 'ostrom:1996'],
    );
    assert.deepEqual(expected[0]?.issued, { 'date-parts': [[2009, 5]] });
    assert.deepEqual(expected[1]?.issued, { 'date-parts': [[1996, 6]] });
    assert.equal(
      expected[1].title,
      'Crossing the great divide: <i>Coproduction</i>, synergy, and development',
    );
    const bare = yaml.replace('references:\n', '');
    const deeper = `references:\n${bare.replace(/^/gm, '   ').trimEnd()}\n`;
    for (const text of [bare, deeper, `---\n${yaml}...\n`, yaml.replaceAll('\n', '\r\n'), `\uFEFF${yaml}`])
      assert.deepEqual(items(scanBibliography('a.yaml', text)), expected, text.slice(0, 40));
  });

  it('name the place of every key', () => {
    for (const [file, text] of [
      ['a.yaml', yaml],
      ['a.enw', endnote],
      ['exports/rayyan.csv', fixture('exports/rayyan.csv')],
    ] as const)
      for (const { citekey, keyRange } of scanBibliography(file, text).entries)
        if (/bovaird|alford|ostrom|rayyan/.test(citekey))
          assert.equal(text.slice(keyRange.start, keyRange.end), citekey);
  });

  it('lose one broken item of a YAML list and no other', () => {
    const broken = yaml.replace('title: Engaging public', 'title: "Engaging public');
    const bibliography = scanBibliography('a.yaml', broken);
    const [first, second] = bibliography.entries.map((entry) => parseEntry(entry, bibliography));
    assert.equal(first?.ok, false);
    assert.equal(second?.ok, true);
    const nameless = scanBibliography('a.yaml', yaml.replace('id: alford2009', 'title: x'));
    assert.deepEqual(keysOf(nameless), ['ostrom:1996']);
    assert.match(nameless.problems[0]?.message ?? '', /no id/);
  });

  it('lose one row of a table whose quotation mark never closes and no row before it', () => {
    const text = fixture('exports/rayyan.csv');
    const bibliography = scanBibliography('a.csv', `${text}\nx,"never closed,2010\n`);
    assert.equal(bibliography.entries.filter(({ broken }) => broken === undefined).length, 10);
    assert.equal(bibliography.problems.length, 1);
  });

  it('keep every cell of a table, whatever is in it', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', ';', 'é'), maxLength: 8 })
      .map((text) => `x${text}x`);
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = `Title,Authors,Published Year,Journal\r\n${rows.map(([title, journal]) => `${quoted(title)},"A, B",2010,${quoted(journal)}`).join('\r\n')}`;
        const read = items(scanBibliography('a.csv', text));
        assert.deepEqual(
          read.map((item) => [item.title, item['container-title']]),
          rows,
        );
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('references in the front matter of a note', () => {
  it('are found at their places', () => {
    const note = `---\ntitle: A note\n${yaml}other: x\n---\n\n# Text\n\n- id: not-a-reference\n`;
    const bibliography = inlineReferences('note.md', note);
    assert.ok(bibliography);
    assert.deepEqual(keysOf(bibliography), ['alford2009', 'ostrom:1996']);
    for (const { citekey, keyRange } of bibliography.entries)
      assert.equal(note.slice(keyRange.start, keyRange.end), citekey);
    assert.deepEqual(
      items(bibliography).map(({ title }) => title),
      items(scanBibliography('a.yaml', yaml)).map(({ title }) => title),
    );
  });

  it('are none where there is no such front matter', () => {
    for (const note of ['', '# Text', '---\ntitle: x\n---\n', `---\n${yaml}`, yaml, `\n---\n${yaml}---\n`])
      assert.equal(inlineReferences('note.md', note), undefined);
    assert.equal(scanned('hard.bib').format, 'bibtex');
  });
});
