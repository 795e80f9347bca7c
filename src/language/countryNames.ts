import { countryCodes } from '../core/notes/frontMatter/countries.js';

let named: { code: string; name: string }[] | undefined;

/** Each country's code with its name in English, by name. */
export function countryNames(): readonly { code: string; name: string }[] {
  if (named) return named;
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  named = [...countryCodes]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return named;
}
