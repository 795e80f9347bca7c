/** Authors of a reference, as people name them and as they are compared. */
import { plainText } from '../../bibliography/text.js';
import type { CslItem, CslName } from '../../bibliography/types.js';
import { fold } from '../search/words.js';

const namesOf = ({ author, editor }: CslItem): readonly CslName[] =>
  Array.isArray(author) && author.length > 0 ? author : Array.isArray(editor) ? editor : [];

const familyOf = (name: CslName): string =>
  plainText(name.literal ?? [name['non-dropping-particle'], name.family].filter(Boolean).join(' '));

/** "Jakobsen" and "Morten Jakobsen" of each, so that either finds it. */
export function authorNames(item: CslItem): string[] {
  return namesOf(item).flatMap((name) => {
    const family = familyOf(name);
    const given = plainText(name.given);
    return family === '' ? [] : given === '' ? [family] : [family, `${given} ${family}`];
  });
}

/** Family name and first initial: "jakobsen m". Names are written with and without further initials. */
export function authorKeys(item: CslItem): string[] {
  return namesOf(item).flatMap((name) => {
    const family = fold(familyOf(name));
    return family === '' || family === 'others'
      ? []
      : `${family} ${fold(plainText(name.given)).charAt(0)}`.trim();
  });
}
