/** What an evidence base holds, and how its records are found. */
import type { Bibliography, ParsedEntry } from '../bibliography/types.js';
import { compareText } from '../compareText.js';
import type { Rating, Rubric } from '../rating/types.js';
import { keyOfClaim } from './claimKey.js';
import { defaultConfig, type Config } from './config.js';
import { Lookups } from './lookups.js';
import { NoteStore } from './noteStore.js';
import type { ClaimRecord, Piece } from './records.js';
import { RememberedProblems } from './rememberedProblems.js';
import { StudyCount } from './studyCount.js';
import type { ClaimKey, DataFile, FileName } from './types.js';

export interface State {
  records: NoteStore;
  bibliographies: Map<FileName, Bibliography>;
  dataFiles: Map<FileName, DataFile>;
  lookups: Lookups;
  rubric: Rubric;
  config: Config;
  configFile: FileName | null;
  /** What was made when it was first asked for, until something that it rests on changes. */
  ratings: Map<ClaimKey, Rating>;
  problems: RememberedProblems;
  entries: Map<string, ParsedEntry>;
  /** Null where notes came or went since it was asked for. */
  sortedNotes: FileName[] | null;
  claimCount: number;
  /** Files that stand for a note that was left unread, or for a folder. */
  skippedCount: number;
  studyCount: StudyCount;
}

export function createState(rubric: Rubric, notesAtHand: number): State {
  const records = new NoteStore(notesAtHand);
  const lookups = new Lookups((file) => records.get(file));
  return {
    records,
    bibliographies: new Map(),
    dataFiles: new Map(),
    lookups,
    rubric,
    config: defaultConfig,
    configFile: null,
    ratings: new Map(),
    problems: new RememberedProblems(),
    entries: new Map(),
    sortedNotes: null,
    claimCount: 0,
    skippedCount: 0,
    studyCount: new StudyCount(lookups),
  };
}

export const notesInOrder = (state: State): FileName[] =>
  (state.sortedNotes ??= [...state.records.files()].sort());

export const claimsInOrder = (state: State): ClaimRecord[] =>
  notesInOrder(state).flatMap((file) => state.records.get(file)?.claims ?? []);

/** The file in a claim's own key; undefined for an id. */
export function fileInKey(key: ClaimKey): FileName | undefined {
  // No id holds the mark that stands behind the file.
  const mark = key.lastIndexOf('#');
  return mark < 0 ? undefined : key.slice(0, mark);
}

export function claimRecord({ records, lookups }: State, key: ClaimKey): ClaimRecord | undefined {
  const file = fileInKey(key);
  if (file === undefined) {
    const definition = lookups.definition(key);
    return definition && 'claim' in definition ? definition.claim : undefined;
  }
  const claim = records.get(file)?.claims.find(({ ownKey }) => ownKey === key);
  return claim && keyOfClaim(claim, lookups) === key ? claim : undefined;
}

/** The pieces that bear on a claim: those under it, and those that name it. */
export function piecesOf({ lookups }: State, claim: ClaimRecord): Piece[] {
  const named = isMeant(claim, lookups) && claim.id !== null ? lookups.piecesNaming(claim.id) : [];
  return [...claim.implicit, ...named].sort(byFileAndPlace);
}

/** Whether there are any such pieces. */
export const hasEvidence = ({ lookups }: State, claim: ClaimRecord): boolean =>
  claim.implicit.length > 0 ||
  (claim.id !== null && lookups.files.target.has(claim.id) && isMeant(claim, lookups));

/** Whether its id is the claim's, and not that of another definition. */
const isMeant = (claim: ClaimRecord, lookups: Lookups): boolean =>
  claim.id !== null && keyOfClaim(claim, lookups) === claim.id;

/** Pieces in the order of files, whatever was read or edited last. */
export const byFileAndPlace = (a: Piece, b: Piece): number =>
  compareText(a.item.file, b.item.file) || a.item.item.range.start - b.item.item.range.start;
