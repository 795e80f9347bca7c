/**
 * A bibliography of ten thousand entries: keys at once, twenty references shown, and a thousand formatted; against citation-js reading all
 * of it, and citeproc printing the same. Made of real entries, each several times under its own key.
 */
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import CSL from 'citeproc';
import '../../src/core/bibliography/citationJs.js';
import {
  formatReferences,
  loadStyle,
  parseEntry,
  scanBibliography,
} from '../../src/core/bibliography/index.js';
import { createStyleEngine } from '../../src/core/bibliography/styleEngine.js';
import { localeSources } from '../../src/core/bibliography/styles/locales.js';
import { shippedStyles } from '../../src/core/bibliography/styles/shipped.js';
import type { CslItem } from '../../src/core/bibliography/types.js';
import type { Measurement } from './measure.js';

const count = 10_000;

function realEntries(): string[] {
  // From the root of the repository, as `npm run bench` runs there.
  const file = 'test/fixtures/bibliography/leeper-references.bib';
  const bibliography = scanBibliography('l.bib', readFileSync(file, 'utf8'));
  // Three have a lone $, which ends a reading of the whole file by citation-js.
  return bibliography.entries.filter(({ source }) => !/(?<!\\)\$/.test(source)).map(({ source }) => source);
}

const timed = <Result>(work: () => Result): [Result, number] => {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
};

/** The middle of several tries, after one to warm up. */
function median(tries: number, work: () => void): number {
  work();
  const times = Array.from({ length: tries }, () => timed(work)[1]).sort((a, b) => a - b);
  return times[Math.floor(tries / 2)] ?? NaN;
}

export async function run(): Promise<Measurement[]> {
  const sources = realEntries();
  const text = Array.from({ length: count }, (_, i) => {
    const source = sources[i % sources.length] ?? '';
    return source.replace(/\{([^,]*),/, `{$1-${i},`);
  }).join('\n\n');

  const scanning = median(5, () => void scanBibliography('a.bib', text));
  const bibliography = scanBibliography('a.bib', text);
  const [, whole] = timed(() =>
    plugins.input.chain(text, { forceType: '@biblatex/text' as never, generateGraph: false }),
  );

  const style = await loadStyle('apa');
  if (!style.ok) throw new Error(style.message);
  const itemsFrom = (from: number, to: number): CslItem[] =>
    bibliography.entries.slice(from, to).flatMap((entry) => {
      const parsed = parseEntry(entry, bibliography);
      return parsed.ok ? [parsed.item] : [];
    });
  formatReferences(itemsFrom(0, 40), style.print);
  let from = 100;
  const twenty = median(5, () => {
    scanBibliography('a.bib', text);
    formatReferences(itemsFrom(from, from + 20), style.print);
    from += 20;
  });

  const items = itemsFrom(0, 1000);
  const xml = (await shippedStyles['apa']?.load())?.default.xml ?? '';
  const locales = await localeSources('en-US');
  const [own, alone] = [[] as number[], [] as number[]];
  // By turns, each with an engine of its own, so that a busy machine is busy for both.
  for (let run = 0; run < 3; run++) {
    const { print } = createStyleEngine(xml, 'en-US', locales);
    own.push(timed(() => void formatReferences(items, print))[1]);
    const engine = new CSL.Engine(
      {
        retrieveLocale: (language) => locales.get(language) ?? locales.get('en-US') ?? '',
        retrieveItem: (id) => ({ ...items[Number(id)], id }),
      },
      xml,
      'en-US',
      true,
    );
    alone.push(
      timed(() => {
        engine.updateItems(items.map((_, index) => String(index)));
        engine.makeBibliography();
      })[1],
    );
  }
  const { print } = createStyleEngine(xml, 'en-US', locales);
  formatReferences(items, print);
  let edit = 0;
  const again = median(7, () => {
    edit += 1;
    const changed = items.map((item, i) =>
      i === 500 ? { ...item, title: `Changed for the ${edit}th time` } : item,
    );
    formatReferences(changed, print);
  });
  const best = (times: number[]): number => Math.min(...times);
  return [
    { what: `find the keys of ${count} entries`, value: scanning, unit: 'ms' },
    { what: `read all ${count} by citation-js`, value: whole, unit: 'ms' },
    { what: 'keys, of a full reading', value: scanning / whole, unit: '×', limit: 1 / 20 },
    {
      what: 'keys and twenty references shown, of a full reading',
      value: twenty / whole,
      unit: '×',
      limit: 1 / 10,
    },
    { what: 'a thousand references in APA', value: best(own), unit: 'ms' },
    { what: 'the same, of citeproc alone', value: best(own) / best(alone), unit: '×', limit: 1.2 },
    { what: 'the same after one of them changed', value: again, unit: 'ms' },
    { what: 'the same, of the first time', value: again / best(own), unit: '×', limit: 1 / 50 },
  ];
}
