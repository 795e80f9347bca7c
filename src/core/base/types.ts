/** The evidence base: all notes and bibliographies of one workspace, joined. */
import type { Bibliography, ParsedEntry, ReferenceEntry } from '../bibliography/types.js';
import type { EffectText, Locator, Note, Quality, CitationMode } from '../notes/types.js';
import type { Relation } from '../notes/relations.js';
import type { ClaimType } from '../designs.js';
import type { Range } from '../position.js';
import type { Problem } from '../problem.js';
import type { RatedClaim, RatedStudy, Rating, Rubric } from '../rating/types.js';
import type { Appraisal, AppraisalTool } from '../rating/appraisal/types.js';
import type { Config } from './config.js';
import type { Cerqual, OwnRating } from './ownRating.js';

/**
 * Names a file to the base. Opaque here: the server uses URIs, the command line paths relative to the folder.
 * Files are ordered by this name wherever an order is needed.
 */
export type FileName = string;

/** Names a claim within the base: its id, else (no id) its file and text. Stable under edits elsewhere. */
export type ClaimKey = string;

/** A claim with all that the base knows of it, but for its rating. */
export interface Claim {
  key: ClaimKey;
  /** Null for a claim without a name. */
  id: string | null;
  text: string;
  type: ClaimType;
  topics: string[];
  /** The context that it is meant for: ISO 3166-1 alpha-2. */
  countries: string[];
  flags: string[];
  /** The reviewer's own rating, beside the suggested one; absent where the claim sets none. */
  ownRating?: OwnRating;
  /** The reviewer's concerns about the components of GRADE-CERQual, where they are recorded. */
  cerqual?: Cerqual;
  /** As written, the above included. */
  attributes: Record<string, string>;
  file: FileName;
  range: Range;
  textRange: Range;
  occurrences: { file: FileName; range: Range }[];
}

/** One located passage: one relation of one item to one target from one source. */
export interface Evidence {
  /** The item's own id, else a generated one; `id/2` … for the further pieces of one item. */
  id: string;
  relation: Relation;
  /** What it bears on; null where that is defined nowhere. */
  target: { claim: ClaimKey } | { evidence: string } | null;
  /** The target's id as written or, for an implicit target, its id; null for a claim without a name. */
  targetId: string | null;
  citekey: string;
  /** The study that it is evidence of: `citekey`, or `citekey#study`. */
  study: string;
  mode: CitationMode;
  locator?: Locator;
  quote?: string;
  comment?: string;
  effects: EffectText[];
  attributes: Record<string, string>;
  /** True where other evidence, itself standing, undercuts it. */
  undercut: boolean;
  file: FileName;
  /** The list item. */
  range: Range;
  headRange: Range;
}

/** What was done: described in a note's front matter, or only cited. */
export interface Study {
  /** `citekey`, or `citekey#id` where a paper has several. */
  key: string;
  citekey: string;
  /** False where no note describes its design. */
  described: boolean;
  /** A known design; a project's own name is resolved. */
  design?: string;
  of?: string;
  n?: number;
  k?: number;
  countries: string[];
  dataset?: string;
  /** Given outright, else what its appraisal comes to. */
  quality?: Quality;
  appraisal?: Appraisal;
  outcome?: string;
  includes: string[];
  attributes: Record<string, unknown>;
  /** Where it is described. */
  file?: FileName;
  range?: Range;
}

export interface Reference {
  citekey: string;
  file: FileName;
  entry: ReferenceEntry;
}

/** What an update changed, so that views and diagnostics follow without asking for all. */
export interface Change {
  /** Claims whose text, evidence or rating may differ, new and removed ones included. */
  claims: Set<ClaimKey>;
  /** Files whose problems may differ. */
  files: Set<FileName>;
  /** Citation keys that appeared or vanished in bibliographies, or whose entry differs. */
  citekeys: Set<string>;
}

/** Studies that a question leaves out, with all that they undercut. */
export interface LeftOut {
  /** Keys of studies; a citation key stands for all studies of its paper. */
  studies: readonly string[];
  /** Whether all studies of low quality are left out, as they bear on each claim. */
  lowQuality: boolean;
}

/** A file that the settings name and that is data for Corroborate: a rubric, an appraisal tool. */
export interface DataFile {
  lineStarts: number[];
  problems: Problem[];
}

/** Made by `createEvidenceBase()`. Every update is incremental; every look-up is of the current state. */
export interface EvidenceBase {
  /** `references` are those that the note has in its own front matter. A note that holds on to its text is packed at once. */
  setNote(file: FileName, note: Note, references?: Bibliography): Change;
  setBibliography(file: FileName, bibliography: Bibliography): Change;
  /** Removes whatever the base holds under that name; nothing happens where it holds nothing. */
  remove(file: FileName): Change;
  setConfig(file: FileName | null, config: Config): Change;
  setRubric(rubric: Rubric): Change;
  /** The tools that studies may be appraised with. */
  setAppraisalTools(tools: readonly AppraisalTool[]): Change;
  /** Takes note of a file that is neither note nor bibliography nor settings, for its problems. */
  setDataFile(file: FileName, data: DataFile): Change;

  readonly rubric: Rubric;
  readonly config: Config;

  notes(): Iterable<[FileName, Note]>;
  note(file: FileName): Note | undefined;
  /** Stands for the state of a note: another one whenever that was replaced. */
  noteVersion(file: FileName): number | undefined;
  /** The notes in which an id is defined, named or restated. */
  notesNaming(id: string): FileName[];
  /** The notes in which a citation key stands, those whose own it is included. */
  notesCiting(citekey: string): FileName[];
  /** The notes whose own paper a citation key is. */
  notesOf(citekey: string): FileName[];
  /** The notes that have a citation key of their own, each of one paper. */
  literatureNotes(): FileName[];
  /** The notes whose front matter names a bibliography. */
  notesWithBibliography(): FileName[];
  bibliographies(): Iterable<[FileName, Bibliography]>;
  bibliography(file: FileName): Bibliography | undefined;
  /** What a claim's rating rests on: to rate it otherwise, under another rubric, or without some of it. */
  ratingInput(key: ClaimKey, leftOut?: LeftOut): { claim: RatedClaim; studies: RatedStudy[] } | undefined;
  dataFile(file: FileName): DataFile | undefined;

  /** By file and position. */
  claims(): Claim[];
  /** The ids of all claims. */
  claimIds(): Iterable<string>;
  /** How many claims each note makes. */
  claimCounts(): Iterable<[FileName, number]>;
  /** The claims of one note, in its order. */
  claimsIn(file: FileName): Claim[];
  claim(key: ClaimKey): Claim | undefined;
  claimById(id: string): Claim | undefined;
  /** Every piece, unresolved ones and undercuts too, by file and position. */
  evidence(): Evidence[];
  /** Every piece of one note, in its order. */
  evidenceIn(file: FileName): Evidence[];
  evidenceOf(claim: ClaimKey): Evidence[];
  evidenceById(id: string): Evidence | undefined;
  /** The undercuts that attack a piece of evidence, by file and position. */
  undercutsOf(evidence: Evidence): Evidence[];
  /** Every piece whose source is a citation key, by file and position. */
  evidenceCiting(citekey: string): Evidence[];
  /** By key. Those that are cited as evidence and not described are there too, with `described` false. */
  studies(): Study[];
  study(key: string): Study | undefined;
  /** The studies of a paper, as `studies` has them. */
  studiesOf(citekey: string): Study[];
  references(): Reference[];
  reference(citekey: string): Reference | undefined;
  /** Parsed when first asked for, then remembered. Undefined where no bibliography has the key. */
  entry(citekey: string): ParsedEntry | undefined;

  /** Computed when first asked for, remembered until something that it rests on changes. */
  rating(claim: ClaimKey): Rating | undefined;

  /** The file's own problems and those that only the whole base shows, by position. */
  problems(file: FileName): Problem[];
  /** Works out, and so has remembered, what `problems(file)` takes long for: a claim's rating or an entry of a bibliography a step. */
  workingOut(file: FileName): Iterable<void>;
  /** How many there are of each, kept up as notes come and go: nothing is walked through. */
  /** Notes that were left out are none. */
  counts(): { notes: number; bibliographies: number; references: number; claims: number; studies: number };
  /** Every file that is known to have been read. */
  files(): FileName[];

  /** The claim and the evidence at an offset of a note: the innermost. */
  at(file: FileName, offset: number): { claim?: ClaimKey; evidence?: string };
}
