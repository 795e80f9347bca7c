import assert from 'node:assert/strict';
import { parseEntry, scanBibliography, shortCitation } from '../../../src/core/bibliography/index.js';
import type { CslItem } from '../../../src/core/bibliography/types.js';

const item = (rest: Partial<CslItem>): CslItem => ({ id: 'key', type: 'article-journal', ...rest });
const in2013 = { 'date-parts': [[2013]] };

describe('a short citation', () => {
  const cases: [string, Partial<CslItem>][] = [
    ['Alford 2013', { author: [{ family: 'Alford', given: 'J.' }], issued: in2013 }],
    [
      'Jakobsen & Andersen 2013',
      { author: [{ family: 'Jakobsen' }, { family: 'Andersen' }], issued: in2013 },
    ],
    [
      'Bovaird et al. 2013',
      { author: [{ family: 'Bovaird' }, { family: 'B' }, { family: 'C' }], issued: in2013 },
    ],
    ['World Bank 2013', { author: [{ literal: 'World Bank' }], issued: in2013 }],
    [
      'van der Meer 2013',
      { author: [{ family: 'Meer', 'non-dropping-particle': 'van der' }], issued: in2013 },
    ],
    ['La Fontaine 2013', { author: [{ family: 'La Fontaine', 'dropping-particle': 'de' }], issued: in2013 }],
    ['One et al. 2013', { author: [{ family: 'One', given: 'A.' }, { literal: 'others' }], issued: in2013 }],
    ['Kiser & Ostrom 2013', { editor: [{ family: 'Kiser' }, { family: 'Ostrom' }], issued: in2013 }],
    ['Alford n.d.', { author: [{ family: 'Alford' }] }],
    ['Alford in press', { author: [{ family: 'Alford' }], issued: { literal: 'in press' } }],
    ['Alford 2009', { author: [{ family: 'Alford' }], issued: { raw: 'Spring 2009' } }],
    ['The public at the… 2013', { title: 'The public at the heart of <i>services</i>', issued: in2013 }],
    ['Down to Earth n.d.', { title: 'Down to <span class="nocase">Earth</span>' }],
    ['key n.d.', {}],
    ['key n.d.', { author: [], title: '' }],
  ];
  for (const [expected, given] of cases) {
    it(`is ${expected} for ${JSON.stringify(given)}`, () => {
      assert.equal(shortCitation(item(given)), expected);
    });
  }

  it('is the same for what BibTeX says', () => {
    const bibliography = scanBibliography(
      'a.bib',
      `@article{a, author = {Jakobsen, Morten and Andersen, Simon Calmar}, year = 2013}
       @article{b, author = {Bovaird, T. and others}, date = {2015-03}}
       @report{c, author = {{Department of Health and Social Care}}, year = {2004}}
       @misc{d, author = {{\\'E}tienne, Jos\\'e}, year = {2001}}`,
    );
    const short = bibliography.entries.map((entry) => {
      const parsed = parseEntry(entry, bibliography);
      return parsed.ok ? shortCitation(parsed.item) : parsed.problem.message;
    });
    assert.deepEqual(short, [
      'Jakobsen & Andersen 2013',
      'Bovaird et al. 2015',
      'Department of Health and Social Care 2004',
      'Étienne 2001',
    ]);
  });
});
