/**
 * What the names in notes mean. Notes are found by their names alone; what each says of a name it is asked for, so that what a note says
 * need not be at hand all the time.
 */
import { marksOf } from '../bibliography/marks.js';
import type { Bibliography, ReferenceEntry } from '../bibliography/types.js';
import { Suggestions } from '../nearest.js';
import type { AppraisalTool } from '../rating/appraisal/types.js';
import { byName, type ByName, type Definition, type Restated, type StudyDescription } from './byName.js';
import { Multimap } from './multimap.js';
import {
  citekeyUses,
  idUses,
  nameUses,
  ofEachUse,
  tellNames,
  type Bearing,
  type NamesIn,
  type NameUse,
} from './namesIn.js';
import type { NoteRecord, Piece } from './records.js';
import type { FileName } from './types.js';

export interface ReferencePlace {
  file: FileName;
  bibliography: Bibliography;
  entry: ReferenceEntry;
}

const fileOf = (definition: Definition): FileName =>
  'claim' in definition ? definition.claim.file : definition.evidence.file;
const startOf = (definition: Definition): number =>
  'claim' in definition ? definition.claim.annotation.range.start : definition.evidence.item.range.start;

/** Entries by citation key, and by the key in lower case where keys are alike. */
export class References extends Multimap<ReferencePlace> {
  /** Made when it is first asked for. */
  private lower: Multimap<string> | undefined;

  override add(name: string, value: ReferencePlace): void {
    if (this.lower && !this.has(name)) this.lower.add(name.toLowerCase(), name);
    super.add(name, value);
  }

  override removeOf(name: string, gone: (value: ReferencePlace) => boolean): void {
    const there = this.has(name);
    super.removeOf(name, gone);
    if (this.lower && there && !this.has(name)) this.lower.remove(name.toLowerCase(), name);
  }

  /** The entries whose keys differ from this one in capitals, and in them alone. */
  *inOtherCase(name: string): Generator<ReferencePlace> {
    if (!this.lower) {
      this.lower = new Multimap();
      for (const each of this.names()) this.lower.add(each.toLowerCase(), each);
    }
    for (const each of this.lower.get(name.toLowerCase())) if (each !== name) yield* this.get(each);
  }
}

const doiOf = (entry: ReferenceEntry, bibliography: Bibliography): string | undefined =>
  marksOf(entry, bibliography).doi?.toLowerCase();

function addDois(dois: Multimap<ReferencePlace>, file: FileName, bibliography: Bibliography): void {
  for (const entry of bibliography.entries) {
    const doi = doiOf(entry, bibliography);
    if (doi !== undefined) dois.add(doi, { file, bibliography, entry });
  }
}

export class Lookups {
  /** Files of notes, by the names in them. */
  readonly files: Record<NameUse, Multimap<FileName>> = ofEachUse(() => new Multimap());
  /** By the citation key of a source: ids and keys of what evidence from it bears on, once for each piece. */
  private readonly borneOn = new Multimap<string>();
  /** Bibliography entries by citation key. */
  readonly references = new References();
  private readonly bibliographies = new Map<FileName, Bibliography>();
  /** Made when it is first asked for, which takes a look at every entry. */
  private byDoi: Multimap<ReferencePlace> | undefined;
  /** What an id that is defined nowhere may mean, and a key that is in no bibliography. */
  readonly closeIds = new Suggestions(() => this.files.defined.names(), '#');
  readonly closeKeys = new Suggestions(() => this.references.names(), '@');
  /** The tools that studies may be appraised with. */
  tools: readonly AppraisalTool[] = [];

  constructor(private readonly recordOf: (file: FileName) => NoteRecord | undefined) {}

  addNames(file: FileName, names: NamesIn): void {
    for (const use of nameUses) for (const name of names.uses[use]) this.files[use].add(name, file);
    for (const { citekey, on } of names.bearings) this.borneOn.add(citekey, on);
  }

  /** Adds all names of a note none of whose names is there. */
  addNote(file: FileName, record: NoteRecord): void {
    tellNames(record, {
      has: (use, name) => this.files[use].last(name) === file,
      add: (use, name) => this.files[use].addOnce(name, file),
      bear: (citekey, on) => this.borneOn.add(citekey, on),
    });
  }

  removeNames(file: FileName, names: NamesIn): void {
    for (const use of nameUses) for (const name of names.uses[use]) this.files[use].remove(name, file);
    // Source by source: evidence of a note may be from one of them a thousand times.
    for (const [citekey, gone] of countsBySource(names.bearings))
      this.borneOn.removeOf(citekey, (on) => {
        const left = gone.get(on) ?? 0;
        if (left > 0) gone.set(on, left - 1);
        return left > 0;
      });
  }

  /** Adds the files in which an id is defined, named or restated. */
  addFilesNaming(id: string, files: Set<FileName>): void {
    for (const use of idUses) this.files[use].addTo(files, id);
  }

  /** Adds the files in which a citation key stands, those whose own it is included. */
  addFilesCiting(citekey: string, files: Set<FileName>): void {
    for (const use of citekeyUses) this.files[use].addTo(files, citekey);
  }

  isCited(citekey: string): boolean {
    return citekeyUses.some((use) => this.files[use].has(citekey));
  }

  /** The notes of a paper. */
  filesOf(citekey: string): readonly FileName[] {
    return [...this.files.described.get(citekey), ...this.files.own.get(citekey)];
  }

  /** The files in which any name stands in one of these uses. */
  filesWith(...asked: NameUse[]): Set<FileName> {
    const found = new Set<FileName>();
    for (const use of asked)
      for (const name of this.files[use].names())
        for (const file of this.files[use].get(name)) found.add(file);
    return found;
  }

  /** Every claim and all evidence with an id. */
  definitions(id: string): readonly Definition[] {
    return this.inNotes('defined', id, ({ definitions }) => definitions.get(id));
  }

  /** Whether an id is defined more than once. */
  isDefinedOften(id: string): boolean {
    return this.files.defined.hasSeveral(id) || this.files.definedTwice.has(id);
  }

  /** The definition that an id stands for: the first by file and position, whatever was read first. */
  definition(id: string): Definition | undefined {
    const all = this.definitions(id);
    return all.length < 2 ? all[0] : first(all, fileOf, startOf);
  }

  /** The pieces that name an id as what they bear on. */
  piecesNaming(id: string): readonly Piece[] {
    return this.inNotes('target', id, ({ naming }) => naming.get(id));
  }

  /** The pieces whose source is a citation key. */
  piecesCiting(citekey: string): readonly Piece[] {
    return this.inNotes('source', citekey, ({ citing }) => citing.get(citekey));
  }

  /** Undercuts that name an id. */
  undercutsNaming(id: string): readonly Piece[] {
    return this.inNotes('attacked', id, ({ naming }) => naming.get(id).filter(isUndercutting));
  }

  /** Undercuts whose source is a citation key. */
  undercutsCiting(citekey: string): readonly Piece[] {
    return this.inNotes('attacking', citekey, ({ citing }) => citing.get(citekey).filter(isUndercutting));
  }

  /** Adds the ids and own keys of what evidence from a source bears on. */
  addNamesBorneOn(citekey: string, names: Set<string>): void {
    this.borneOn.addTo(names, citekey);
  }

  /** The places where a claim is restated. */
  restated(id: string): readonly Restated[] {
    return this.inNotes('restated', id, ({ restated }) => restated.get(id));
  }

  /** Descriptions of the reviews that include a paper. */
  reviewsHolding(citekey: string): readonly StudyDescription[] {
    return this.inNotes('included', citekey, ({ descriptions }) =>
      descriptions.filter(({ facts }) => facts.includes.includes(citekey)),
    );
  }

  /** Every description of a paper's studies. */
  descriptions(citekey: string): readonly StudyDescription[] {
    return this.inNotes('described', citekey, ({ descriptions }) => descriptions);
  }

  /** The descriptions of a paper's studies; those of the first file where two files describe it. */
  describedStudies(citekey: string): readonly StudyDescription[] {
    const files = this.files.described.get(citekey);
    if (files.length < 2) return this.descriptions(citekey);
    return this.said(
      first(files, (file) => file, noStart),
      ({ descriptions }) => descriptions,
    );
  }

  addBibliography(file: FileName, bibliography: Bibliography): void {
    this.bibliographies.set(file, bibliography);
    for (const entry of bibliography.entries)
      this.references.add(entry.citekey, { file, bibliography, entry });
    if (this.byDoi) addDois(this.byDoi, file, bibliography);
  }

  removeBibliography(file: FileName, bibliography: Bibliography): void {
    this.bibliographies.delete(file);
    for (const entry of bibliography.entries) {
      this.references.removeOf(entry.citekey, (place) => place.file === file);
      const doi = this.byDoi && doiOf(entry, bibliography);
      if (doi !== undefined) this.byDoi?.removeOf(doi, (place) => place.file === file);
    }
  }

  /** Bibliography entries by DOI, in lower case. */
  get dois(): Multimap<ReferencePlace> {
    if (!this.byDoi) {
      this.byDoi = new Multimap();
      for (const [file, bibliography] of this.bibliographies) addDois(this.byDoi, file, bibliography);
    }
    return this.byDoi;
  }

  /** The bibliographies that share a key, a key but for its capitals, or a DOI with this one: each names places in the other. */
  filesAlike(bibliography: Bibliography): Set<FileName> {
    const files = new Set<FileName>();
    const keys = new Set(bibliography.entries.map(({ citekey }) => citekey));
    for (const key of keys) {
      for (const place of this.references.get(key)) files.add(place.file);
      for (const place of this.references.inOtherCase(key)) files.add(place.file);
    }
    const dois = new Set(bibliography.entries.flatMap((entry) => doiOf(entry, bibliography) ?? []));
    for (const doi of dois) for (const place of this.dois.get(doi)) files.add(place.file);
    return files;
  }

  reference(citekey: string): ReferencePlace | undefined {
    return first(
      this.references.get(citekey),
      (place) => place.file,
      (place) => place.entry.range.start,
    );
  }

  /** What the notes in which a name stands say of it. */
  private inNotes<Value>(
    use: NameUse,
    name: string,
    said: (all: ByName) => readonly Value[],
  ): readonly Value[] {
    const files = this.files[use].get(name);
    if (files.length < 2) return this.said(files[0], said);
    return files.flatMap((file) => this.said(file, said));
  }

  private said<Value>(file: FileName | undefined, said: (all: ByName) => readonly Value[]): readonly Value[] {
    const record = file === undefined ? undefined : this.recordOf(file);
    return record ? said(byName(record)) : none;
  }
}

/** How often something is borne on, by the citation key of the source. */
function countsBySource(bearings: readonly Bearing[]): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const { citekey, on } of bearings) {
    const counts = all.get(citekey) ?? new Map<string, number>();
    all.set(citekey, counts.set(on, (counts.get(on) ?? 0) + 1));
  }
  return all;
}

const isUndercutting = ({ relation }: Piece): boolean => relation === 'undercuts';
const none: readonly never[] = [];
const noStart = (): number => 0;

function first<Value>(
  values: readonly Value[],
  file: (value: Value) => string,
  start: (value: Value) => number,
): Value | undefined {
  let best: Value | undefined;
  for (const value of values) {
    if (best === undefined) best = value;
    else if (file(value) < file(best) || (file(value) === file(best) && start(value) < start(best)))
      best = value;
  }
  return best;
}
