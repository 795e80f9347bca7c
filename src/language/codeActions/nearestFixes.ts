/** Fixes for names that are not known: the nearest known ones. */
import { countryNamed } from '../../core/notes/frontMatter/countries.js';
import { designs, outcomes } from '../../core/designs.js';
import { nearest } from '../../core/nearest.js';
import { qualities } from '../../core/notes/types.js';
import { endOfLine } from '../lines.js';
import { insert, newlineOf, replace, type Broken, type Fix, type Fixer } from './fix.js';

const nearestOf = ({ written, problem }: Broken, names: Iterable<string>, mark = ''): Fix[] =>
  nearest(written, names).map((name, position) => ({
    title: `Change to ${mark}${name}`,
    edits: replace(problem.range, name),
    preferred: position === 0,
  }));

export const unknownClaim: Fixer = (broken) => {
  const { base, text, written } = broken;
  const ids = base.claims().flatMap(({ id }) => id ?? []);
  const newline = newlineOf(text);
  const words = written.replace(/[-_:.]+/g, ' ').trim();
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const gap = text.endsWith(newline) || text === '' ? newline : newline + newline;
  return [
    ...nearestOf(broken, ids, '#'),
    {
      title: `Make the claim #${written} at the end of this note`,
      edits: insert(text.length, `${gap}## ${title} {.claim #${written}}${newline}`),
    },
  ];
};

export const unknownReference: Fixer = (broken) =>
  nearestOf(
    broken,
    broken.base.references().map(({ citekey }) => citekey),
    '@',
  );

export const unknownDesign: Fixer = (broken) =>
  nearestOf(broken, [...Object.keys(designs), ...Object.keys(broken.base.config.designs)]);

export const badStudyValue: Fixer = (broken) => {
  const { base, text, problem, written } = broken;
  const country = countryNamed(written);
  if (country !== undefined)
    return [{ title: `Change to ${country}`, edits: replace(problem.range, country), preferred: true }];
  // Which values there are is said by the name before them: of the line, or in braces.
  const before = text.slice(Math.max(0, problem.range.start - 60), problem.range.start);
  const name = /([\p{L}-]+)(?::[ \t]*|=)["']?$/u.exec(before)?.[1];
  if (name === 'quality') return nearestOf(broken, qualities);
  if (name === 'outcome') return nearestOf(broken, [...outcomes, ...base.config.outcomes]);
  return [];
};

/** Facts of the study are missing in the very note of the paper: its front matter gets a place for them. */
export const studyNotDescribed: Fixer = ({ base, file, note, text, problem }) => {
  const own = note.citekey;
  if (!own || note.studies.length > 0) return [];
  const isOwn = note.evidence.some(({ sources }) =>
    sources.some(({ citekey, range }) => citekey === own.value && range.start === problem.range.start),
  );
  if (!isOwn || base.note(file) !== note) return [];
  const newline = newlineOf(text);
  const lines = ['', 'study:', '  design: ', '  countries: []'];
  return [
    {
      title: 'Add study facts to the front matter',
      edits: insert(endOfLine(text, own.range.end), lines.join(newline)),
      preferred: true,
    },
  ];
};
