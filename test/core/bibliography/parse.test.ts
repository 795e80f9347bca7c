import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography, CslItem, ParsedEntry } from '../../../src/core/bibliography/types.js';
import { fixture, scanned } from './fixtures.js';

function parsed(bibliography: Bibliography, citekey: string): ParsedEntry {
  const entry = bibliography.entries.find((each) => each.citekey === citekey);
  assert.ok(entry, citekey);
  return parseEntry(entry, bibliography);
}

function item(bibliography: Bibliography, citekey: string): CslItem {
  const result = parsed(bibliography, citekey);
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.item;
}

const fromBib = (text: string): Bibliography => scanBibliography('a.bib', text);

describe('parsing an entry', () => {
  it('reads every entry of a real bibliography, its id the citation key', () => {
    const bibliography = scanned('leeper-sample.bib');
    for (const { citekey } of bibliography.entries) {
      const read = item(bibliography, citekey);
      assert.equal(read.id, citekey);
      assert.ok(read.title);
    }
  });

  it('reads entries whose abstract has a lone dollar sign, abstract included', () => {
    const bibliography = scanned('leeper-sample.bib');
    const read = item(bibliography, 'Dykemaetal2013');
    assert.equal(read.DOI, '10.1177/0894439312465254');
    assert.match(read.abstract ?? '', /a \$2 cash incentive/);
    assert.ok(item(bibliography, 'AhlerSood2015').abstract);
    assert.ok(item(bibliography, 'BlattmanJamisonSheridan2015').abstract);
    assert.equal(item(fromBib('@misc{a, title = {A $2 Incentive}}'), 'a').title, 'A $2 incentive');
  });

  it('puts the strings of the file in, joined and nested', () => {
    const bibliography = scanned('hard.bib');
    assert.equal(item(bibliography, 'brandsen2006')['container-title'], 'Public Management Review');
    assert.deepEqual(item(bibliography, 'brandsen2006').issued, { 'date-parts': [[2006, 12]] });
    assert.equal(
      item(bibliography, 'Alford1998')['container-title'],
      'Australian Journal of Public Administration',
    );
    assert.equal(
      item(bibliography, 'bothjournals')['container-title'],
      'Public Management Review and Public Administration Review',
    );
  });

  it('inherits by crossref and xdata, also from an entry below, and stops at a circle', () => {
    const bibliography = scanned('hard.bib');
    const chapter = item(bibliography, 'chapter/a+b');
    assert.equal(chapter.type, 'chapter');
    assert.equal(chapter['container-title'], 'Citizens and services');
    assert.equal(chapter.publisher, 'A Nested Brace Press');
    assert.deepEqual(chapter.author, [{ given: 'Tom', family: 'Meer', 'non-dropping-particle': 'van der' }]);
    assert.equal(item(bibliography, 'loop1').title, 'Round');
    const data = fromBib(
      '@misc{a, xdata = {d}, title = {One}}\n@xdata{d, title = {Two}, publisher = {Three}}',
    );
    assert.equal(item(data, 'a').title, 'One');
    assert.equal(item(data, 'a').publisher, 'Three');
  });

  it('turns English title case into sentence case, and leaves braces and other languages alone', () => {
    const title = (source: string): unknown => item(fromBib(`@book{a, ${source}}`), 'a').title;
    assert.equal(
      title('title = {The Big Test of {NASA} and {Elinor Ostrom}}'),
      'The big test of NASA and Elinor Ostrom',
    );
    assert.equal(
      title(
        'title = {The NATO-Led and COVID-19-Related Work of a Pre-EU World by U.S.-China McDonald-Types}',
      ),
      'The NATO-led and COVID-19-related work of a pre-EU world by U.S.-China McDonald-types',
    );
    assert.equal(
      title('title = {Pre-EU eHealth/mHealth-Driven Plans}'),
      'Pre-EU eHealth/mHealth-driven plans',
    );
    assert.equal(title('title = {Die Große Frage}, langid = {german}'), 'Die Große Frage');
    assert.equal(title('title = {Die Große Frage}, language = {german}'), 'Die Große Frage');
  });

  it('takes a body for one name, and a pasted address for the DOI in it', () => {
    const read = item(fromBib('@misc{a, author = {{World Bank}}, doi = {https://doi.org/10.1/x_y}}'), 'a');
    assert.deepEqual(read.author, [{ literal: 'World Bank' }]);
    assert.equal(read.DOI, '10.1/x_y');
  });

  it('keeps the key whatever it is made of', () => {
    for (const key of ['DBLP:conf/x', '__proto__', 'constructor', "o'neill", 'müller_2010', 'doi:10.1/a(b)c'])
      assert.equal(item(fromBib(`@misc{${key}, title = {One}}`), key).id, key);
  });

  it('tells at the entry what it cannot read', () => {
    const bibliography = fromBib('@misc{a, title = {One}, author = {X}\n@misc{b, title = {\\begin{x} y}}');
    const first = parsed(bibliography, 'a');
    assert.ok(!first.ok);
    assert.equal(first.problem.code, 'bad-bibliography-entry');
    assert.equal(first.problem.message, 'a cannot be read: this entry is never closed; add the missing }');
    const second = parsed(bibliography, 'b');
    assert.ok(!second.ok);
    assert.equal(second.problem.range.start, bibliography.entries[1]?.keyRange.start);
    const deep = fromBib(`@misc{a, title = {${'{'.repeat(50_000)}${'}'.repeat(50_000)}}}`);
    const third = parsed(deep, 'a');
    assert.ok(!third.ok);
    assert.equal(third.problem.message, 'a cannot be read: its braces are nested too deeply');
  });

  it('reads any value or tells of it, and never throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      '$',
      '"',
      ' and ',
      ',',
      '-',
      '=',
      '~',
      '\\begin{x}',
      '\\"',
      '\\emph',
      '%',
      '#',
      'a',
      'Von',
      '<i>',
      '1999',
      '/',
      ':',
    );
    const field = fc.constantFrom(
      'title',
      'author',
      'date',
      'year',
      'month',
      'url',
      'pages',
      'keywords',
      'author+an',
      'doi',
      'number',
      'howpublished',
      'language',
      'eprint',
    );
    fc.assert(
      fc.property(field, fc.array(piece, { maxLength: 12 }), (name, pieces) => {
        const bibliography = fromBib(`@article{k, ${name} = {${pieces.join('')}}, note = {x}}\n@misc{l}`);
        for (const entry of bibliography.entries) {
          const result = parseEntry(entry, bibliography);
          if (result.ok) assert.equal(result.item.id, entry.citekey);
          else assert.equal(result.problem.code, 'bad-bibliography-entry');
        }
      }),
      { seed: 21, numRuns: 3000 },
    );
  });

  it('reads RIS', () => {
    const bibliography = scanned('zotero.ris');
    const read = item(bibliography, 'yang2024cellular');
    assert.equal(read['container-title'], 'Nature Communications');
    assert.equal(read.author?.[0]?.family, 'Yang');
    assert.equal(item(scanned('cochrane_procite.ris'), 'bywater2011incredible').type, 'article-journal');
  });

  it('reads CSL-JSON, and drops what is not as CSL has it', () => {
    const text =
      '[{"id": "a", "type": "book", "title": 1984, "author": [{"family": "Orwell", "given": "G."}, "x", null], "issued": "no", "editor": {}}, {"id": "b"}]';
    const bibliography = scanBibliography('a.json', text);
    assert.deepEqual(item(bibliography, 'a'), {
      id: 'a',
      type: 'book',
      title: '1984',
      author: [{ family: 'Orwell', given: 'G.' }],
    });
    assert.equal(item(bibliography, 'b').type, 'document');
  });

  it('asks nothing of the network, whatever a value looks like', async () => {
    const asked: unknown[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input) => {
      asked.push(input);
      return Promise.reject(new Error('no network'));
    };
    try {
      const bibliography = fromBib(
        '@misc{a, title = {https://example.org/x.bib}, url = {https://example.org}}',
      );
      assert.equal(item(bibliography, 'a').URL, 'https://example.org');
      await Promise.resolve();
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual(asked, []);
  });

  it('keeps nothing from one entry to the next', () => {
    const text = fixture('leeper-sample.bib');
    const bibliography = fromBib(text);
    const once = bibliography.entries.map((entry) => parseEntry(entry, bibliography));
    const backwards = [...bibliography.entries].reverse().map((entry) => parseEntry(entry, bibliography));
    assert.deepEqual(backwards.reverse(), once);
  });
});
