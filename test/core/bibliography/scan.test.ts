import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography } from '../../../src/core/bibliography/types.js';
import { placeAt } from '../../../src/core/position.js';
import { fixture, keysOf, scanned } from './fixtures.js';

const told = (bibliography: Bibliography): string[] =>
  bibliography.problems.map(
    ({ code, message, range }) => `${placeAt(bibliography.lineStarts, range.start).line} ${code}: ${message}`,
  );

describe('scanning BibTeX', () => {
  it('finds every entry of a real bibliography, at its place', () => {
    const text = fixture('leeper-sample.bib');
    const bibliography = scanBibliography('leeper-sample.bib', text);
    const heads = [...text.matchAll(/^@(?!comment)(\w+)\{(.+),\r$/gim)];
    assert.equal(heads.length, 216);
    assert.deepEqual(
      keysOf(bibliography),
      heads.map((head) => head[2]),
    );
    assert.deepEqual(bibliography.problems, []);
    for (const [i, entry] of bibliography.entries.entries()) {
      assert.equal(entry.range.start, heads[i]?.index);
      assert.equal(text.slice(entry.keyRange.start, entry.keyRange.end), entry.citekey);
      assert.equal(text.slice(entry.range.start, entry.range.end), entry.source);
      assert.ok(entry.source.endsWith('}'));
      assert.equal(entry.type, heads[i]?.[1]?.toLowerCase());
    }
  });

  it('reads strings, parentheses, quotes and comments as BibTeX and Biber do', () => {
    const bibliography = scanned('hard.bib');
    assert.deepEqual(keysOf(bibliography), [
      'brandsen2006',
      'Alford1998',
      'ostrom.book:1981',
      'chapter/a+b',
      "o'neill_2010",
      'bothjournals',
      'loop1',
      'loop2',
      'x',
      'sameline',
    ]);
    assert.deepEqual(bibliography.problems, []);
    assert.equal(bibliography.strings.split('\n').length, 3);
  });

  it('finds the same behind a byte order mark and with any line ends', () => {
    const text = fixture('hard.bib');
    const expected = keysOf(scanned('hard.bib'));
    for (const end of ['\n', '\r\n', '\r']) {
      const other = scanBibliography('a.bib', '\uFEFF' + text.replaceAll('\n', end));
      assert.deepEqual(keysOf(other), expected);
      assert.deepEqual(other.problems, []);
    }
  });

  const good = '@misc{good, title = {Good}}\n';
  const mistakes: [mistake: string, source: string, keys: string[], problem: string][] = [
    [
      'a value that is not closed',
      '@misc{a,\n title = {One,\n year = {2010}\n}\n',
      ['a'],
      '1 bad-bibliography-entry: the value of title is never closed; add the missing }',
    ],
    [
      'an entry that is not closed',
      '@misc{a,\n title = {One}\n',
      ['a'],
      '1 bad-bibliography-entry: this entry is never closed; add the missing }',
    ],
    [
      'a quotation mark that is not closed',
      '@misc{a,\n title = "One,\n year = {2010}\n}\n',
      ['a'],
      '1 bad-bibliography-entry: the value of title is never closed; add the missing quotation mark',
    ],
    [
      'a missing key',
      '@misc{,\n title = {One}}\n',
      [],
      '1 bad-bibliography-entry: this entry has no citation key; write one and a comma after the opening brace',
    ],
    [
      'fields where the key should be',
      '@misc{title = {One}}\n',
      [],
      '1 bad-bibliography-entry: this entry has no citation key; write one and a comma after the opening brace',
    ],
    [
      'no comma behind the key',
      '@misc{a\n title = {One}}\n',
      ['a'],
      '1 bad-bibliography-entry: put a comma after the citation key a',
    ],
    [
      'a key with a space',
      '@misc{a b, title = {One}}\n',
      ['a b'],
      '1 bad-bibliography-entry: a citation key has no spaces; join its words or hyphenate them',
    ],
    [
      'no comma between fields',
      '@misc{a,\n title = {One}\n year = 2010}\n',
      ['a'],
      '2 bad-bibliography-entry: put a comma after the value of title',
    ],
    [
      'words without braces',
      '@misc{a,\n title = One Two,\n year = 2010}\n',
      ['a'],
      '2 bad-bibliography-entry: put braces round the value of title, or a comma after it',
    ],
    [
      'a year that is no number without braces',
      '@misc{a, year = 2010a}\n',
      ['a'],
      '1 bad-bibliography-entry: put braces round the value of year',
    ],
    [
      'a field without value',
      '@misc{a, title = , year = 2010}\n',
      ['a'],
      '1 bad-bibliography-entry: title has no value; write one in braces',
    ],
    [
      'a field without equals sign',
      '@misc{a, title {One}}\n',
      ['a'],
      '1 bad-bibliography-entry: here should be a field, as in title = {…}, not title',
    ],
    [
      'a closing brace too many',
      '@misc{a, title = {One}},\n year = 2010}\n',
      ['a'],
      '1 bad-bibliography-entry: the entry is closed before this already; take out the closing brace that is too many',
    ],
    [
      'no braces at all',
      '@article a,\n title\n',
      [],
      '1 bad-bibliography-entry: put { and a citation key after the entry type',
    ],
    ['no @', 'article{a,\n title = {One}}\n', [], '1 bad-bibliography-entry: put an @ before the entry type'],
    [
      'a comment that is not closed',
      '@comment{ never\n',
      [],
      '1 bad-bibliography-entry: close this @comment with a brace',
    ],
    [
      'a string without value',
      '@string{pmr = }\n',
      [],
      '1 bad-bibliography-entry: pmr has no value; write one in braces',
    ],
  ];
  for (const [mistake, source, keys, problem] of mistakes) {
    it(`tells of ${mistake} and keeps the entries around it`, () => {
      const bibliography = scanBibliography('a.bib', '@misc{first}\n' + source + good);
      assert.deepEqual(keysOf(bibliography), ['first', ...keys, 'good']);
      const line = (Number.parseInt(problem) + 1).toString();
      assert.deepEqual(told(bibliography), [problem.replace(/^\d+/, line)]);
    });
  }

  it('keeps every other entry when any one brace or @ of a real one is lost, and says where', () => {
    const text = fixture('leeper-sample.bib');
    const { entries } = scanBibliography('a.bib', text);
    const anEntry = fc.integer({ min: 0, max: entries.length - 1 });
    fc.assert(
      fc.property(anEntry, fc.nat(), (index, nth) => {
        const entry = entries[index];
        assert.ok(entry);
        const marks = [...entry.source.matchAll(/[{}]|^@/g)].map((mark) => entry.range.start + mark.index);
        const lost = marks[nth % marks.length] ?? 0;
        const damaged = text.slice(0, lost) + text.slice(lost + 1);
        const again = scanBibliography('a.bib', damaged);
        const others = entries.filter((each) => each !== entry).map(({ citekey }) => citekey);
        assert.deepEqual(
          keysOf(again).filter((key) => key !== entry.citekey),
          others,
        );
        const near = again.problems.filter(
          ({ range }) => range.start >= entry.range.start && range.start < entry.range.end + 4,
        );
        assert.notEqual(near.length, 0);
        assert.equal(near.length, again.problems.length);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('takes any text without throwing, and each entry lies where it says, none over another', () => {
    const piece = fc.constantFrom(
      '@',
      '{',
      '}',
      '(',
      ')',
      '"',
      ',',
      '=',
      '#',
      '%',
      '\\',
      '\n',
      ' ',
      'a',
      '1',
      '@misc{k,',
      '@string{s=',
      '@comment{',
      '\r\n@book{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { entries } = scanBibliography('a.bib', text);
        let end = 0;
        for (const entry of entries) {
          assert.ok(entry.range.start >= end);
          end = entry.range.end;
          assert.ok(entry.keyRange.start > entry.range.start && entry.keyRange.end <= end);
          assert.equal(text.slice(entry.range.start, end), entry.source);
        }
      }),
      { seed: 12, numRuns: 3000 },
    );
  });

  it('tells of a key that is there twice, at the second, and points to the first', () => {
    const bibliography = scanBibliography('a.bib', '@misc{a, title={x}}\n@misc{a, title={y}}\n@misc{A}\n');
    assert.deepEqual(told(bibliography), [
      '2 duplicate-reference: a is defined twice; rename one of the two',
    ]);
    assert.deepEqual(bibliography.problems[0]?.related, [
      { file: 'a.bib', range: { start: 6, end: 7 }, message: 'defined here first' },
    ]);
    assert.deepEqual(keysOf(bibliography), ['a', 'a', 'A']);
  });
});

describe('scanning other formats', () => {
  it('finds the records of RIS and makes keys for those without an id', () => {
    const text = fixture('zotero.ris');
    const bibliography = scanBibliography('zotero.ris', text);
    assert.equal(bibliography.format, 'ris');
    assert.deepEqual(bibliography.problems, []);
    assert.equal(bibliography.entries.length, text.match(/^TY {2}- /gm)?.length);
    assert.equal(bibliography.entries[0]?.citekey, 'yang2024cellular');
    for (const { source, range } of bibliography.entries) {
      assert.equal(text.slice(range.start, range.end), source);
      assert.match(source, /^TY {2}- [\s\S]*ER {2}-$/);
    }
  });

  it('skips what a database writes between RIS records', () => {
    const bibliography = scanned('cochrane_procite.ris');
    assert.deepEqual(keysOf(bibliography)[0], 'bywater2011incredible');
    assert.equal(bibliography.entries.length, 3);
  });

  it('uses ids of RIS records, and says which record has no end', () => {
    const text =
      'TY  - JOUR\nID  - smith2010\nTI  - One\n\nTY  - BOOK\nAU  - Öztürk, A\nPY  - 2011/05\nTI  - The Übung\nER  - \n';
    const bibliography = scanBibliography('a.ris', text);
    assert.deepEqual(keysOf(bibliography), ['smith2010', 'ozturk2011ubung']);
    assert.equal(bibliography.entries[0]?.keyRange.start, text.indexOf('smith2010'));
    assert.deepEqual(told(bibliography), ['1 bad-bibliography-entry: end this record with a line ER  -']);
  });

  it('finds the records of CSL-JSON with their keys where they stand', () => {
    const text =
      '\uFEFF[\n  { "id": "a", "type": "book", "author": [{ "id": "no", "family": "X" }] },\n  {"type":"article", "id": 17},\n {"title": "no id"}, { "id": "b" "title": "x" }, {"id": "c\\"d"}\n]';
    const bibliography = scanBibliography('library.json', text);
    assert.deepEqual(keysOf(bibliography), ['a', '17', 'b', 'c"d']);
    for (const { keyRange, range, source, citekey } of bibliography.entries) {
      assert.equal(text.slice(range.start, range.end), source);
      assert.equal(text.slice(keyRange.start, keyRange.end).replace('\\', ''), citekey);
    }
    assert.deepEqual(told(bibliography), [
      '4 bad-bibliography-entry: this record has no id; give it one, the citation key',
      '4 bad-bibliography-entry: this record is not valid JSON; look for a missing comma, quotation mark or bracket',
    ]);
  });

  it('goes by the content where the name says something else', () => {
    assert.equal(scanBibliography('export.txt', 'TY  - JOUR\nER  - \n').format, 'ris');
    assert.equal(scanBibliography('references.bib', '[{"id":"a"}]').format, 'csl-json');
    assert.equal(scanBibliography('export.txt', '@misc{a}').format, 'bibtex');
  });

  const strangers: [what: string, file: string, text: string][] = [
    ['a picture', 'a.bib', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
    ['a wrongly decoded file', 'a.bib', '\uFFFD\uFFFD\uFFFDabc'],
    ['prose', 'a.bib', 'Dear all,\nsee you at 5.\n'],
    ['a web page', 'a.bib', '<!DOCTYPE html><html><body>Sign in to see @article{x, }</body></html>'],
    ['EndNote XML', 'a.xml', '<?xml version="1.0"?><xml><records></records></xml>'],
    ['a table of something else', 'a.csv', 'Name,Age,Title,City\nA,1,B,C\n'],
    ['other JSON', 'a.json', '"just a string"'],
  ];
  for (const [what, file, text] of strangers) {
    it(`says of ${what} in one problem that it is no bibliography`, () => {
      const bibliography = scanBibliography(file, text);
      assert.deepEqual(bibliography.entries, []);
      assert.deepEqual(
        bibliography.problems.map(({ code }) => code),
        ['file-skipped'],
      );
      assert.match(bibliography.problems[0]?.message ?? '', /export the library|a reference looks like/);
    });
  }

  it('finds nothing wrong with an empty file or one of comments', () => {
    for (const text of ['', '\uFEFF', ' \n', '% Encoding: UTF-8\n', '@comment{x}', '[]'])
      assert.deepEqual(scanBibliography('a.bib', text).problems, []);
  });
});
