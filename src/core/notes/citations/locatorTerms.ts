/**
 * Words that say what a locator counts: the terms of CSL 1.0.2 in the forms of its American English locale, as Pandoc knows them, and
 * table, equation, appendix and timestamp besides.
 */
const terms: Record<string, string> = {
  book: 'book books bk. bks.',
  chapter: 'chapter chapters chap. chaps.',
  column: 'column columns col. cols.',
  figure: 'figure figures fig. figs.',
  folio: 'folio folios fol. fols.',
  issue: 'no. nos. issue issues',
  line: 'line lines l. ll.',
  note: 'note notes n. nn.',
  opus: 'opus opera op. opp.',
  page: 'page pages p. pp.',
  paragraph: 'paragraph paragraphs para. paras. ¶¶ ¶',
  part: 'part parts pt. pts.',
  section: 'section sections sec. secs. §§ §',
  'sub verbo': 's.v. s.vv.',
  verse: 'verse verses v. vv.',
  volume: 'volume volumes vol. vols.',
  table: 'table tables tbl. tbls. tab. tabs.',
  equation: 'equation equations eq. eqs. eqn. eqns.',
  appendix: 'appendix appendices app. apps.',
  timestamp: 'timestamp timestamps time',
};

const labels = new Map<string, string>();
for (const [label, forms] of Object.entries(terms))
  for (const form of forms.split(' ')) labels.set(form, label);
labels.set('sub verbo', 'sub verbo').set('sub verbis', 'sub verbo');

const patterns = [...labels.keys()]
  .sort((a, b) => b.length - a.length)
  .map((form) => form.replaceAll('.', '\\.') + (/[a-z]$/.test(form) ? '(?=[\\s\\p{P}]|$)' : ''));

/** A term where one starts: a word is not cut short. */
export const labelPattern = new RegExp(`(?:${patterns.join('|')})`, 'iuy');

/** Every form of every term, as one writes it. */
export const locatorForms: readonly string[] = [...labels.keys()];

/** CSL's name for what a term counts. */
export const labelOf = (written: string): string | undefined => labels.get(written.toLowerCase());

/** CSL's names of locators, for completion and documents. */
export const locatorLabels: readonly string[] = Object.keys(terms);
