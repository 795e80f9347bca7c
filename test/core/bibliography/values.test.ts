import assert from 'node:assert/strict';
import { formatBibliography, parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import type { CslItem } from '../../../src/core/bibliography/types.js';

function read(source: string): CslItem {
  const bibliography = scanBibliography('a.bib', source);
  const [entry] = bibliography.entries;
  assert.ok(entry);
  const parsed = parseEntry(entry, bibliography);
  assert.ok(parsed.ok);
  return parsed.item;
}

const apa = async (source: string): Promise<string> =>
  (await formatBibliography([read(source)], { style: 'apa', format: 'text' }))[0]?.text ?? '';

describe('values of BibTeX', () => {
  it('have the letters that LaTeX names', () => {
    const { author, title } = read(
      String.raw`@book{a, author = {Valg{\aa}rda, Signild and {\AA}kesson, J{\o}rn}, title = {Sm{\aa}landets S{\ae}r}, langid = {danish}}`,
    );
    assert.deepEqual(author, [
      { family: 'Valgårda', given: 'Signild' },
      { family: 'Åkesson', given: 'Jørn' },
    ]);
    assert.equal(title, 'Smålandets Sær');
  });

  it('quote what is in \\enquote, once and within', async () => {
    const source = String.raw`@article{a, author = {A, B}, title = {The \enquote{Third} Way and \enquote{the \enquote{inner} one}}, journal = {J}, year = {2001}}`;
    assert.match(
      await apa(source),
      /The [“"‘']third[”"’'] way and [“"‘']the [“"‘']inner[”"’'] one\.?[”"’']/i,
    );
  });

  it('keep uncertain and open dates', () => {
    assert.deepEqual(read('@book{a, title = {T}, date = {1723~}}').issued, {
      'date-parts': [[1723]],
      circa: true,
    });
    assert.deepEqual(read('@book{a, title = {T}, date = {1787/1788}}').issued?.['date-parts'], [
      [1787],
      [1788],
    ]);
    assert.match(JSON.stringify(read('@book{a, title = {T}, year = {in press}}').issued ?? {}), /in press/);
  });

  it('give addresses that open', () => {
    const url = (value: string): unknown => read(`@misc{a, title = {T}, url = {${value}}}`).URL;
    assert.equal(url(String.raw`https://a.org/x\_y?p=1\&q=2\#z`), 'https://a.org/x_y?p=1&q=2#z');
    assert.equal(url(String.raw`https://a.org/?p=1\&amp;q=2`), 'https://a.org/?p=1&q=2');
    assert.equal(url('https://a.org/one https://a.org/two'), 'https://a.org/one');
    assert.equal(url('https://a.org/a b.pdf'), 'https://a.org/a%20b.pdf');
    assert.equal(
      read('@article{a, title = {T}, eprint = {1709.09636v1}, eprinttype = {arXiv}}').URL,
      'https://arxiv.org/abs/1709.09636v1',
    );
  });

  it('take a month for a month in its own field alone, and a part behind its volume', () => {
    const item = read(
      '@article{a, title = {T}, journal = {J}, number = mar, month = mar, year = 2014, volume = 169, part = 3}',
    );
    assert.equal(item.issue, 'mar');
    assert.equal(item.volume, '169.3');
    assert.deepEqual(item.issued?.['date-parts'], [[2014, 3]]);
  });

  it('take an initial for no particle, however it is written', async () => {
    const two = [
      '@article{a, author = {Gerber, Alan and Huber, Gregory a.}, title = {Is it}, journal = {J}, year = {2012}}',
      '@article{b, author = {Gerber, Alan and Huber, Gregory A.}, title = {A thing}, journal = {J}, year = {2012}}',
    ].map(read);
    const printed = await formatBibliography(two, { style: 'apa', format: 'text' });
    assert.deepEqual(
      printed.map(({ citekey, text }) => [citekey, /2012\w/.exec(text)?.[0]]),
      [
        ['b', '2012a'],
        ['a', '2012b'],
      ],
    );
  });

  it('begin titles and subtitles in APA with a capital, but not what follows a dash or an address', async () => {
    const title = (written: string): Promise<string> =>
      apa(`@book{a, author = {A, B}, title = {${written}}, publisher = {P}, year = {2001}}`);
    assert.match(await title('knitr: a package'), /Knitr: A package/);
    assert.match(await title('Who Wants to Deliberate---And Why?'), /deliberate—and why\?/);
    assert.match(
      await title("`Who Are These People?' Evaluating the Crowd"),
      /people\?[’'"”] Evaluating the crowd/,
    );
    assert.match(await title('simpleR and More'), /simpleR and more/);
  });

  it('name every body that stands behind a work, each once', () => {
    const publisher = (fields: string): unknown => read(`@techreport{a, title = {T}, ${fields}}`).publisher;
    assert.equal(publisher('institution = {I}, publisher = {P}'), 'I; P');
    assert.equal(publisher('institution = {I}, publisher = {I}'), 'I');
    assert.equal(publisher('institution = {I}'), 'I');
    assert.equal(publisher('publisher = {P}'), 'P');
  });

  it('name no book for a report', () => {
    const item = read('@techreport{a, title = {T}, institution = {I}, booktitle = {Response}}');
    assert.equal(item['container-title'], undefined);
  });
});
