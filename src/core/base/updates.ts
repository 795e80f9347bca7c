/** Updates of an evidence base: each changes its state, forgets what rested on what was changed, and says how far that reaches. */
import type { Bibliography } from '../bibliography/types.js';
import { ByName } from './byName.js';
import { differenceOf } from './changes.js';
import { citekeyUses, hasSameNames, hasSameParts, namesIn, namesWithout, noNames } from './namesIn.js';
import type { NoteRecord, Piece } from './records.js';
import { fileInKey, type State } from './state.js';
import { addClaimsOf, addClaimsOfSources, addFilesSharing, addTouchedBy } from './touched.js';
import type { Change, ClaimKey, FileName } from './types.js';

export const nothingChanged = (): Change => ({ claims: new Set(), files: new Set(), citekeys: new Set() });

/** One change of two; the first takes up the other. */
export function joined(one: Change, other: Change): Change {
  for (const name of ['claims', 'files', 'citekeys'] as const)
    for (const value of other[name]) one[name].add(value);
  return one;
}

/** A change that reaches the files of its claims, too; what is remembered of all that it names is forgotten. */
function finished(state: State, change: Change): Change {
  for (const key of change.claims) addFilesOfClaim(change.files, key, state);
  return forgotten(state, change);
}

/** A change that names all that it reaches, and what is remembered of that is forgotten. */
function forgotten({ ratings, problems }: State, change: Change): Change {
  for (const key of change.claims) ratings.delete(key);
  for (const file of change.files) problems.forget(file);
  return change;
}

/** Adds the file of a claim, and of others that have its id. */
function addFilesOfClaim(files: Set<FileName>, key: ClaimKey, { records, lookups }: State): void {
  const file = fileInKey(key);
  if (file === undefined) lookups.files.defined.addTo(files, key);
  else if (records.has(file)) files.add(file);
}

/** Only the problems of a file may differ. */
export const fileChanged = (state: State, file: FileName): Change =>
  finished(state, { ...nothingChanged(), files: new Set([file]) });

/** Of every claim, and where several have one id the own keys of them, too. Found by names alone: to look into each note takes long. */
function claimKeys({ lookups }: State): Set<ClaimKey> {
  const keys = new Set<ClaimKey>(lookups.files.nameless.names());
  for (const id of lookups.files.claim.names()) addClaimsOf(keys, id, lookups);
  return keys;
}

/** Every rating and every note's problems may differ. */
export const everythingChanged = (state: State): Change =>
  forgotten(state, {
    claims: claimKeys(state),
    files: new Set(state.records.files()),
    citekeys: new Set(),
  });

/** Puts a note in the place of what the base holds under its name, or takes that away. */
export function replaceNote(state: State, file: FileName, after: NoteRecord | undefined): Change {
  const { records, lookups, studyCount, problems } = state;
  const before = records.get(file);
  const difference = differenceOf(before, after);
  const change = nothingChanged();
  const touch = (pieces: readonly Piece[]): void => {
    for (const key of addTouchedBy(change, difference, pieces, lookups)) studyCount.touch(key);
  };
  // What comes and defines no id that was there reaches no further before than it does after.
  if (before || [...difference.ids].some((id) => lookups.files.defined.has(id))) touch(difference.gone);
  state.claimCount += (after?.claims.length ?? 0) - (before?.claims.length ?? 0);
  state.skippedCount += Number(isSkipped(after)) - Number(isSkipped(before));
  // Most notes are read once: nothing is compared, and no list of their names is needed.
  const isFirst = !before && lookups.references.size === 0;
  const names = before ? (before.names ?? namesIn(before)) : noNames;
  const nowNames =
    after && !isFirst ? (before && hasSameNames(before, after) ? names : namesIn(after)) : noNames;
  // Kept, since a note that is edited is edited again.
  if (before && after) {
    after.names = nowNames;
    if (before.byName && hasSameParts(before, after)) after.byName = new ByName(after, before.byName);
  }
  const [goneNames, newNames] = [namesWithout(names, nowNames), namesWithout(nowNames, names)];
  for (const { source } of difference.gone) studyCount.touch(source.citekey);
  for (const { source } of difference.come) studyCount.touch(source.citekey);
  if (before) lookups.removeNames(file, goneNames);
  if (after) records.set(file, after);
  else records.delete(file);
  if (!after || !isFirst) lookups.addNames(file, newNames);
  else lookups.addNote(file, after);
  if (!before || !after) state.sortedNotes = null;
  touch(difference.come);
  if (after) addFilesSharing(change.files, after, lookups);
  if (difference.ids.size > 0) {
    lookups.closeIds.forget();
    for (const name of problems.filesTold('unknown-claim')) change.files.add(name);
  }
  // A bibliography is told what its cited entries lack.
  if (lookups.references.size > 0)
    for (const key of [goneNames, newNames].flatMap(({ uses }) =>
      citekeyUses.flatMap((use) => [...uses[use]]),
    ))
      for (const place of lookups.references.get(key)) change.files.add(place.file);
  change.files.add(file);
  return finished(state, change);
}

const isSkipped = (record: NoteRecord | undefined): boolean =>
  record?.note.problems.some(({ code }) => code === 'file-skipped') === true;

/** The same for a bibliography, or for the references of a note's own front matter. */
export function replaceBibliography(state: State, file: FileName, after: Bibliography | undefined): Change {
  const { bibliographies, records, lookups, entries, problems } = state;
  const before = bibliographies.get(file);
  const hadNone = bibliographies.size === 0;
  const [old, now] = [sourcesOf(before), sourcesOf(after)];
  const citekeys = new Set([...old.keys(), ...now.keys()].filter((key) => old.get(key) !== now.get(key)));
  if (before?.strings !== after?.strings) for (const key of now.keys()) citekeys.add(key);
  if (before) lookups.removeBibliography(file, before);
  if (after) {
    bibliographies.set(file, after);
    lookups.addBibliography(file, after);
  } else bibliographies.delete(file);
  const change: Change = { claims: new Set(), files: new Set([file]), citekeys };
  const isAlone = bibliographies.size === Number(after !== undefined);
  for (const bibliography of isAlone ? [] : [before, after])
    if (bibliography) for (const name of lookups.filesAlike(bibliography)) change.files.add(name);
  // Without any bibliography a note says so once; with one it names the unknown keys.
  const reachesAll = hadNone !== (bibliographies.size === 0);
  if (reachesAll) for (const name of records.files()) change.files.add(name);
  for (const key of citekeys) {
    entries.delete(key);
    if (reachesAll) continue;
    lookups.addFilesCiting(key, change.files);
    for (const place of lookups.references.get(key)) change.files.add(place.file);
  }
  addClaimsOfSources(change.claims, citekeys, lookups);
  if ([...citekeys].some((key) => old.has(key) !== now.has(key))) {
    lookups.closeKeys.forget();
    for (const name of problems.filesTold('unknown-reference')) change.files.add(name);
  }
  return reachesAll ? forgotten(state, change) : finished(state, change);
}

/** Each entry as it is written, by its key. */
const sourcesOf = (bibliography: Bibliography | undefined): Map<string, string> =>
  new Map(bibliography?.entries.map(({ citekey, source }) => [citekey, source]));
