import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  formatCitation,
  formatReferences,
  loadStyle,
  parseEntry,
  styleIds,
} from '../../../src/core/bibliography/index.js';
import { plainText } from '../../../src/core/bibliography/text.js';
import { plainRuns, toText } from '../../../src/core/bibliography/richText.js';
import type { StyleChoice, StyleOptions } from '../../../src/core/bibliography/styles/loadStyle.js';
import { localeIds, localeOf } from '../../../src/core/bibliography/styles/locales.js';
import type { CslItem } from '../../../src/core/bibliography/types.js';
import type { PrintItems } from '../../../src/core/bibliography/styleEngine.js';
import { scanned } from './fixtures.js';

function itemsOf(file: string): CslItem[] {
  const bibliography = scanned(file);
  return bibliography.entries.flatMap((entry) => {
    const parsed = parseEntry(entry, bibliography);
    return parsed.ok ? [parsed.item] : [];
  });
}

async function style(choice: StyleChoice, options?: StyleOptions): Promise<PrintItems> {
  const loaded = await loadStyle(choice, options);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.message);
  return loaded.print;
}

async function refusal(choice: StyleChoice, options?: StyleOptions): Promise<string> {
  const loaded = await loadStyle(choice, options);
  assert.ok(!loaded.ok);
  return loaded.message;
}

const texts = (items: CslItem[], print: PrintItems): string[] =>
  formatReferences(items, print).map(({ citekey, runs }) => `${citekey}: ${toText(runs)}`);

const one: CslItem = {
  id: 'bovaird2007',
  type: 'article-journal',
  title: 'Beyond engagement and participation: User and community coproduction of public services',
  author: [{ family: 'Bovaird', given: 'Tony' }],
  issued: { 'date-parts': [[2007, 9]] },
  'container-title': 'Public Administration Review',
  volume: '67',
  issue: '5',
  page: '846-860',
  DOI: '10.1111/j.1540-6210.2007.00773.x',
};

const wrapped = (body: string, head = ''): string =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"${head}><info><title>Mine</title><id>mine</id><updated>2020-01-01T00:00:00Z</updated></info>${body}</style>`;
const citation = '<citation><layout><text variable="title"/></layout></citation>';
const bibliography = '<bibliography><layout><text variable="title"/></layout></bibliography>';

describe('the shipped styles', () => {
  const expected: Record<string, string> = {
    apa: 'Bovaird, T. (2007). Beyond engagement and participation: User and community coproduction of public services. Public Administration Review, 67(5), 846–860. https://doi.org/10.1111/j.1540-6210.2007.00773.x',
    vancouver:
      '1. Bovaird T. Beyond engagement and participation: User and community coproduction of public services. Public Administration Review. 2007 Sept;67(5):846–60.',
    ieee: '[1] T. Bovaird, “Beyond engagement and participation: User and community coproduction of public services,” Public Administration Review, vol. 67, no. 5, pp. 846–860, Sept. 2007, doi: 10.1111/j.1540-6210.2007.00773.x.',
    nature:
      '1. Bovaird, T. Beyond engagement and participation: User and community coproduction of public services. Public Administration Review 67, 846–860 (2007).',
    'modern-language-association':
      'Bovaird, Tony. “Beyond Engagement and Participation: User and Community Coproduction of Public Services.” Public Administration Review, vol. 67, no. 5, Sept. 2007, pp. 846–60, https://doi.org/10.1111/j.1540-6210.2007.00773.x.',
    'chicago-author-date':
      'Bovaird, Tony. 2007. “Beyond Engagement and Participation: User and Community Coproduction of Public Services.” Public Administration Review 67 (5): 846–60. https://doi.org/10.1111/j.1540-6210.2007.00773.x.',
  };

  for (const [id, text] of Object.entries(expected))
    it(`print as the manual of ${id} has it`, async () => {
      const [printed] = formatReferences([one], await style(id));
      assert.equal(printed && toText(printed.runs), text);
    });

  it('say whose they are, where they are from, and under which licence, as their own text does', () => {
    for (const id of styleIds) {
      const text = readFileSync(`src/core/bibliography/styles/${id}.json`, 'utf8');
      const { title, authors, source, licence, xml } = JSON.parse(text) as Record<string, string>;
      assert.ok(title && authors, id);
      assert.match(source ?? '', new RegExp(`citation-style-language/styles/.*/${id}\\.csl`), id);
      assert.match(licence ?? '', /CC BY-SA 3\.0/, id);
      assert.match(
        xml ?? '',
        /<rights[^>]*license="http:\/\/creativecommons\.org\/licenses\/by-sa\/3\.0\/"/,
        id,
      );
      for (const author of (authors ?? '').split(', ')) assert.ok(xml?.includes(author), `${id}: ${author}`);
    }
  });

  for (const id of styleIds)
    it(`keep every reference of a real bibliography under its own key: ${id}`, async () => {
      const items = itemsOf('leeper-sample.bib').slice(0, 60);
      const printed = formatReferences(items, await style(id));
      assert.deepEqual(printed.map(({ citekey }) => citekey).sort(), items.map((item) => item.id).sort());
      for (const { citekey, runs } of printed) {
        const item = items.find((each) => each.id === citekey);
        const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
        const title = letters(plainText(item?.title)).slice(0, 25);
        assert.ok(letters(toText(runs)).includes(title) || id === 'nature', `${citekey}: ${toText(runs)}`);
      }
    });

  it('print the same whatever was printed before', async function () {
    this.timeout(120_000);
    const items = itemsOf('leeper-sample.bib').slice(0, 40);
    const twins = items
      .slice(0, 8)
      .map((item) => ({ ...item, id: `${item.id}-b`, title: `${item.title ?? ''} again` }));
    for (const id of ['apa', 'chicago-author-date', 'vancouver']) {
      const used = await style(id);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...items, ...twins], { minLength: 1 }), async (chosen) => {
          const fresh = await style({ name: id, xml: await xmlOf(id) });
          assert.deepEqual(texts(chosen, used), texts(chosen, fresh));
        }),
        { seed: 8, numRuns: 3 },
      );
      const edited = items.map((item, i) => (i === 7 ? { ...item, title: 'A changed title' } : item));
      const fresh = await style({ name: id, xml: await xmlOf(id) });
      texts(items, used);
      assert.deepEqual(texts(edited, used), texts(edited, fresh));
    }
  });
});

const xmlOf = async (id: string): Promise<string> => {
  const { shippedStyles } = await import('../../../src/core/bibliography/styles/shipped.js');
  return (await shippedStyles[id]?.load())?.default.xml ?? '';
};

describe('a style of one’s own', () => {
  it('prints', async () => {
    assert.deepEqual(texts([one], await style({ name: 'mine.csl', xml: wrapped(citation + bibliography) })), [
      `bovaird2007: ${one.title ?? ''}`,
    ]);
  });

  it('may follow another, shipped or its neighbour', async () => {
    const dependent = (parent: string): string =>
      `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Follows</title><id>f</id><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`;
    assert.deepEqual(
      texts([one], await style({ name: 'f.csl', xml: dependent('vancouver') })),
      texts([one], await style('vancouver')),
    );
    const parent = (id: string): Promise<string | undefined> =>
      Promise.resolve(id === 'other' ? wrapped(citation + bibliography) : undefined);
    assert.equal(texts([one], await style({ name: 'f.csl', xml: dependent('other') }, { parent })).length, 1);
    assert.equal(
      await refusal({ name: 'f.csl', xml: dependent('nowhere') }, { parent }),
      'f.csl follows the style nowhere, which is not here; put nowhere.csl beside it',
    );
    const circle = (): Promise<string> => Promise.resolve(dependent('round'));
    assert.match(await refusal({ name: 'f.csl', xml: dependent('round') }, { parent: circle }), /not here/);
  });

  it('says what is wrong with it', async () => {
    assert.equal(
      await refusal({ name: 'c.csl', xml: wrapped(citation) }),
      'c.csl has no bibliography, only citations; choose another style',
    );
    assert.equal(
      await refusal({ name: 'x.csl', xml: 'hello' }),
      'x.csl is not a citation style: it has no <style> element',
    );
    assert.match(
      await refusal({ name: 'x.csl', xml: wrapped('<bibliography>\n<layout>') }),
      /<layout> in line 2|<\/style> in line/,
    );
    assert.match(
      await refusal({
        name: 'x.csl',
        xml: wrapped(`${citation}<bibliography><layout><text macro="gone"/></layout></bibliography>`),
      }),
      /it uses a macro gone that it does not define/,
    );
    assert.match(await refusal('appa'), /there is no citation style appa; did you mean apa/);
  });

  it('never hangs or throws, however it is damaged', async () => {
    const whole = wrapped(citation + bibliography);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(12), async (at, length) => {
        const loaded = await loadStyle({ name: 'x.csl', xml: whole.slice(0, at) + whole.slice(at + length) });
        if (loaded.ok) assert.equal(formatReferences([one], loaded.print).length, 1);
        else assert.ok(loaded.message.startsWith('x.csl '));
      }),
      { seed: 4, numRuns: 120 },
    );
  });
});

describe('locales', () => {
  it('are all there, and say “and” in their own language', async () => {
    assert.ok(localeIds.length >= 54);
    const two: CslItem = {
      ...one,
      author: [
        { family: 'A', given: 'B.' },
        { family: 'C', given: 'D.' },
      ],
      editor: [{ family: 'E' }],
    };
    for (const locale of localeIds) {
      const [text = ''] = texts([two], await style('harvard-cite-them-right', { locale }));
      assert.ok(text.includes('2007'), `${locale}: ${text}`);
    }
    assert.match(texts([two], await style('harvard-cite-them-right', { locale: 'de' }))[0] ?? '', / und /);
    assert.match(texts([two], await style('harvard-cite-them-right', { locale: 'fr-FR' }))[0] ?? '', / et /);
  });

  it('are found by language alone, in any case', () => {
    assert.equal(localeOf('de'), 'de-DE');
    assert.equal(localeOf('PT_br'), 'pt-BR');
    assert.equal(localeOf('en'), 'en-US');
    assert.equal(localeOf('xx'), undefined);
  });

  it('that there are not are said', async () => {
    assert.match(await refusal('apa', { locale: 'klingon' }), /there is no locale klingon/);
  });
});

describe('citations in running text', () => {
  const two: CslItem = { ...one, id: 'alford2009', author: [{ family: 'Alford', given: 'John' }] };
  const cited = async (id: string, items: CslItem[]): Promise<string> => {
    const loaded = await loadStyle(id);
    assert.ok(loaded.ok);
    return toText(formatCitation(items, loaded));
  };

  it('are printed as each style cites', async () => {
    assert.equal(await cited('apa', [one]), '(Bovaird, 2007)');
    assert.equal(await cited('apa', [one, two]), '(Alford, 2007; Bovaird, 2007)');
    assert.equal(await cited('vancouver', [one, two]), '(1,2)');
    assert.equal(await cited('ieee', [one]), '[1]');
    assert.match(await cited('chicago-fullnote-bibliography', [one]), /^Tony Bovaird, “Beyond engagement/i);
    for (const id of styleIds) assert.notEqual(await cited(id, [one]), '', id);
  });

  it('change nothing of the bibliographies that are printed after them', async () => {
    const loaded = await loadStyle('apa', { locale: 'en-GB' });
    assert.ok(loaded.ok);
    const before = texts([one, two], loaded.print);
    formatCitation([two], loaded);
    assert.deepEqual(texts([one, two], loaded.print), before);
  });

  it('are in plain words where the style says nothing or stumbles', () => {
    assert.equal(toText(formatCitation([one], { cite: () => undefined })), '(Bovaird 2007)');
    const cite = (): never => {
      throw new Error('no');
    };
    assert.equal(toText(formatCitation([one, two], { cite })), '(Bovaird 2007; Alford 2007)');
  });
});

describe('what citeproc cannot print', () => {
  it('loses no other reference', async () => {
    const odd = { id: 'odd', type: 'book', title: 'Odd', author: [{ family: 'X' }] } as CslItem;
    const print: PrintItems = (items) => {
      if (items.some((item) => item.id === 'odd')) throw new Error('no');
      return items.map((item) => ({ item, runs: plainRuns(item.id) }));
    };
    assert.deepEqual(texts([odd, one], print), ['bovaird2007: bovaird2007', 'odd: X n.d.. Odd']);
    const apa = await style('apa');
    const bare: CslItem[] = [
      { id: 'a', type: 'document' },
      { id: 'b', type: 'nonsense', title: '<<&' },
    ];
    assert.equal(texts(bare, apa).length, 2);
  });
});
