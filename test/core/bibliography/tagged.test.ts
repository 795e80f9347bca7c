import assert from 'node:assert/strict';
import { convert } from 'pandoc-wasm';
import { parseEntry, scanBibliography, shortCitation } from '../../../src/core/bibliography/index.js';
import { marksOf } from '../../../src/core/bibliography/marks.js';
import type { CslItem, CslName } from '../../../src/core/bibliography/types.js';
import { fixture, scanned } from './fixtures.js';

function itemsOf(file: string): CslItem[] {
  const bibliography = scanned(file);
  assert.deepEqual(bibliography.problems, []);
  return bibliography.entries.map((entry) => {
    const parsed = parseEntry(entry, bibliography);
    assert.ok(parsed.ok);
    return parsed.item;
  });
}

describe('what PubMed exports', () => {
  const items = itemsOf('tagged/pubmed.nbib');

  it('has every record, with people, groups, particles and suffixes', () => {
    assert.deepEqual(items.map(shortCitation), [
      'Müller-Lüdenscheidt et al. 2013',
      'Alford 1993',
      'Doe 2019',
      'Example Review Group 2011',
      'Meyer & Schulz 2015',
      'Petit 2009',
    ]);
    assert.deepEqual(
      items[0]?.author?.map(({ family, literal }) => family ?? literal),
      ['Müller-Lüdenscheidt', 'Berg', "O'Brien", 'NAME Trial Group'],
    );
  });

  it('has titles whole and without their full stop, places, numbers and what they are', () => {
    const [trial, chapter, retracted] = items;
    assert.equal(
      trial?.title,
      'Co-production of health services: a cluster-randomised trial in primary care (the NAME trial)',
    );
    assert.equal(trial.DOI, '10.1000/example.1077');
    assert.deepEqual([trial.volume, trial.issue, trial.page, trial['PMID']], ['4', '1', '49-62', '23362510']);
    assert.deepEqual(
      [chapter?.type, chapter?.['container-title'], chapter?.publisher],
      ['chapter', 'Reviews in Public Services', 'National Library of Example'],
    );
    assert.deepEqual([retracted?.['status'], retracted?.['PMCID']], ['retracted publication', 'PMC6500001']);
  });

  it('has books with edition, series, volume and number', () => {
    const book = items[3];
    assert.deepEqual(book, {
      id: book?.id,
      type: 'book',
      title: 'Methods for Reviews of Services',
      author: [{ literal: 'Example Review Group' }],
      issued: { 'date-parts': [[2011]] },
      'collection-title': 'Example Guides',
      'volume-title': 'Second Part',
      edition: '2nd',
      ISBN: '9780123456786',
      publisher: 'Example University Press',
      'publisher-place': 'Example City',
      PMID: '31000002',
      language: 'eng',
    });
  });

  it('has translated titles without NLM’s brackets and beside the first, else the vernacular one alone', () => {
    const [translated, vernacular] = items.slice(4);
    assert.equal(translated?.title, 'What users add to services: wound retraction in home care');
    assert.equal(translated['original-title'], 'Was Nutzer zu Diensten beitragen');
    // Published online only: the day of that.
    assert.deepEqual(translated.issued, { 'date-parts': [[2015, 7, 2]] });
    assert.equal(translated.DOI, '10.1000/example.2079');
    assert.deepEqual(
      [vernacular?.title, vernacular?.['original-title']],
      ['Rapport sur les services', undefined],
    );
    assert.deepEqual([vernacular?.type, vernacular?.['status']], ['report', 'retracted publication']);
  });

  it('is retracted or corrected by its own elements, whatever retracts in an abstract', () => {
    const bibliography = scanned('tagged/pubmed.nbib');
    assert.deepEqual(
      bibliography.entries.map((entry) => marksOf(entry, bibliography).standing),
      [undefined, undefined, 'retracted', undefined, 'corrected', 'retracted'],
    );
  });
});

describe('what EndNote exports', () => {
  const items = itemsOf('tagged/endnote.enw');

  it('has every record under its type', () => {
    assert.deepEqual(
      items.map(({ type }) => type),
      ['article-journal', 'book', 'chapter', 'paper-conference', 'thesis', 'report', 'webpage'],
    );
    assert.equal(items[0]?.id, 'ostrom1996');
    assert.equal(items[0].DOI, '10.1016/0305-750X(96)00023-X');
    assert.equal(items[0]['keyword'], 'coproduction, development');
    assert.deepEqual([items[2]?.editor?.[0]?.family, items[2]?.page], ['McGinnis', '381-391']);
    assert.deepEqual([items[5]?.['number'], items[5]?.['issue']], ['26895', undefined]);
    assert.deepEqual([items[1]?.['ISBN'], items[0]['ISSN']], ['978-0-230-22376-0', '0305-750X']);
  });
});

describe('a name in a record of EndNote', () => {
  const names: [string, CslName][] = [
    ['Jones, Mary', { family: 'Jones', given: 'Mary' }],
    ['Geoffrey Chaucer', { family: 'Chaucer', given: 'Geoffrey' }],
    ['Jan Willem van den Berg', { family: 'Berg', 'non-dropping-particle': 'van den', given: 'Jan Willem' }],
    ['Bovaird T', { family: 'Bovaird', given: 'T' }],
    ['World Bank,', { literal: 'World Bank' }],
    ['{World Bank}', { literal: 'World Bank' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['Plato', { literal: 'Plato' }],
  ];
  for (const [written, name] of names)
    it(`is told apart: ${written}`, () => {
      const { entries, ...rest } = scanBibliography('a.enw', `%0 Book\n%A ${written}\n%T Works\n%D 1957\n`);
      const [entry] = entries;
      assert.ok(entry);
      const parsed = parseEntry(entry, { entries, ...rest });
      assert.ok(parsed.ok);
      assert.deepEqual(parsed.item.author, [name]);
      assert.equal(
        entry.citekey,
        `${(name.family ?? name.literal ?? '').toLowerCase().replace(/ /g, '')}1957works`,
      );
    });
});

describe('a record of EndNote', () => {
  it('goes on behind an empty line below its abstract', () => {
    const text =
      '%0 Journal Article\n%A Ostrom, Elinor\n%T Crossing\n%D 1996\n%X One.\n\nTwo.\n\n%U https://example.org\n%F ostrom1996\n';
    const { entries, problems } = scanBibliography('a.enw', text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ citekey }) => citekey),
      ['ostrom1996'],
    );
  });

  it('ends where another begins whose first line is damaged, which is told of', () => {
    const text =
      '%0 Journal Article\n%A Ostrom, Elinor\n%T Crossing\n%F a\n\n%A Alford, John\n%T Why\n%F b\n';
    const { entries, problems } = scanBibliography('a.enw', text);
    assert.deepEqual(
      entries.map(({ citekey }) => citekey),
      ['a'],
    );
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.range.start, text.indexOf('%A Alford'));
  });
});

describe('CSL-YAML as Pandoc writes it and people do', () => {
  it('is what Pandoc reads in it', async () => {
    const items = itemsOf('tagged/pandoc.csl.yaml');
    const { stdout } = await convert(
      { from: 'markdown', to: 'csljson' },
      fixture('tagged/pandoc.csl.yaml'),
      {},
    );
    const theirs = JSON.parse(stdout) as CslItem[];
    const essence = ({ id, type, title, author, issued, DOI, page }: CslItem): unknown => ({
      id,
      type,
      title,
      author: author?.map(({ family, given, literal, suffix }) => [family, given, literal, suffix]),
      issued: JSON.stringify(issued?.['date-parts'], (_, part: unknown) =>
        typeof part === 'string' ? Number(part) : part,
      ),
      DOI,
      page,
    });
    assert.deepEqual(items.map(essence), theirs.map(essence));
  });
});
