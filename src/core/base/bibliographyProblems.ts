/** Problems of a bibliography that only the whole base shows: against other files, and against what is cited. */
import { isDoi, marksOf } from '../bibliography/marks.js';
import { yearOf } from '../bibliography/shortCitation.js';
import type { Bibliography, ParsedEntry, ReferenceEntry } from '../bibliography/types.js';
import { problem, type Problem } from '../problem.js';
import type { Lookups, ReferencePlace } from './lookups.js';
import type { FileName } from './types.js';

/** How many other places a problem names. */
const named = 20;

/**
 * The file's own problems, and what its entries are to others, an entry a step. `parsed` reads an entry, and is asked for cited ones
 * alone.
 */
export function* bibliographyProblems(
  file: FileName,
  bibliography: Bibliography,
  lookups: Lookups,
  parsed: (citekey: string) => ParsedEntry | undefined,
): Generator<void, Problem[]> {
  const here = new Set(bibliography.entries.map(({ citekey }) => citekey));
  const told = new Set<string>();
  const found = [...bibliography.problems];
  for (const entry of bibliography.entries) {
    const first = !told.has(entry.citekey);
    told.add(entry.citekey);
    found.push(
      ...(first ? duplicates(file, entry, lookups) : []),
      ...(first ? similar(file, entry, lookups) : []),
      ...(first ? doiProblems(file, entry, bibliography, lookups) : []),
      ...parentProblems(entry, bibliography, here),
      ...standingProblems(entry, bibliography),
      ...(first && lookups.isCited(entry.citekey) ? incomplete(entry, parsed(entry.citekey)) : []),
    );
    yield;
  }
  return found;
}

/** The first so many: of a hundred thousand alike entries each would else name all others. */
function upTo<Value>(count: number, values: Iterable<Value>): Value[] {
  const taken: Value[] = [];
  for (const value of values) if (taken.push(value) >= count) break;
  return taken;
}

function* otherKeys(places: Iterable<ReferencePlace>, citekey: string): Generator<ReferencePlace> {
  for (const place of places) if (place.entry.citekey !== citekey) yield place;
}

function withPlaces(
  one: Problem,
  places: readonly ReferencePlace[],
  message: (place: ReferencePlace) => string,
): Problem {
  const related = upTo(named, places).map((place) => ({
    file: place.file,
    range: place.entry.keyRange,
    message: message(place),
  }));
  related.sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));
  return { ...one, related };
}

/** The same key in another file; the same file's are among its own problems. */
function duplicates(
  file: FileName,
  { citekey, source, keyRange }: ReferenceEntry,
  lookups: Lookups,
): Problem[] {
  const all = lookups.references.get(citekey);
  if (all.length < 2) return [];
  const others = all.filter((place) => place.file !== file);
  if (others.length === 0) return [];
  const same = others.every((place) => place.entry.source.trim() === source.trim());
  const message = `${citekey} is in another bibliography too; the entries are ${same ? 'equal' : 'different'}`;
  return [
    withPlaces(problem('duplicate-reference', keyRange, message), others, () => `${citekey} is here too`),
  ];
}

function similar(file: FileName, { citekey, keyRange }: ReferenceEntry, lookups: Lookups): Problem[] {
  const others = upTo(named, lookups.references.inOtherCase(citekey));
  const [other] = others;
  if (!other) return [];
  const where = other.file === file ? '' : ' in another bibliography';
  const message = `${citekey} differs from ${other.entry.citekey}${where} in capitals alone; rename one, or cite one of them`;
  return [
    withPlaces(
      problem('similar-citekey', keyRange, message),
      others,
      (place) => `${place.entry.citekey} is here`,
    ),
  ];
}

function doiProblems(
  file: FileName,
  entry: ReferenceEntry,
  bibliography: Bibliography,
  lookups: Lookups,
): Problem[] {
  const { doi } = marksOf(entry, bibliography);
  if (doi === undefined) return [];
  const { citekey, keyRange } = entry;
  if (!isDoi(doi)) {
    const shown = doi.length > 60 ? `${doi.slice(0, 60)}…` : doi;
    return [
      problem(
        'bad-doi',
        keyRange,
        `${shown} is no DOI; one starts with 10. and a number, then a slash, as in 10.1000/182`,
      ),
    ];
  }
  const others = upTo(named, otherKeys(lookups.dois.get(doi.toLowerCase()), citekey));
  const [other] = others;
  if (!other) return [];
  const where = other.file === file ? '' : ' in another bibliography';
  const message = `${citekey} has the DOI of ${other.entry.citekey}${where}; cite one of the two, or one study counts as two`;
  return [
    withPlaces(
      problem('same-doi', keyRange, message),
      others,
      (place) => `${place.entry.citekey} has it too`,
    ),
  ];
}

function parentProblems(
  entry: ReferenceEntry,
  bibliography: Bibliography,
  here: ReadonlySet<string>,
): Problem[] {
  return marksOf(entry, bibliography).parents.flatMap((parent) =>
    here.has(parent)
      ? []
      : [
          problem(
            'unknown-crossref',
            entry.keyRange,
            `${entry.citekey} takes fields from ${parent}, which is not in this file; add that entry, or take out the field`,
          ),
        ],
  );
}

function standingProblems(entry: ReferenceEntry, bibliography: Bibliography): Problem[] {
  const { standing } = marksOf(entry, bibliography);
  if (!standing) return [];
  const advice =
    standing === 'retracted'
      ? 'see whether it may still count as evidence'
      : 'see that what you cite still holds';
  return [
    problem(
      'retracted-work',
      entry.keyRange,
      `the record says that ${entry.citekey} was ${standing}; ${advice}`,
    ),
  ];
}

function incomplete({ citekey, keyRange }: ReferenceEntry, parsed: ParsedEntry | undefined): Problem[] {
  if (!parsed?.ok) return [];
  const { item } = parsed;
  const lacks = [
    ...(item.author || item.editor ? [] : ['author']),
    ...(yearOf(item) === 'n.d.' ? ['year'] : []),
  ];
  if (lacks.length === 0) return [];
  return [
    problem('incomplete-reference', keyRange, `${citekey} is cited and has no ${lacks.join(' and no ')}`),
  ];
}
