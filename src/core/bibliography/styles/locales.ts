/** The shipped locales of the Citation Style Language, each loaded when a bibliography is first formatted in it. */
type Load = () => Promise<{ default: { xml: string } }>;

const locales: Record<string, Load> = {
  'af-ZA': () => import('./locales/af-ZA.json'),
  ar: () => import('./locales/ar.json'),
  'bg-BG': () => import('./locales/bg-BG.json'),
  'ca-AD': () => import('./locales/ca-AD.json'),
  'cs-CZ': () => import('./locales/cs-CZ.json'),
  'cy-GB': () => import('./locales/cy-GB.json'),
  'da-DK': () => import('./locales/da-DK.json'),
  'de-AT': () => import('./locales/de-AT.json'),
  'de-CH': () => import('./locales/de-CH.json'),
  'de-DE': () => import('./locales/de-DE.json'),
  'el-GR': () => import('./locales/el-GR.json'),
  'en-GB': () => import('./locales/en-GB.json'),
  'en-US': () => import('./locales/en-US.json'),
  'es-CL': () => import('./locales/es-CL.json'),
  'es-ES': () => import('./locales/es-ES.json'),
  'es-MX': () => import('./locales/es-MX.json'),
  'et-EE': () => import('./locales/et-EE.json'),
  eu: () => import('./locales/eu.json'),
  'fa-IR': () => import('./locales/fa-IR.json'),
  'fi-FI': () => import('./locales/fi-FI.json'),
  'fr-CA': () => import('./locales/fr-CA.json'),
  'fr-FR': () => import('./locales/fr-FR.json'),
  'he-IL': () => import('./locales/he-IL.json'),
  'hi-IN': () => import('./locales/hi-IN.json'),
  'hr-HR': () => import('./locales/hr-HR.json'),
  'hu-HU': () => import('./locales/hu-HU.json'),
  'id-ID': () => import('./locales/id-ID.json'),
  'is-IS': () => import('./locales/is-IS.json'),
  'it-IT': () => import('./locales/it-IT.json'),
  'ja-JP': () => import('./locales/ja-JP.json'),
  'km-KH': () => import('./locales/km-KH.json'),
  'ko-KR': () => import('./locales/ko-KR.json'),
  la: () => import('./locales/la.json'),
  'lt-LT': () => import('./locales/lt-LT.json'),
  'lv-LV': () => import('./locales/lv-LV.json'),
  'mn-MN': () => import('./locales/mn-MN.json'),
  'nb-NO': () => import('./locales/nb-NO.json'),
  'nl-NL': () => import('./locales/nl-NL.json'),
  'nn-NO': () => import('./locales/nn-NO.json'),
  'pl-PL': () => import('./locales/pl-PL.json'),
  'pt-BR': () => import('./locales/pt-BR.json'),
  'pt-PT': () => import('./locales/pt-PT.json'),
  'ro-RO': () => import('./locales/ro-RO.json'),
  'ru-RU': () => import('./locales/ru-RU.json'),
  'sk-SK': () => import('./locales/sk-SK.json'),
  'sl-SI': () => import('./locales/sl-SI.json'),
  'sr-RS': () => import('./locales/sr-RS.json'),
  'sv-SE': () => import('./locales/sv-SE.json'),
  'th-TH': () => import('./locales/th-TH.json'),
  'tr-TR': () => import('./locales/tr-TR.json'),
  'uk-UA': () => import('./locales/uk-UA.json'),
  'vi-VN': () => import('./locales/vi-VN.json'),
  'zh-CN': () => import('./locales/zh-CN.json'),
  'zh-TW': () => import('./locales/zh-TW.json'),
};

export const localeIds = Object.keys(locales);

/** The locale that a language tag means ("de" is German as in Germany), or undefined where none is shipped. Case does not matter. */
export function localeOf(tag: string): string | undefined {
  const wanted = tag.trim().replaceAll('_', '-').toLowerCase();
  const [language = ''] = wanted.split('-');
  const usual: Record<string, string> = {
    en: 'en-US',
    de: 'de-DE',
    es: 'es-ES',
    pt: 'pt-PT',
    fr: 'fr-FR',
    zh: 'zh-CN',
  };
  return (
    localeIds.find((id) => id.toLowerCase() === wanted) ??
    usual[language] ??
    localeIds.find((id) => id.toLowerCase().split('-')[0] === language)
  );
}

/** The sources that citeproc may ask for when it formats in a locale: that one, its siblings of the same language, and American English. */
export async function localeSources(locale: string): Promise<ReadonlyMap<string, string>> {
  const [language] = locale.split('-');
  const wanted = localeIds.filter((id) => id === 'en-US' || id.split('-')[0] === language);
  const loaded = wanted.map(async (id): Promise<[string, string]> => [
    id,
    (await locales[id]?.())?.default.xml ?? '',
  ]);
  return new Map(await Promise.all(loaded));
}
