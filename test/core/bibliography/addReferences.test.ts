import assert from 'node:assert/strict';
import {
  addReferences,
  appended,
  parseEntry,
  pastedDoi,
  scanBibliography,
  titleAndYear,
  type KnownReferences,
} from '../../../src/core/bibliography/index.js';
import { differ } from '../../../src/core/bibliography/addReferences.js';
import { citekeyOf } from '../../../src/core/bibliography/citekey.js';
import { fixture, scanned } from './fixtures.js';

const pattern = '{author}{year}{word}';

/** What a `.bib` text has. */
function existing(text: string): KnownReferences {
  const bibliography = scanBibliography('e.bib', text);
  const items = bibliography.entries.flatMap((entry) => {
    const parsed = parseEntry(entry, bibliography);
    return parsed.ok ? [parsed.item] : [];
  });
  return {
    has: (key) => items.some(({ id }) => id === key),
    byDoi: (doi) => items.find(({ DOI }) => DOI?.toLowerCase() === doi)?.id,
    byTitle: (words, doi) =>
      items.find((item) => titleAndYear(item) === words && !differ(item.DOI?.toLowerCase(), doi))?.id,
  };
}
const none = existing('');

describe('adding references', () => {
  const ris =
    'TY  - JOUR\nAU  - Bovaird, Tony\nTI  - Beyond Engagement\nPY  - 2007\nDO  - 10.1080/x\nER  - \n';
  const json =
    '{"id": "x", "type": "book", "title": "Beyond Engagement", "author": [{"family": "Bovaird", "given": "Tony"}], "issued": {"date-parts": [[2007]]}}';
  const bib =
    '@string{pp = {PAR}}\n@article{Bov07, author = {Bovaird, Tony}, title = {{Beyond} Engagement}, journal = pp, year = 2007}';

  for (const [form, pasted] of Object.entries({ RIS: ris, 'CSL-JSON': json, BibTeX: bib }))
    it(`reads ${form} and gives each a key by the pattern`, () => {
      const { text, added, known, unread } = addReferences(pasted, pattern, none);
      assert.deepEqual([known, unread], [[], []]);
      assert.deepEqual(
        added.map(({ citekey }) => citekey),
        ['bovaird2007beyond'],
      );
      const again = scanBibliography('a.bib', text);
      assert.deepEqual(again.problems, []);
      assert.deepEqual(
        again.entries.map(({ citekey }) => citekey),
        ['bovaird2007beyond'],
      );
    });

  it('keeps the words of a pasted BibTeX entry, and what it takes from elsewhere', () => {
    const { text } = addReferences(bib, pattern, none);
    assert.match(text, /@string\{pp = \{PAR\}\}/);
    assert.match(text, /title = \{\{Beyond\} Engagement\}/);
  });

  it('never adds what is there: by DOI, by title and year, or twice in what is pasted', () => {
    const there = existing(
      '@article{old, title = {Beyond engagement}, year = 2007}\n@article{other, title = {O}, doi = {10.1080/X}}',
    );
    assert.deepEqual(addReferences(json, pattern, there).known, ['old']);
    assert.deepEqual(addReferences(ris, pattern, there).known, ['other']);
    assert.equal(addReferences(`${ris}\n${ris}`, pattern, none).added.length, 1);
  });

  it('never takes a key that another has', () => {
    const there = existing('@book{bovaird2007beyond, title = {Another}}');
    assert.deepEqual(
      addReferences(ris, pattern, there).added.map(({ citekey }) => citekey),
      ['bovaird2007beyonda'],
    );
  });

  it('says what cannot be read, and adds the others', () => {
    const { added, unread } = addReferences('@book{a, title = {A}}\n@book{b, title = {B', pattern, none);
    assert.equal(added.length, 1);
    assert.equal(unread.length, 1);
    assert.equal(addReferences('Hello there', pattern, none).unread.length, 1);
    assert.equal(addReferences('', pattern, none).unread.length, 1);
  });

  it('adds every record of every export once, whatever tool it is from', () => {
    for (const name of ['zotero.ris', 'scopus.ris', 'mendeley.ris', 'zotero.csv', 'citavi.ris']) {
      const pasted = fixture(`exports/${name}`);
      const { text, added, known, unread } = addReferences(pasted, pattern, none);
      assert.deepEqual(unread, [], name);
      assert.ok(added.length + known.length > 0, name);
      const again = scanBibliography('a.bib', text);
      assert.deepEqual(again.problems, [], name);
      assert.deepEqual(
        again.entries.map(({ citekey }) => citekey),
        added.map(({ citekey }) => citekey),
      );
      assert.equal(addReferences(pasted, pattern, existing(text)).added.length, 0, name);
    }
  });

  it('makes keys that are read as one key, whatever the pattern', () => {
    const items = scanned('leeper-sample.bib');
    for (const entry of items.entries) {
      const parsed = parseEntry(entry, items);
      assert.ok(parsed.ok);
      for (const each of [pattern, '{author}_{year}', '{title}:{year}', '{nothing}', '']) {
        const key = citekeyOf(parsed.item, each, () => false);
        const read = scanBibliography('k.bib', `@misc{${key}, title = {T}}`);
        assert.deepEqual(
          read.entries.map(({ citekey }) => citekey),
          [key],
        );
      }
    }
  });

  it('puts entries behind what is there, with its line ends and one empty line between', () => {
    const put = (text: string): string => {
      const { offset, newText } = appended(text, '@misc{b}\n');
      return text.slice(0, offset) + newText;
    };
    assert.equal(put(''), '@misc{b}\n');
    assert.equal(put('@misc{a}'), '@misc{a}\n\n@misc{b}\n');
    assert.equal(put('@misc{a}\n'), '@misc{a}\n\n@misc{b}\n');
    assert.equal(put('@misc{a}\r\n'), '@misc{a}\r\n\r\n@misc{b}\r\n');
    assert.equal(put('@misc{a}\n\n'), '@misc{a}\n\n@misc{b}\n');
  });

  it('knows a DOI in each form that people paste', () => {
    for (const form of [
      '10.1080/1.2',
      ' https://doi.org/10.1080/1.2\n',
      'doi: 10.1080/1.2',
      'http://dx.doi.org/10.1080/1.2',
    ])
      assert.equal(pastedDoi(form), '10.1080/1.2');
    for (const form of ['10.1080', 'see 10.1080/1.2', '@book{a}']) assert.equal(pastedDoi(form), undefined);
  });
});
