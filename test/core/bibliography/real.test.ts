import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { parseEntry } from '../../../src/core/bibliography/index.js';
import type { Bibliography, CslItem } from '../../../src/core/bibliography/types.js';
import { fixture, scanned } from './fixtures.js';
import { lacking } from './stated.js';

function itemsOf(bibliography: Bibliography): CslItem[] {
  return bibliography.entries.map((entry) => {
    const parsed = parseEntry(entry, bibliography);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
    return parsed.item;
  });
}

describe('reading real bibliographies whole', () => {
  it('reads all 4,242 entries of a political scientist’s, with every title, author, editor and year stated', () => {
    const bibliography = scanned('leeper-references.bib');
    assert.equal(bibliography.entries.length, 4242);
    assert.deepEqual(bibliography.problems, []);
    const items = itemsOf(bibliography);
    const lost = bibliography.entries.flatMap(({ source, citekey }, index) => {
      const item = items[index];
      assert.equal(item?.id, citekey);
      const missing = lacking(source, item);
      return missing.length > 0 ? [`${citekey}: ${missing.join(', ')}`] : [];
    });
    assert.deepEqual(lost, []);
  });

  it('reads all 92 entries of biblatex’s own examples, what they inherit included', () => {
    const bibliography = scanned('biblatex-examples.bib');
    assert.equal(bibliography.entries.length, 92);
    assert.deepEqual(bibliography.problems, []);
    const items = new Map(itemsOf(bibliography).map((item) => [item.id, item]));
    for (const { source, citekey } of bibliography.entries) {
      const item = items.get(citekey);
      assert.ok(item);
      assert.deepEqual(lacking(source, item), [], citekey);
    }
    assert.equal(
      items.get('westfahl:space')?.['container-title'],
      'Space and beyond: The frontier theme in science fiction',
    );
    assert.equal(items.get('westfahl:space')?.publisher, 'Greenwood');
    assert.deepEqual(items.get('knuth:ct:a')?.author, [{ family: 'Knuth', given: 'Donald E.' }]);
  });

  const records: Record<string, number> = {
    'citavi.ris': 100,
    'cochrane_procite.ris': 3,
    'covidence_endnote.ris': 10,
    'covidence_refworks.ris': 10,
    'embase.ris': 10,
    'eppireviewer.ris': 10,
    'googlescholar.ris': 10,
    'mendeley.ris': 10,
    'plain.ris': 100,
    'psychInfo_ovid.ris': 10,
    'rayyan.ris': 10,
    'scopus.ris': 10,
    'zotero.ris': 10,
    'covidence.csv': 10,
    'rayyan.csv': 10,
    'zotero.csv': 10,
  };

  it('has a number of records for every export', () => {
    const files = readdirSync(new URL('../../fixtures/bibliography/exports/', import.meta.url));
    assert.deepEqual(files.sort(), Object.keys(records).sort());
  });

  for (const [file, count] of Object.entries(records)) {
    it(`reads the ${count} records of ${file}, each with title, authors and year`, () => {
      const bibliography = scanned(`exports/${file}`);
      const items = itemsOf(bibliography);
      assert.deepEqual(bibliography.problems, []);
      assert.equal(items.length, count);
      for (const item of items) {
        assert.ok(item.title, item.id);
        assert.ok(item.author && item.author.length > 0, item.id);
        assert.match(String(item.issued?.['date-parts']?.[0]?.[0]), /^\d{4}$/, item.id);
      }
      assert.equal(new Set(items.map(({ id }) => id)).size, count);
    });
  }

  it('reads the same records from every tool that exported them', () => {
    const titles = (file: string): Set<string> =>
      new Set(
        itemsOf(scanned(`exports/${file}`)).map(({ title = '' }) =>
          title
            .toLowerCase()
            .replace(/[^a-z]/g, '')
            .slice(0, 60),
        ),
      );
    assert.deepEqual(titles('zotero.csv'), titles('zotero.ris'));
    for (const file of ['covidence_refworks.ris', 'covidence.csv'])
      assert.deepEqual(titles(file), titles('covidence_endnote.ris'), file);
    assert.deepEqual(titles('rayyan.csv'), titles('rayyan.ris'));
    assert.ok(fixture('exports/zotero.csv').startsWith('\uFEFF'));
  });
});
