/** The indexes of the base: what is defined, cited and described where. Kept up as notes come and go. */
import { marksOf } from '../bibliography/marks.js';
import type { Bibliography, ReferenceEntry } from '../bibliography/types.js';
import { Suggestions } from '../nearest.js';
import type { StudyFacts } from '../notes/types.js';
import type { AppraisalTool } from '../rating/appraisal/types.js';
import type { Range } from '../position.js';
import type { NamesIn } from './namesIn.js';
import type { ClaimRecord, ItemRecord, NoteRecord, Parts, Piece } from './records.js';
import type { FileName } from './types.js';

/** What an id names. */
export type Definition = { claim: ClaimRecord } | { evidence: ItemRecord };

export interface StudyDescription {
  file: FileName;
  citekey: string;
  facts: StudyFacts;
}

export interface ReferencePlace {
  file: FileName;
  bibliography: Bibliography;
  entry: ReferenceEntry;
}

const fewValues = 8;
const none: readonly never[] = [];

/**
 * A map from a name to all that carry it, in the order in which they came. Most names have one value, which is kept without a list; no
 * value is a list itself.
 */
export class Multimap<Value extends object | string> {
  private readonly held = new Map<string, Value | Value[]>();

  add(name: string, value: Value): void {
    const values = this.held.get(name);
    if (values === undefined) this.held.set(name, value);
    else if (!isList(values)) this.held.set(name, [values, value]);
    // Few have many: a list that grows by itself would take room for them.
    else if (values.length < fewValues) this.held.set(name, [...values, value]);
    else values.push(value);
  }

  remove(name: string, value: Value): void {
    this.removeOf(name, (other) => other === value);
  }

  removeOf(name: string, gone: (value: Value) => boolean): void {
    const rest = this.get(name).filter((value) => !gone(value));
    const [only] = rest;
    if (only === undefined) this.held.delete(name);
    else this.held.set(name, rest.length === 1 ? only : rest);
  }

  get(name: string): readonly Value[] {
    const values = this.held.get(name);
    if (values === undefined) return none;
    return isList(values) ? values : [values];
  }

  /** The value of a name that has no other. */
  only(name: string): Value | undefined {
    const values = this.held.get(name);
    return values === undefined || isList(values) ? undefined : values;
  }

  has(name: string): boolean {
    return this.held.has(name);
  }

  /** How many names there are. */
  get size(): number {
    return this.held.size;
  }

  names(): IterableIterator<string> {
    return this.held.keys();
  }
}

const isList = <Value extends object | string>(values: Value | Value[]): values is Value[] =>
  Array.isArray(values);

const fileOf = (definition: Definition): FileName =>
  'claim' in definition ? definition.claim.file : definition.evidence.file;
const startOf = (definition: Definition): number =>
  'claim' in definition ? definition.claim.annotation.range.start : definition.evidence.item.range.start;

/** Entries by citation key, and by the key in lower case where keys are alike. */
export class References extends Multimap<ReferencePlace> {
  private readonly lower = new Multimap<string>();

  override add(name: string, value: ReferencePlace): void {
    if (!this.has(name)) this.lower.add(name.toLowerCase(), name);
    super.add(name, value);
  }

  override removeOf(name: string, gone: (value: ReferencePlace) => boolean): void {
    const there = this.has(name);
    super.removeOf(name, gone);
    if (there && !this.has(name)) this.lower.remove(name.toLowerCase(), name);
  }

  /** The entries whose keys differ from this one in capitals, and in them alone. */
  *inOtherCase(name: string): Generator<ReferencePlace> {
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
  /** By id: claims and evidence share ids. */
  readonly definitions = new Multimap<Definition>();
  /** Pieces that name their target, by the id they name. */
  readonly naming = new Multimap<Piece>();
  /** Pieces by the citation key of their source. */
  readonly citing = new Multimap<Piece>();
  /** Files in which a key is cited at all. */
  readonly citedIn = new Multimap<FileName>();
  /** Files in which an id is defined, named or restated. */
  readonly namedIn = new Multimap<FileName>();
  /** Described studies by citation key. */
  readonly studies = new Multimap<StudyDescription>();
  /** Descriptions of reviews, by each key that they include. */
  readonly holding = new Multimap<StudyDescription>();
  /** Notes by their own citation key. */
  readonly owners = new Multimap<FileName>();
  /** Where claims are restated, by the claim's id. */
  readonly occurrences = new Multimap<{ file: FileName; range: Range }>();
  /** Bibliography entries by citation key. */
  readonly references = new References();
  private readonly bibliographies = new Map<FileName, Bibliography>();
  /** Made when it is first asked for, which takes a look at every entry. */
  private byDoi: Multimap<ReferencePlace> | undefined;
  /** What an id that is defined nowhere may mean, and a key that is in no bibliography. */
  readonly closeIds = new Suggestions(() => this.definitions.names(), '#');
  readonly closeKeys = new Suggestions(() => this.references.names(), '@');
  /** The tools that studies may be appraised with. */
  tools: readonly AppraisalTool[] = [];

  /** Adds some of a note's records, and names that stand in it; and all else of it. */
  addNote({ file, note }: NoteRecord, { claims, items }: Parts, { cited, named }: NamesIn): void {
    for (const claim of claims) if (claim.id !== null) this.define(claim.id, { claim });
    for (const item of items) {
      if (item.id !== null) this.define(item.id, { evidence: item });
      for (const piece of item.pieces) {
        if (piece.target && 'ref' in piece.target) this.naming.add(piece.target.ref.id, piece);
        this.citing.add(piece.source.citekey, piece);
      }
    }
    for (const { ref, range } of note.occurrences) this.occurrences.add(ref.value, { file, range });
    for (const key of cited) this.citedIn.add(key, file);
    for (const id of named) this.namedIn.add(id, file);
    if (note.citekey) {
      const citekey = note.citekey.value;
      this.owners.add(citekey, file);
      for (const facts of note.studies) {
        const study = { file, citekey, facts };
        this.studies.add(citekey, study);
        for (const held of study.facts.includes) this.holding.add(held, study);
      }
    }
  }

  /** As it was added. */
  removeNote({ file, note }: NoteRecord, { claims, items }: Parts, { cited, named }: NamesIn): void {
    for (const claim of claims) if (claim.id !== null) this.undefine(claim.id, claim);
    // Name by name: a note may cite one key, or name one claim, a thousand times.
    const [targets, sources] = [new Set<string>(), new Set<string>()];
    const gone = new Set(items);
    for (const item of items) {
      if (item.id !== null) this.undefine(item.id, item);
      for (const { target, source } of item.pieces) {
        if (target && 'ref' in target) targets.add(target.ref.id);
        sources.add(source.citekey);
      }
    }
    const isGone = ({ item }: Piece): boolean => gone.has(item);
    for (const id of targets) this.naming.removeOf(id, isGone);
    for (const citekey of sources) this.citing.removeOf(citekey, isGone);
    for (const { ref } of note.occurrences)
      this.occurrences.removeOf(ref.value, (place) => place.file === file);
    for (const key of cited) this.citedIn.remove(key, file);
    for (const id of named) this.namedIn.remove(id, file);
    if (!note.citekey) return;
    const citekey = note.citekey.value;
    const isOfNote = (study: StudyDescription): boolean => study.file === file;
    this.owners.remove(citekey, file);
    this.studies.removeOf(citekey, isOfNote);
    for (const { includes } of note.studies)
      for (const held of includes) this.holding.removeOf(held, isOfNote);
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

  /** The definition that an id stands for: the first by file and position, whatever was read first. */
  definition(id: string): Definition | undefined {
    return this.definitions.only(id) ?? first(this.definitions.get(id), fileOf, startOf);
  }

  /** The descriptions of a paper's studies; those of the first file where two files describe it. */
  describedStudies(citekey: string): readonly StudyDescription[] {
    const all = this.studies.get(citekey);
    if (all.length < 2) return all;
    const chosen = first(
      all,
      (study) => study.file,
      (study) => study.facts.range.start,
    );
    return all.filter((study) => study.file === chosen?.file);
  }

  reference(citekey: string): ReferencePlace | undefined {
    return first(
      this.references.get(citekey),
      (place) => place.file,
      (place) => place.entry.range.start,
    );
  }

  private define(id: string, definition: Definition): void {
    this.definitions.add(id, definition);
  }

  private undefine(id: string, record: ClaimRecord | ItemRecord): void {
    this.definitions.removeOf(id, (held) => ('claim' in held ? held.claim : held.evidence) === record);
  }
}

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
