/**
 * A citation style at work. This file brings citeproc and the style with it, a megabyte that takes about a second to start: it is only
 * loaded by a dynamic `import()`, when something is formatted.
 */
import CSL from 'citeproc';
import type { CslItem } from './types.js';
import apa from './styles/apa.json';
import english from './styles/en-US.json';

/** An entry as the style prints it, in citeproc's HTML. */
export interface StyledEntry {
  item: CslItem;
  html: string;
}

/** How many printed entries are remembered. */
const remembered = 5000;

/** Fields that are long and that the style does not print. */
const unprinted = new Set(['abstract', 'annote', 'keyword']);

/**
 * Makes a function that prints items in the style's order. An item that the style has nothing to say of is left out. What was printed is
 * remembered by the item's content and by what the others make necessary ("2010a"). Throws on data that citeproc cannot bear.
 */
export function createStyle(): (items: readonly CslItem[]) => StyledEntry[] {
  let shown = new Map<string, CslItem>();
  const contents = new Map<string, string>();
  let count = 0;
  const printed = new Map<string, string>();
  const engine = new CSL.Engine(
    {
      retrieveLocale: () => english.xml,
      retrieveItem: (id) => ({ ...(JSON.parse(contents.get(id) ?? '{}') as Record<string, unknown>), id }),
    },
    apa.xml,
    'en-US',
    true,
  );
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.setOutputFormat('html');

  return (items) => {
    // Ids are new each time, since the engine would take an id that it knows for the item that it knows.
    shown = new Map(items.map((item) => [`i${count++}`, item]));
    contents.clear();
    for (const [id, item] of shown) contents.set(id, contentOf(item));
    const ids = engine.updateItems([...shown.keys()]);
    return ids.flatMap((id, index) => {
      const item = shown.get(id);
      const disambiguation = JSON.stringify(engine.registry.registry[id]?.disambig);
      const memoKey = `${disambiguation} ${contents.get(id) ?? ''}`;
      const html = printed.get(memoKey) ?? print(id, ids[index - 1]);
      if (!item || html === undefined) return [];
      printed.delete(memoKey);
      printed.set(memoKey, html);
      for (const oldest of printed.keys()) {
        if (printed.size <= remembered) break;
        printed.delete(oldest);
      }
      return [{ item, html }];
    });
  };

  /** One entry, asked for as the page behind the one before: the answer names its entry, so that nothing is paired by position. */
  function print(id: string, before: string | undefined): string | undefined {
    const answer = engine.makeBibliography({ page_start: before ?? true, page_length: 1 });
    if (!answer) return undefined;
    const [{ entry_ids: entryIds, bibliography_errors: errors }, entries] = answer;
    const at = entryIds.findIndex((ids) => ids.includes(id));
    return at < 0 || errors.some(({ itemID }) => itemID === id) ? undefined : entries[at];
  }
}

function contentOf(item: CslItem): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(item).filter(([field]) => field !== 'id' && !unprinted.has(field))),
  );
}
