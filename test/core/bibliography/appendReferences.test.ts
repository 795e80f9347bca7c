import assert from 'node:assert/strict';
import {
  addReferences,
  appendReferences,
  exportCslJson,
  parseEntry,
  scanBibliography,
} from '../../../src/core/bibliography/index.js';
import type { BibliographyFormat } from '../../../src/core/bibliography/types.js';
import { fixture, scanned } from './fixtures.js';

const none = { has: () => false, byDoi: () => undefined, byTitle: () => undefined };
const added = addReferences(
  `@article{x, author = {van der Berg, Åsa and {World Bank}}, title = {Quite: "New" \\& odd - things}, journal = {J}, year = {2024}, volume = {3}, pages = {1--9}, doi = {10.1080/x}}
   @book{y, author = {Doe, Jane}, title = {{A Book}}, publisher = {P}, year = {2023}}`,
  '{author}{year}{word}',
  none,
);
const keys = ['berg2024quite', 'doe2023book'];

/** The text with the references added, read again: what was there stands unchanged before them. */
function append(file: string, format: BibliographyFormat, text: string): void {
  const before = scanBibliography(file, text);
  const place = appendReferences(text, format, added);
  assert.ok('newText' in place, `${file}: ${JSON.stringify(place)}`);
  const whole = text.slice(0, place.offset) + place.newText + text.slice(place.offset);
  const after = scanBibliography(file, whole);
  assert.equal(after.format, format, file);
  assert.deepEqual(after.problems, before.problems, file);
  const [added1, added2] = after.entries.slice(-2);
  assert.deepEqual([added1?.citekey, added2?.citekey], keys, file);
  assert.deepEqual(
    after.entries.slice(0, -2).map(({ source }) => source),
    before.entries.map(({ source }) => source),
    file,
  );
  const items = [added1, added2].map((entry) => {
    const parsed = entry && parseEntry(entry, after);
    assert.ok(parsed?.ok, file);
    return parsed.item;
  });
  assert.deepEqual(
    items.map(({ title, DOI }) => [title, DOI]),
    added.added.map(({ item: { title, DOI } }) => [title, DOI]),
    file,
  );
  assert.equal(items[0]?.author?.[0]?.given, 'Åsa', file);
  assert.equal(String(items[1]?.issued?.['date-parts']?.[0]?.[0]), '2023', file);
  // All line ends of what is added are those of the file.
  if (/\r\n/.test(text)) assert.doesNotMatch(place.newText, /(?<!\r)\n/, file);
}

describe('references added to a bibliography', () => {
  it('stand behind what is there in BibTeX and in RIS, whatever tool wrote it', () => {
    for (const name of ['leeper-sample.bib', 'biblatex-examples.bib']) append(name, 'bibtex', fixture(name));
    for (const name of ['zotero.ris', 'scopus.ris', 'mendeley.ris', 'plain.ris', 'embase.ris'])
      append(name, 'ris', fixture(`exports/${name}`));
  });

  it('stand in the list of CSL-JSON, laid out or in one line, empty or not', () => {
    const sample = scanned('leeper-sample.bib');
    const items = sample.entries.flatMap((entry) => {
      const parsed = parseEntry(entry, sample);
      return parsed.ok ? [parsed.item] : [];
    });
    const laidOut = exportCslJson(items);
    for (const text of [
      laidOut,
      laidOut.replace(/\n/g, '\r\n'),
      JSON.stringify(items.slice(0, 3)),
      '[]',
      '[\n]\n',
      '',
    ])
      append('a.json', 'csl-json', text);
  });

  it('stand in the list of CSL-YAML, as far in as its items', () => {
    for (const text of [
      'references:\n- id: a\n  title: A\n  type: book\n',
      '---\nreferences:\n  - id: a\n    title: A\n    type: book\n---\n',
      'references:\r\n- id: a\r\n  title: A\r\n# the end\r\n',
      '- id: a\n  title: A',
      '',
    ])
      append('a.yaml', 'csl-yaml', text);
  });

  it('are refused, with the reason, where they have no place', () => {
    const refusal = (format: BibliographyFormat, text: string): string => {
      const place = appendReferences(text, format, added);
      return 'refused' in place ? place.refused : '';
    };
    assert.match(refusal('csl-json', '{"id": "a"}'), /no list of CSL-JSON records/);
    assert.match(refusal('csl-json', '[{"id": "a", "title" 1}]'), /mend it first/);
    assert.match(refusal('csl-yaml', 'title: A note\n'), /no list of references yet/);
    for (const format of ['csv', 'nbib', 'enw'] as const)
      assert.match(refusal(format, ''), /add references to a \.bib file/);
  });
});
