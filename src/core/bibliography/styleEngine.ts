/**
 * A citation style at work. This file brings citeproc with it, most of a megabyte that takes about a second to start: it is only loaded by
 * a dynamic `import()`, when something is formatted.
 */
import CSL from 'citeproc';
import { runsOf, type Run } from './richText.js';
import { withRaisedSubtitles } from './subtitles.js';
import type { CslItem } from './types.js';

// Its warnings would go to the standard output, which is the command line's data and the language server's channel.
CSL.debug = () => undefined;

/** An entry as the style prints it. */
export interface StyledEntry {
  item: CslItem;
  runs: readonly Run[];
}

/** Prints items in the style's order, one that the style has nothing to say of left out. Throws on data that citeproc cannot bear. */
export type PrintItems = (items: readonly CslItem[]) => StyledEntry[];

/** A style at work: what it makes of items in a bibliography, and of those that are cited together in running text. */
export interface StyleEngine {
  print: PrintItems;
  /** Undefined where the style has nothing to say of them. Throws on data that citeproc cannot bear. */
  cite(items: readonly CslItem[]): readonly Run[] | undefined;
}

/** How many printed entries are remembered. */
const remembered = 5000;

/** Of a list up to this share may change before it is entered anew, which is then as quick. */
const smallChange = 0.2;

/** Fields that are long and that no style prints. */
const unprinted = new Set(['abstract', 'annote', 'keyword', 'custom']);

/**
 * Makes a style ready: `xml` is an independent style, `locale` one of the `sources`. What was printed is remembered by the item's content
 * and by what the others make necessary: "2010a", its number, and the entry before it where a style puts a dash for the same authors.
 * Throws on a style that citeproc cannot read.
 */
export function createStyleEngine(
  xml: string,
  locale: string,
  sources: ReadonlyMap<string, string>,
): StyleEngine {
  // APA capitalises subtitles, which the style itself cannot say.
  const raisesSubtitles = /<id>[^<]*\/apa(?:-[\w-]*)?<\/id>/.test(xml);
  const contentById = new Map<string, string>();
  const printed = new Map<string, readonly Run[]>();
  const engine = new CSL.Engine(
    {
      retrieveLocale: (language) => sources.get(language) ?? sources.get('en-US') ?? '',
      retrieveItem: (id) => {
        const item = JSON.parse(contentById.get(id) ?? '{}') as Record<string, unknown>;
        return { ...(raisesSubtitles ? withRaisedSubtitles(item) : item), id };
      },
    },
    xml,
    locale,
    true,
  );
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.setOutputFormat('html');
  const looksBack = /subsequent-author-substitute/.test(xml);
  const numbers = /variable\s*=\s*["'][^"']*citation-number/.test(xml);
  let ids = new Map<string, string>();
  let count = 0;
  let entered = new Set<string>();

  return { print, cite };

  function print(items: readonly CslItem[]): StyledEntry[] {
    const shown = enter(items);
    const order = registered(shown);
    const keys = order.map((id, index) => keyOf(id, order[index - 1], index));
    if (keys.filter((key) => !printed.has(key)).length > order.length / 2) {
      const whole = printAll();
      order.forEach((id, index) => {
        const html = whole?.get(id);
        if (html !== undefined) printed.set(keys[index] ?? '', runsOf(html));
      });
    }
    return order.flatMap((id, index) => {
      const item = shown.get(id);
      const before = order[index - 1];
      const runs = item && textOf(id, before, order[index - 2], index);
      return item && runs ? [{ item, runs }] : [];
    });
  }

  function cite(items: readonly CslItem[]): readonly Run[] | undefined {
    const shown = enter(items);
    registered(shown);
    const runs = runsOf(engine.makeCitationCluster([...shown.keys()].map((id) => ({ id }))));
    return runs.length > 0 ? runs : undefined;
  }

  /** The ids in the style's order. */
  function registered(shown: ReadonlyMap<string, CslItem>): string[] {
    try {
      return engine.updateItems([...shown.keys()]);
    } catch (error) {
      // Half entered, the registry knows neither the old nor the new list.
      forget();
      throw error;
    }
  }

  /** Gives every item an id by what it says, since the engine takes an id that it knows for the item that it knows. */
  function enter(items: readonly CslItem[]): Map<string, CslItem> {
    const known = new Map<string, string>();
    const shown = new Map<string, CslItem>();
    for (const item of items) {
      const content = contentOf(item);
      const name = `${item.id}\n${content}`;
      if (known.has(name)) continue;
      const id = ids.get(name) ?? `i${count++}`;
      known.set(name, id);
      contentById.set(id, content);
      shown.set(id, item);
    }
    const changed = [...entered].filter((id) => !shown.has(id));
    const came = [...shown.keys()].filter((id) => !entered.has(id));
    if (changed.length + came.length > smallChange * shown.size) engine.restoreProcessorState([]);
    for (const id of changed) contentById.delete(id);
    ids = known;
    entered = new Set(shown.keys());
    // Else all that was ever put in order would be put in order again.
    engine.tmp.taintedItemIDs = {};
    return shown;
  }

  function forget(): void {
    engine.restoreProcessorState([]);
    ids = new Map();
    entered = new Set();
  }

  function textOf(
    id: string,
    before: string | undefined,
    secondBefore: string | undefined,
    index: number,
  ): readonly Run[] | undefined {
    const key = keyOf(id, before, index);
    let runs = printed.get(key);
    if (!runs) {
      const html = looksBack ? printOne(id, secondBefore, before) : printOne(id, before);
      if (html === undefined) return undefined;
      runs = runsOf(html);
    }
    printed.delete(key);
    printed.set(key, runs);
    for (const oldest of printed.keys()) {
      if (printed.size <= remembered) break;
      printed.delete(oldest);
    }
    return runs;
  }

  /** What an entry's text depends on. */
  function keyOf(id: string, before: string | undefined, index: number): string {
    return [
      JSON.stringify(engine.registry.registry[id]?.disambig),
      numbers ? String(index) : '',
      contentById.get(id),
      looksBack && before !== undefined ? contentById.get(before) : '',
    ].join('\n');
  }

  /** All entries at once, which is quicker for many; undefined where any is left out, since text and entry then no longer pair. */
  function printAll(): Map<string, string> | undefined {
    const answer = engine.makeBibliography();
    if (!answer) return undefined;
    const [{ entry_ids: entryIds, bibliography_errors: errors }, entries] = answer;
    if (errors.length > 0 || entryIds.length !== entries.length) return undefined;
    if (entryIds.some(({ length }) => length !== 1)) return undefined;
    return new Map(entryIds.map(([id = ''], index) => [id, entries[index] ?? '']));
  }

  /**
   * One entry, asked for as the page behind `start`, and with the one `before` it where the style looks at that: the answer names its
   * entries, and a page of one or two says which is missing, so that nothing is paired by position.
   */
  function printOne(id: string, start: string | undefined, before?: string): string | undefined {
    const length = before === undefined ? 1 : 2;
    const answer = engine.makeBibliography({ page_start: start ?? true, page_length: length });
    if (!answer) return undefined;
    const [{ entry_ids: entryIds, bibliography_errors: errors }, entries] = answer;
    if (errors.some(({ itemID }) => itemID === id)) return undefined;
    if (entries.length === length && entryIds[length - 1]?.includes(id)) return entries[length - 1];
    return before === undefined ? undefined : printOne(id, before);
  }
}

/** What was made of items that are still there: they are never changed, only replaced. */
const contents = new WeakMap<CslItem, string>();

function contentOf(item: CslItem): string {
  let content = contents.get(item);
  if (content === undefined) {
    const said = Object.entries(item).filter(([field]) => field !== 'id' && !unprinted.has(field));
    contents.set(item, (content = JSON.stringify(Object.fromEntries(said))));
  }
  return content;
}
