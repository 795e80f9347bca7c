import { didYouMean } from '../../nearest.js';
import { localeIds, localeOf, localeSources } from './locales.js';
import { readStyle } from './readStyle.js';
import { shippedStyles, styleIds } from './shipped.js';
import type { StyleEngine } from '../styleEngine.js';

/** A style ready to print, or one sentence on why it cannot. */
export type LoadedStyle = ({ ok: true; title: string } & StyleEngine) | { ok: false; message: string };

/** The id of a shipped style, or the text of a `.csl` file with the name that people know it by. */
export type StyleChoice = string | { name: string; xml: string };

export interface StyleOptions {
  /** A language tag: "de", "pt-BR". Default: the style's own, else American English. */
  locale?: string;
  /** Gives the text of another style that a user has, by its id ("vancouver-brackets"), for styles that follow it. */
  parent?: (id: string) => Promise<string | undefined>;
}

/** How many styles may follow one another. CSL allows one step; a circle has to end. */
const deepest = 3;

/** Loaded shipped styles, by id and locale: making an engine costs half a second. */
const loaded = new Map<string, Promise<LoadedStyle>>();

/** Finds a style, and what it follows where it is a dependent one, and makes it ready. The first call loads citeproc, about a second. */
export async function loadStyle(choice: StyleChoice, options: StyleOptions = {}): Promise<LoadedStyle> {
  if (typeof choice !== 'string') return make(choice, options);
  const id = choice.replace(/\.csl$/i, '');
  if (!Object.hasOwn(shippedStyles, id)) {
    const known = didYouMean(id, styleIds) || `; there is ${styleIds.join(', ')}, or the path of a .csl file`;
    return { ok: false, message: `there is no citation style ${id}${known}` };
  }
  const name = `${id} ${options.locale ?? ''}`;
  let style = loaded.get(name);
  if (!style)
    loaded.set(name, (style = shippedText(id).then((xml) => make({ name: id, xml: xml ?? '' }, options))));
  return style;
}

const shippedText = async (id: string): Promise<string | undefined> =>
  Object.hasOwn(shippedStyles, id) ? (await shippedStyles[id]?.load())?.default.xml : undefined;

async function make(
  { name, xml }: { name: string; xml: string },
  options: StyleOptions,
): Promise<LoadedStyle> {
  const own = readStyle(xml);
  if ('unread' in own) return { ok: false, message: `${name} is not a citation style: ${own.unread}` };
  let text = xml;
  let style = own;
  for (let step = 0; style.parent !== undefined; step++) {
    const parent = style.parent;
    const found =
      step < deepest ? ((await options.parent?.(parent)) ?? (await shippedText(parent))) : undefined;
    const read = found === undefined ? { unread: '' } : readStyle(found);
    if (found === undefined || 'unread' in read)
      return {
        ok: false,
        message: `${name} follows the style ${parent}, which is not here; put ${parent}.csl beside it`,
      };
    text = found;
    style = read;
  }
  if (!style.hasBibliography)
    return { ok: false, message: `${name} has no bibliography, only citations; choose another style` };
  const wanted = options.locale ?? own.locale ?? style.locale ?? 'en-US';
  const locale = localeOf(wanted);
  if (locale === undefined)
    return { ok: false, message: `there is no locale ${wanted}${didYouMean(wanted, localeIds)}` };
  const { createStyleEngine } = await import('../styleEngine.js');
  try {
    const engine = createStyleEngine(text, locale, await localeSources(locale));
    return { ok: true, title: own.title ?? name, ...engine };
  } catch (error) {
    // citeproc throws strings.
    const why = String(error instanceof Error ? error.message : error)
      .replace(/^citeproc-js error: /, '')
      .split('\n')[0];
    return { ok: false, message: `${name} has an error and cannot be used${why ? `: ${why}` : ''}` };
  }
}
