/** Fixes for names that are not known: the nearest known ones. */
import { countryNamed } from '../../core/notes/frontMatter/countries.js';
import { designs, outcomes } from '../../core/designs.js';
import type { EvidenceBase } from '../../core/base/types.js';
import { decoded } from '../../core/decoded.js';
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
  const newline = newlineOf(text);
  const words = written.replace(/[-_:.]+/g, ' ').trim();
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const gap = text.endsWith(newline) || text === '' ? newline : newline + newline;
  return [
    ...nearestOf(broken, base.claimIds(), '#'),
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
  if (name === 'n' || name === 'k') {
    const [count, ...more] =
      written.replace(/(?<=\d)[, .\u00a0\u202f](?=\d{3}(?!\d))/g, '').match(/\d+/g) ?? [];
    if (count === undefined || /^[-−]/.test(written) || more.length > 0 || Number(count) === 0) return [];
    return [{ title: `Change to ${count}`, edits: replace(problem.range, count), preferred: true }];
  }
  if (name === 'outcome') return nearestOf(broken, [...outcomes, ...base.config.outcomes]);
  return [];
};

const newNoteCommand = 'corroborate.newLiteratureNote';

/** The front matter of the paper's note gets a place for the facts of its study; where there is no such note, one is made. */
export const studyNotDescribed: Fixer = ({ base, file, note, text, problem }) => {
  const citekey = note.evidence
    .flatMap(({ sources }) => sources)
    .find(({ range }) => range.start === problem.range.start)?.citekey;
  if (citekey === undefined) return [];
  const own = note.citekey;
  if (own?.value !== citekey) return studyElsewhere(base, citekey);
  if (note.studies.length > 0 || base.note(file) !== note) return [];
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

function studyElsewhere(base: EvidenceBase, citekey: string): Fix[] {
  const notes = base.notesOf(citekey).flatMap((name) => {
    const note = base.note(name);
    return note?.citekey ? [{ name, note, at: note.citekey.range.start }] : [];
  });
  if (notes.length === 0) {
    if (!base.reference(citekey)) return [];
    const title = `Make a literature note of @${citekey}…`;
    const command = {
      title: 'New Literature Note…',
      command: newNoteCommand,
      arguments: [{ study: { citekey } }],
    };
    return [{ title, edits: [], command }];
  }
  return notes
    .filter(({ note }) => note.studies.length === 0)
    .map(({ name, note, at }) => {
      // Above the line of the key: where that ends is not known of a note that is not open.
      const lineStart = note.lineStarts.findLast((start) => start <= at) ?? 0;
      return {
        title: `Add study facts to ${decoded(name.slice(name.lastIndexOf('/') + 1))}`,
        edits: [],
        elsewhere: insert(lineStart, 'study:\n  design: \n  countries: []\n').map((edit) => ({
          file: name,
          ...edit,
        })),
      };
    });
}
