let names: Intl.DisplayNames | undefined;

/** "Denmark" for "DK", as English names it; what is no country code stays as written. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  names ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return names.of(code) ?? code;
}
