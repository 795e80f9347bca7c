/**
 * Claims, evidence, studies and references of a base as rows that queries run over. Follows the base: an update marks what it changed,
 * and the next query reads that anew.
 */
import type { Change, Claim, Evidence, FileName, Reference, Study } from '../../base/types.js';
import type { Bibliography } from '../../bibliography/types.js';
import type { Note } from '../../notes/types.js';
import { readsOwn, type QueryBase, type RecordOf } from '../qualifiers/facts.js';
import type { Space } from '../qualifiers/types.js';
import { createRoom, type Room } from './room.js';
import { createRows, type Rows } from './space.js';

/** No row: evidence of a claim that is not defined, a study that no bibliography has. */
export const noRow = -1;

export interface Store {
  claims: Rows<Claim>;
  evidence: Rows<Evidence>;
  studies: Rows<Study>;
  references: Rows<Reference>;
  /** By row of evidence. */
  claimOf: Int32Array;
  studyOf: Int32Array;
  referenceOf: Int32Array;
  /** By row of a study: its paper's. */
  paperOf: Int32Array;
  /** When one of these last became another, by the clock of the store. */
  linksChangedAt: number;
  /** The last time of the clock that all changes are told by. */
  now(): number;
  /** What evaluations work in. */
  room: Room;
  /** The rows of the evidence of a file. */
  evidenceIn(file: FileName): readonly number[];
  /** The row of a claim that is or was there. */
  claimRow(key: string): number | undefined;
  /** Marks what an update of the base changed. */
  changed(change: Change): void;
  /** Reads what is marked. */
  refresh(): void;
  /** The same until `mayGoOn` says no; whether all is read. */
  work(mayGoOn: () => boolean): boolean;
}

/** Rows by name. A name keeps its row when its thing goes, so that what points there stays right when it comes back. */
class Names {
  private readonly rows = new Map<string, number>();
  of(name: string): number {
    const known = this.rows.get(name);
    if (known !== undefined) return known;
    this.rows.set(name, this.rows.size);
    return this.rows.size - 1;
  }
  find = (name: string): number | undefined => this.rows.get(name);
}

/** What a file was when it was read. */
interface FileState {
  version: number | undefined;
  /** Ids of claims that it restates. */
  restated: readonly string[];
  bibliography: Bibliography | undefined;
}

export function createStore(base: QueryBase): Store {
  const names = { claims: new Names(), studies: new Names(), references: new Names() };
  const rowsOfFile = new Map<FileName, number[]>();
  const citekeysOfFile = new Map<FileName, Set<string>>();
  const studiesOfPaper = new Map<string, string[]>();
  /** As they were when the places in them were last read. */
  const readFiles = new Map<FileName, FileState>();
  const free: number[] = [];
  let used = 0;
  let time = 0;
  const tick = (): number => ++time;

  const rowsOf = <S extends Space>(space: S): Rows<RecordOf[S]> =>
    createRows((record) => readsOwn(base, space, record), tick);
  const claims = rowsOf('claims');
  const evidence = rowsOf('evidence');
  const studies = rowsOf('studies');
  const references = rowsOf('references');

  const link = (
    name: 'claimOf' | 'studyOf' | 'referenceOf' | 'paperOf',
    row: number,
    other: number,
  ): void => {
    store[name] = withRoom(store[name], row);
    if (store[name][row] === other) return;
    store[name][row] = other;
    store.linksChangedAt = tick();
  };
  const setClaim = (key: string, claim: Claim | undefined): void => claims.set(names.claims.of(key), claim);
  const setReference = (citekey: string, reference: Reference | undefined): void =>
    references.set(names.references.of(citekey), reference);
  const setStudies = (citekey: string, found: Study[]): void => {
    const keys = found.map(({ key }) => key);
    for (const key of studiesOfPaper.get(citekey) ?? [])
      if (!keys.includes(key)) studies.set(names.studies.of(key), undefined);
    if (keys.length === 0) studiesOfPaper.delete(citekey);
    else studiesOfPaper.set(citekey, keys);
    for (const study of found) {
      const row = names.studies.of(study.key);
      link('paperOf', row, names.references.of(citekey));
      studies.set(row, study);
    }
  };
  const setFile = (file: FileName): void => {
    const rows = rowsOfFile.get(file) ?? [];
    const pieces = base.evidenceIn(file);
    for (const row of rows.splice(pieces.length)) {
      evidence.set(row, undefined);
      free.push(row);
    }
    pieces.forEach((piece, index) => {
      const row = (rows[index] ??= free.pop() ?? used++);
      const { target } = piece;
      link('claimOf', row, target && 'claim' in target ? names.claims.of(target.claim) : noRow);
      link('studyOf', row, names.studies.of(piece.study));
      link('referenceOf', row, names.references.of(piece.citekey));
      evidence.set(row, piece);
    });
    if (rows.length === 0) rowsOfFile.delete(file);
    else rowsOfFile.set(file, rows);
    const own = base.note(file)?.citekey?.value;
    citekeysOfFile.set(
      file,
      new Set([...pieces.map(({ citekey }) => citekey), ...(own === undefined ? [] : [own])]),
    );
  };

  const stateOf = (file: FileName, note: Note | undefined): FileState => ({
    version: base.noteVersion(file),
    restated: (note?.occurrences ?? []).map(({ ref }) => ref.value),
    bibliography: base.bibliography(file),
  });
  /** An edit moves claims and references below it, and says nothing of them. */
  const movePlaces = (file: FileName): void => {
    const before = readFiles.get(file);
    const now = stateOf(file, base.note(file));
    readFiles.set(file, now);
    if (now.version !== before?.version) {
      const restated = new Set([...(before?.restated ?? []), ...now.restated]);
      for (const claim of [...base.claimsIn(file), ...[...restated].flatMap((id) => base.claim(id) ?? [])])
        claims.move(names.claims.of(claim.key), claim);
    }
    if (now.bibliography === before?.bibliography) return;
    for (const { citekey } of now.bibliography?.entries ?? []) {
      const reference = base.reference(citekey);
      if (reference) references.move(names.references.of(citekey), reference);
    }
  };

  const nothing = (): Change => ({ claims: new Set(), files: new Set(), citekeys: new Set() });
  /** What was changed since it was read; undefined before reading has begun. */
  let marked: Change | undefined;

  /** Reads everything, and stops again and again; what is changed meanwhile is marked, and read after it. */
  function* readAll(): Generator<void> {
    marked = nothing();
    // What is not marked is as it is now.
    for (const [file, note] of base.notes()) readFiles.set(file, stateOf(file, note));
    for (const [file] of base.bibliographies()) readFiles.set(file, stateOf(file, base.note(file)));
    const found = base.claims();
    yield;
    for (const claim of found) {
      setClaim(claim.key, claim);
      yield;
    }
    for (const file of [...readFiles.keys()]) {
      setFile(file);
      yield;
    }
    // The studies of a file that was changed are known by the keys that it cited when it was read.
    readMarked(marked);
    marked = nothing();
    const papers = new Map<string, Study[]>();
    for (const study of base.studies()) {
      const held = papers.get(study.citekey);
      if (held) held.push(study);
      else papers.set(study.citekey, [study]);
    }
    const references = base.references();
    yield;
    for (const [citekey, those] of papers) {
      setStudies(citekey, those);
      yield;
    }
    for (const reference of references) {
      setReference(reference.citekey, reference);
      yield;
    }
  }
  let reading: Generator<void> | undefined = readAll();

  const readMarked = (change: Change): void => {
    const files = new Set(change.files);
    const papers = new Set(change.citekeys);
    for (const key of change.claims) {
      setClaim(key, base.claim(key));
      // What a study says may have changed, or what undercuts it.
      for (const { file } of base.evidenceOf(key)) files.add(file);
    }
    for (const file of files) {
      for (const citekey of citekeysOfFile.get(file) ?? []) papers.add(citekey);
      setFile(file);
      for (const citekey of citekeysOfFile.get(file) ?? []) papers.add(citekey);
    }
    for (const citekey of papers) setStudies(citekey, base.studiesOf(citekey));
    for (const citekey of change.citekeys) setReference(citekey, base.reference(citekey));
    for (const file of change.files) movePlaces(file);
  };

  const store: Store = {
    claims,
    evidence,
    studies,
    references,
    claimOf: new Int32Array(64),
    studyOf: new Int32Array(64),
    referenceOf: new Int32Array(64),
    paperOf: new Int32Array(64),
    linksChangedAt: 0,
    now: () => time,
    room: createRoom(),
    evidenceIn: (file) => rowsOfFile.get(file) ?? [],
    claimRow: names.claims.find,
    changed(change) {
      if (!marked) return;
      for (const name of ['claims', 'files', 'citekeys'] as const)
        for (const value of change[name]) marked[name].add(value);
    },
    refresh: () => void store.work(() => true),
    work(mayGoOn) {
      // The clock is not looked at for each.
      for (let at = 1; reading; at++) {
        if (reading.next().done === true) reading = undefined;
        else if (at % 50 === 0 && !mayGoOn()) return false;
      }
      if (marked) readMarked(marked);
      marked = nothing();
      return true;
    },
  };
  return store;
}

function withRoom(column: Int32Array, row: number): Int32Array {
  if (row < column.length) return column;
  const larger = new Int32Array(2 * row);
  larger.set(column);
  return larger;
}
