import { plainText } from './text.js';
import type { CslItem, CslName } from './types.js';

/** How many words of a title stand for a reference without author. */
const titleWords = 4;

/**
 * A reference as people name it in running text: "Jakobsen & Andersen 2013", "Bovaird et al. 2015", "World Bank 2004". Without author
 * the editor stands, then the first words of the title, then the citation key; without a year "n.d.".
 */
export function shortCitation(item: CslItem): string {
  return `${who(item)} ${yearOf(item)}`;
}

function who(item: CslItem): string {
  const people = listed(item.author) ?? listed(item.editor);
  if (people) {
    const more = people.some((name) => isOthers(name));
    const [first = '', second] = people.filter((name) => !isOthers(name)).map(surname);
    if (more || people.length > 2) return `${first} et al.`;
    return second === undefined ? first : `${first} & ${second}`;
  }
  const words = plainText(item.title).split(' ').filter(Boolean);
  if (words.length === 0) return item.id;
  const shown = words.slice(0, titleWords).join(' ');
  return words.length > titleWords ? `${shown.replace(/[.,;:–—-]+$/, '')}…` : shown;
}

/** Names that say something; none at all is undefined. */
function listed(names: CslName[] | undefined): CslName[] | undefined {
  const known = Array.isArray(names) ? names.filter((name) => surname(name) !== '') : [];
  return known.some((name) => !isOthers(name)) ? known : undefined;
}

/** BibTeX's `and others`. */
function isOthers(name: CslName): boolean {
  return surname(name) === 'others' && !name.given;
}

function surname(name: CslName): string {
  if (name.literal) return plainText(name.literal);
  // A dropping particle goes with the given name, as "de" in "La Fontaine, Jean de", and is not said here.
  return plainText([name['non-dropping-particle'], name.family || name.given].filter(Boolean).join(' '));
}

/** The year of a reference as text; "n.d." where there is none, and what is written where it is no date ("in press"). */
export function yearOf(item: CslItem): string {
  const { issued } = item;
  const year = issued?.['date-parts']?.[0]?.[0];
  if (year !== undefined && String(year) !== '' && String(year) !== '0') return String(year);
  const written = plainText(issued?.literal ?? issued?.raw);
  return /\d{4}/.exec(written)?.[0] ?? (written || 'n.d.');
}
