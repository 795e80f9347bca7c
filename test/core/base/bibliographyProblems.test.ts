import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/base/index.js';
import type { EvidenceBase } from '../../../src/core/base/types.js';
import { inlineReferences, scanBibliography } from '../../../src/core/bibliography/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import { fixture } from '../bibliography/fixtures.js';
import { defaultRubric } from '../../../src/workspace/index.js';

function baseOf(files: Record<string, string>): EvidenceBase {
  const base = createEvidenceBase(defaultRubric());
  for (const [file, text] of Object.entries(files))
    if (file.endsWith('.md')) base.setNote(file, readNote(text), inlineReferences(file, text));
    else base.setBibliography(file, scanBibliography(file, text));
  return base;
}

const told = (base: EvidenceBase, file = 'a.bib'): string[] =>
  base.problems(file).map(({ code, message }) => `${code}: ${message}`);

describe('problems of a bibliography that only the whole base shows', () => {
  it('are keys of two files, equal or not, both places named', () => {
    const base = baseOf({
      'a.bib': '@misc{x, title = {One}}\n@misc{y, title = {Y}}',
      'b.bib': '@misc{x, title = {Two}}\n@misc{y, title = {Y}}',
    });
    assert.deepEqual(told(base), [
      'duplicate-reference: x is in another bibliography too; the entries are different',
      'duplicate-reference: y is in another bibliography too; the entries are equal',
    ]);
    assert.deepEqual(
      base.problems('a.bib').map(({ related }) => related?.map(({ file }) => file)),
      [['b.bib'], ['b.bib']],
    );
    base.remove('b.bib');
    assert.deepEqual(told(base), []);
  });

  it('are keys that differ in capitals alone', () => {
    const base = baseOf({ 'a.bib': '@misc{Smith, title = {One}}', 'b.bib': '@misc{smith, title = {Two}}' });
    assert.deepEqual(told(base), [
      'similar-citekey: Smith differs from smith in another bibliography in capitals alone; rename one, or cite one of them',
    ]);
    const change = base.remove('b.bib');
    assert.ok(change.files.has('a.bib'));
    assert.deepEqual(told(base), []);
  });

  it('are DOIs that are none, and one DOI under two keys', () => {
    const base = baseOf({
      'a.bib':
        '@misc{a, doi = {https://doi.org/10.1000/X\\_1}}\n@misc{b, doi = "10.1000/x_1"}\n@misc{c, doi = {S12-34}}\n@misc{d, doi = {10.5555/d}}',
      'b.ris': 'TY  - JOUR\nID  - r\nDO  - doi:10.5555/D\nER  -\n',
    });
    assert.deepEqual(told(base), [
      'same-doi: a has the DOI of b; cite one of the two, or one study counts as two',
      'same-doi: b has the DOI of a; cite one of the two, or one study counts as two',
      'bad-doi: S12-34 is no DOI; one starts with 10. and a number, then a slash, as in 10.1000/182',
      'same-doi: d has the DOI of r in another bibliography; cite one of the two, or one study counts as two',
    ]);
    assert.equal(base.problems('b.ris').length, 1);
    assert.ok(base.setBibliography('b.ris', scanBibliography('b.ris', '')).files.has('a.bib'));
    assert.equal(base.problems('a.bib').length, 3);
  });

  it('are parents that are not there', () => {
    assert.deepEqual(
      told(
        baseOf({ 'a.bib': '@incollection{a, crossref = {gone}}\n@misc{b, xdata = {c, lost}}\n@xdata{c}' }),
      ),
      [
        'unknown-crossref: a takes fields from gone, which is not in this file; add that entry, or take out the field',
        'unknown-crossref: b takes fields from lost, which is not in this file; add that entry, or take out the field',
      ],
    );
    for (const file of ['biblatex-examples.bib', 'hard.bib'])
      assert.deepEqual(
        baseOf({ 'a.bib': fixture(file) })
          .problems('a.bib')
          .filter(({ code }) => code === 'unknown-crossref' || code === 'bad-doi'),
        [],
        file,
      );
  });

  it('are works that their record calls retracted or corrected, in every format', () => {
    const retracted: Record<string, string> = {
      'a.bib': '@article{a, title = {RETRACTED: A trial}}',
      'b.bib': '@article{a, title = {A trial}, note = {Retraction in: Lancet 2010}}',
      'c.nbib': 'PMID- 1\nTI  - A trial\nPT  - Retracted Publication\n',
      'd.ris': 'TY  - JOUR\nTI  - Retracted: A trial\nER  -\n',
      'e.json': '[{"id": "a", "title": "A trial", "status": "retracted"}]',
    };
    for (const [file, text] of Object.entries(retracted))
      assert.match(told(baseOf({ [file]: text }), file).join(), /retracted-work: .* was retracted/, file);
    assert.match(
      told(baseOf({ 'a.bib': '@article{a, note = {Erratum in: BMJ 2010}}' })).join(),
      /was corrected/,
    );
    const innocent =
      '@article{a, title = {Retraction of consent}}\n@article{b, title = {Why papers are retracted so late}}\n@article{c, abstract = {The cat retracted its claws.}}';
    assert.deepEqual(told(baseOf({ 'a.bib': innocent })), []);
    assert.deepEqual(
      baseOf({ 'l.bib': fixture('leeper-references.bib') })
        .problems('l.bib')
        .filter(({ code }) => code === 'retracted-work'),
      [],
    );
  });

  it('are cited entries without author or year, and only while they are cited', () => {
    const bib =
      '@misc{a, title = {One}}\n@misc{b, title = {Two}, author = {X, Y}, date = {2010}}\n@misc{c, title = {C}}';
    const base = baseOf({ 'a.bib': bib, 'n.md': 'As [@a; @b] say.\n' });
    assert.deepEqual(told(base), ['incomplete-reference: a is cited and has no author and no year']);
    assert.ok(base.setNote('n.md', readNote('As [@b] says.\n')).files.has('a.bib'));
    assert.deepEqual(told(base), []);
  });

  it('take no longer than linear time in entries that are all alike', () => {
    const many = (make: (i: number) => string): number => {
      const text = Array.from({ length: 20_000 }, (_, i) => make(i)).join('\n');
      const started = performance.now();
      const base = baseOf({ 'a.bib': text });
      base.problems('a.bib');
      base.setBibliography('a.bib', scanBibliography('a.bib', text.slice(1)));
      base.problems('a.bib');
      return performance.now() - started;
    };
    const plain = many((i) => `@misc{k${i}, doi = {10.1000/${i}}}`);
    for (const make of [
      () => '@misc{k, doi = {10.1000/1}}',
      (i: number) => `@misc{k${i}, doi = {10.1000/1}}`,
      (i: number) => `@misc{k${i}, crossref = {gone}}`,
    ])
      assert.ok(many(make) < 20 * plain + 500);
  });
});

describe('references in the front matter of a note', () => {
  it('are cited like those of a file, and go with the note', () => {
    const note = '---\nreferences:\n- id: own2020\n  type: book\n  title: Own\n---\n\nAs [@own2020] says.\n';
    const base = baseOf({ 'n.md': note });
    assert.deepEqual(told(base, 'n.md'), [
      'incomplete-reference: own2020 is cited and has no author and no year',
    ]);
    assert.equal(base.reference('own2020')?.file, 'n.md');
    base.setNote('n.md', readNote('As [@own2020] says.\n'));
    assert.match(told(base, 'n.md').join(), /unknown-reference/);
    base.setNote('n.md', readNote(note), inlineReferences('n.md', note));
    base.remove('n.md');
    assert.equal(base.reference('own2020'), undefined);
    assert.deepEqual(base.files(), []);
  });
});
