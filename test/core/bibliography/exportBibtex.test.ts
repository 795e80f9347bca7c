import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportBibtex, parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography } from '../../../src/core/bibliography/types.js';
import { keysOf, scanned } from './fixtures.js';

const all = (bibliography: Bibliography) => bibliography.entries.map((entry) => ({ entry, bibliography }));
const again = (text: string): Bibliography => scanBibliography('export.bib', text);

describe('exporting BibTeX', () => {
  it('writes the sources byte for byte, sorted by key, a blank line between', () => {
    const bibliography = scanned('leeper-sample.bib');
    const text = exportBibtex(all(bibliography).reverse());
    const sorted = [...bibliography.entries].sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
    assert.equal(text, sorted.map(({ source }) => `${source}\n`).join('\n'));
    assert.deepEqual(keysOf(again(text)), keysOf(bibliography).sort());
  });

  it('gives the same keys and the same references when it is read again, whatever is chosen', () => {
    const bibliography = scanned('hard.bib');
    fc.assert(
      fc.property(fc.subarray(all(bibliography)), (chosen) => {
        const text = exportBibtex(chosen);
        const read = again(text);
        assert.deepEqual(read.problems, []);
        const keys = new Set(keysOf(read));
        for (const { entry } of chosen) {
          assert.ok(keys.delete(entry.citekey));
          const copy = read.entries.find(({ citekey }) => citekey === entry.citekey);
          assert.ok(copy);
          assert.equal(copy.source, entry.source);
          assert.deepEqual(parseEntry(copy, read), parseEntry(entry, bibliography));
        }
        const parents = ['ostrom.book:1981', 'loop1', 'loop2'];
        assert.deepEqual(
          [...keys].filter((key) => !parents.includes(key)),
          [],
        );
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('writes the strings that are used, first and once', () => {
    const bibliography = scanned('hard.bib');
    const chosen = all(bibliography).filter(({ entry }) =>
      ['brandsen2006', 'bothjournals'].includes(entry.citekey),
    );
    const text = exportBibtex(chosen);
    assert.ok(
      text.startsWith(
        '@string{pmr = "Public Management Review"}\n@String ( par = {Public Administration Review} )\n@string{both = pmr # { and } # par}\n\n@article{bothjournals,',
      ),
    );
    const without = all(bibliography).filter(({ entry }) => entry.citekey === 'Alford1998');
    assert.ok(exportBibtex(without).startsWith('@Article(Alford1998,'));
  });

  it('writes the value where two files mean two things by one string', () => {
    const one = again('@string{j = {One}}\n@article{a, journal = j # {!}}');
    const two = again('@string{J = {Two}}\n@article{b, journal = j # {!}}');
    const text = exportBibtex([...all(one), ...all(two)]);
    assert.equal(
      text,
      '@string{j = {One}}\n\n@article{a, journal = j # {!}}\n\n@article{b, journal = {Two} # {!}}\n',
    );
  });

  it('writes one key once, and names what it must leave out', () => {
    const one = again('@misc{a, title = {One}}\n@misc{b, title = {Two');
    const two = again('@misc{a, title = {Other}}');
    assert.equal(
      exportBibtex([...all(one), ...all(two)]),
      '@misc{a, title = {One}}\n\n% b is left out: the value of title is never closed; add the missing brace\n',
    );
    assert.equal(exportBibtex([]), '');
  });

  it('writes RIS and CSL-JSON as BibLaTeX under the same keys', () => {
    const ris = scanned('zotero.ris');
    const text = exportBibtex(all(ris));
    assert.deepEqual(keysOf(again(text)), keysOf(ris).sort());
    const json = scanBibliography(
      'a.json',
      '[{"id":"x/1","type":"book","title":"Über","author":[{"family":"Å","given":"B"}]}]',
    );
    const read = again(exportBibtex(all(json)));
    assert.deepEqual(keysOf(read), ['x/1']);
    const entry = read.entries[0];
    assert.ok(entry);
    const parsed = parseEntry(entry, read);
    assert.ok(parsed.ok);
    assert.equal(parsed.item.title, 'Über');
  });
});
