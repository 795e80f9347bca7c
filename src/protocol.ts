/**
 * What extension, language server and Claim Map say to each other beyond the Language Server Protocol. Typed once, imported by all three;
 * only plain JSON. Views ask for what they show: the base itself never leaves the server.
 */

/** A zero-based place in an editor, as in LSP. */
export interface EditorRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** Where to go on a click. */
export interface Target {
  uri: string;
  range: EditorRange;
}

export type Verdict = 'supported' | 'not-supported' | 'contradicted' | 'contested' | 'untested';
export type Direction = 'supports' | 'contradicts' | 'null' | 'qualifies';
export type Quality = 'high' | 'moderate' | 'low' | 'unclear';

/** One mark of the Claim Map: one independent study, or one that is listed and not counted. */
export interface Mark {
  /** The unit's id; for one that is not counted the study's key. */
  id: string;
  direction: Direction;
  quality: Quality;
  /** 3, 2, 1; 0 where it is not counted. */
  weight: number;
  /** Publications behind it. */
  publications: number;
  counted: boolean;
  year: number | null;
  /** "Jakobsen & Andersen 2013". */
  label: string;
}

export interface Counts {
  supports: number;
  contradicts: number;
  qualifies: number;
  null: number;
  notCounted: number;
}

/** Strength as a scale shows it: `rank` bars of `of`. */
export interface Strength {
  level: string;
  label: string;
  rank: number;
  of: number;
}

/** A claim in a list. */
export interface ClaimSummary {
  key: string;
  id: string | null;
  text: string;
  topics: string[];
  type: string;
  verdict: Verdict;
  strength: Strength;
  /** The reviewer's own rating, where there is one; `rank` as in `Strength`, absent where the scale has no such level. */
  own: { strength: string; label: string; because: string | null; rank?: number } | null;
  counts: Counts;
  marks: Mark[];
  target: Target;
  /** For people: "claims.md:42". */
  place: string;
}

/** One piece of evidence as a list shows it. */
export interface EvidenceSummary {
  id: string;
  relation: Direction | 'mentions' | 'undercuts';
  citekey: string;
  study: string;
  /** The unit of the rating that it is part of; null where it is not counted. */
  unit: string | null;
  /** "Jakobsen & Andersen 2013"; the key where no bibliography has it. */
  citation: string;
  /** In words: "randomised controlled trial"; null where it is not described. */
  design: string | null;
  n: number | null;
  k: number | null;
  countries: string[];
  quality: Quality | null;
  locator: string | null;
  quote: string | null;
  /** The annotator's own words, shown where there is no quote. */
  comment: string | null;
  undercut: boolean;
  target: Target;
}

export interface Dimension {
  name: 'quality' | 'size' | 'consistency' | 'context';
  /** The value as the rating has it: "high". */
  value: string;
  /** Dots filled, of dots. */
  rank: number;
  of: number;
  /** The fact behind it: "6 of 8 weigh as high". */
  fact: string;
  causes: Cause[];
}

/** A rule of the rubric as the opened claim lists it. */
export interface RuleLine {
  rule: string;
  label: string;
  fitted: boolean;
  /** What it lacked, or why it fitted. */
  words: string;
  causes: Cause[];
}

/** An adjustment or cap that applied: "Strong → Medium: reason". */
export interface AdjustmentLine {
  words: string;
  causes: Cause[];
}

/** Studies that a step of the rating rests on. */
export interface Cause {
  /** What they have in common: "weigh as high". */
  words: string;
  /** Ids of marks. */
  units: string[];
}

/** What a number of further studies of high quality, all of one kind, would change. */
export interface ChangeLine {
  direction: 'supports' | 'null' | 'contradicts';
  /** Whether they are from a country that has studies, or each from another. */
  from: 'known' | 'new';
  count: number;
  /** Null where as many change nothing. */
  becomes: { strength: string; verdict: Verdict } | null;
}

/** Studies that a question leaves out, with all that they undercut. */
export interface LeftOut {
  /** Keys of studies; a citation key stands for all studies of its paper. */
  studies: string[];
  /** All studies of low quality, as they bear on each claim. */
  lowQuality: boolean;
}

/** A strength and a verdict in short. */
export interface ShortRating {
  /** As the scale labels it. */
  strength: string;
  verdict: Verdict;
}

/** What the rating would be without some of its studies. */
export interface WhatIfLine {
  /** Names the line among those of its claim. */
  id: string;
  leftOut: LeftOut;
  /** "Jakobsen & Andersen 2013", "the 3 studies of low quality". */
  label: string;
  becomes: ShortRating;
  changes: boolean;
}

/** A claim that would be rated otherwise. */
export interface ChangedClaim {
  key: string;
  text: string;
  before: ShortRating;
  after: ShortRating;
  /** Whether its strength would be lower. */
  falls: boolean;
}

export interface WhatIfResult {
  /** The deepest fall first. */
  changed: ChangedClaim[];
}

/** A component of GRADE-CERQual with the concern that the reviewer recorded. */
export interface CerqualLine {
  component: string;
  concern: string;
}

/** An opened claim. */
export interface ClaimDetail {
  summary: ClaimSummary;
  /** One sentence that a reader starts with. */
  sentence: string;
  /** The same for a paper: hedged as the strength allows, with citations in Pandoc's form. */
  paperSentence: string;
  rubric: { id: string; title: string };
  /** Support's share of the weight, 0 to 1; null without units. Thresholds of the verdict in the same unit. */
  share: number | null;
  thresholds: { notSupported: number; supported: number };
  dimensions: Dimension[];
  rules: RuleLine[];
  adjustments: AdjustmentLine[];
  /** For each direction the fewest further studies that change the rating; each alone. */
  changes: ChangeLine[];
  /** The nearest ways to a higher level: "Strong: two more independent studies …". */
  waysUp: string[];
  /** Without all studies of low quality, where there are some, and without each study alone: those that change the rating first. */
  whatIf: WhatIfLine[];
  /** Sign test and pooled effect as sentences, each with its caveat. */
  numbers: string[];
  /** Concerns that the reviewer recorded; empty where there are none. */
  cerqual: CerqualLine[];
  notes: string[];
  /** Marks of the counted units and the listed ones, as in the summary, with their reasons. */
  units: { mark: Mark; why: string[] }[];
  evidence: EvidenceSummary[];
}

export interface Status {
  state: 'reading' | 'ready';
  /** Notes read so far, and to read. */
  read: number;
  total: number;
  notes: number;
  bibliographies: number;
  references: number;
  claims: number;
  studies: number;
  problems: number;
  filesWithProblems: number;
  revision: number;
}

export interface ClaimsParams {
  /** Only claims that a query finds, or, where it asks for other things, that these bear on. */
  query?: string;
  /** Words that a claim shows: in its text, its id, its topics, or its evidence's citations and quotes. */
  filter?: string;
  /** Only claims whose own rating differs from the suggested one. */
  differing?: boolean;
}
export interface ClaimsResult {
  claims: ClaimSummary[];
  /** What is wrong with the query; then it filters nothing. Names that nothing has, too. */
  mistakes?: QueryMistake[];
  /** Before filtering. */
  total: number;
  /** Of all, those whose own rating differs from the suggested one. */
  differing: number;
  /** Independent studies and listed ones linked to any claim. */
  studies: number;
  status: Status;
}

export interface ClaimAt {
  claim: string | null;
  evidence: string | null;
  /** The evidence's unit, for the underline below its mark. */
  unit: string | null;
  place: string;
}

export interface SearchHit {
  key: string;
  text: string;
  id: string | null;
  strength: Strength;
  verdict: Verdict;
  topics: string[];
  target: Target;
  /** Matched stretches of the text: [start, end) in UTF-16 units. */
  matches: [number, number][];
}

/** A quote that holds what was typed; `matches` as in `SearchHit`. */
export interface QuoteHit {
  text: string;
  matches: [number, number][];
  citekey: string;
  citation: string;
  locator: string | null;
  relation: EvidenceSummary['relation'];
  /** The claim that it bears on. */
  claim: string | null;
  target: Target;
}
/** A reference that holds what was typed; `text` is its title. */
export interface ReferenceHit {
  citekey: string;
  citation: string;
  text: string;
  matches: [number, number][];
  target: Target;
}
export interface SearchAllResult {
  claims: SearchHit[];
  quotes: QuoteHit[];
  references: ReferenceHit[];
}

export type ExportFormat =
  'markdown' | 'html' | 'text' | 'rtf' | 'docx' | 'bibtex' | 'ris' | 'csl-json' | 'csv';

/** What references stand under, one under each that it belongs to. */
export type ReferenceGrouping = 'claim' | 'topic' | 'strength' | 'design';

/** What an export is of: these together, or without any the whole workspace. */
export interface ExportScope {
  /** Keys of claims: the references of their evidence. */
  claims?: string[];
  /** URIs of notes: what they cite; of one alone in its order of citation. */
  notes?: string[];
  /** These references, cited or not. */
  citekeys?: string[];
  /** Without what is only cited or mentioned. */
  evidenceOnly?: boolean;
}
export interface BibliographyParams extends ExportScope {
  /** Told of how far it is under this id, where one is given. */
  progress?: string;
  format: ExportFormat;
  /** A citation style by its id; absent: that of corroborate.json, else APA. */
  style?: string;
  /** Under each reference what it says for and against which claim. */
  annotated?: boolean;
  groupBy?: ReferenceGrouping;
  /** In place of a bibliography a table of claims against references. */
  table?: boolean;
}
export interface BibliographyResult {
  /** Empty for Word. */
  text: string;
  /** The Word document in base 64. */
  document?: string;
  count: number;
  /** Keys that are cited and could not be exported, with the reason. */
  missing: { citekey: string; reason: string }[];
  /** One sentence on why there is nothing, where the style cannot be used. */
  failure?: string;
}

/** How far a long export is. */
export interface ExportProgress {
  /** As the request gave it. */
  id: string;
  step: 'reading' | 'formatting' | 'writing';
  /** References read so far, of all; 0 where a step is not counted. */
  done: number;
  of: number;
}

/** What an export may be written as. */
export interface ExportChoices {
  formats: { format: ExportFormat; label: string; extension: string; styled: boolean }[];
  /** The shipped styles. */
  styles: { id: string; title: string }[];
  /** The one that corroborate.json names, as it is written there; it may be the path of a file. */
  style: string;
}

/** A study as the Studies view lists it. */
export interface StudyLine {
  /** `citekey`, or `citekey#study` where a paper has several. */
  key: string;
  citekey: string;
  /** "Jakobsen & Andersen 2013"; the key where no bibliography has it. */
  citation: string;
  title: string | null;
  /** False where no note says what was done. */
  described: boolean;
  /** False where its quality is neither given nor appraised. */
  appraised: boolean;
  design: string | null;
  n: number | null;
  quality: Quality;
  /** What it bears on, with the place of each piece of evidence; without mentions. */
  bearsOn: { relation: Direction; claim: string; key: string; target: Target }[];
  /** Where it is described, else where its entry is. */
  target: Target | null;
}

/** A note that an export may be of. */
export interface CitingNote {
  uri: string;
  /** Its path in the folder. */
  name: string;
  references: number;
}

/** Three references as a style prints them. */
export interface PreviewParams extends ExportScope {
  style: string;
}
export interface PreviewResult {
  lines: string[];
  failure?: string;
}

/** References as they are cited in running text, and as a bibliography lists them. */
export interface CiteParams {
  citekeys: string[];
  /** Absent: that of corroborate.json, else APA. */
  style?: string;
}
export interface CiteResult {
  /** "(Ostrom, 1996)", "[1]", or the words of a footnote; all of them in one. */
  citation: string;
  /** A line each. */
  references: string;
  /** The title of the style. */
  style: string;
  failure?: string;
}

/** References that are found elsewhere: by a DOI at a service that people agreed to ask, or in Zotero on this machine. */
export type FindParams = { doi: string; service: string } | { zotero: string; words: string };
export interface FindResult {
  /** Each with the text that `addReferences` takes. */
  found: { label: string; detail: string; text: string }[];
  /** One sentence on why nothing could be asked. */
  failure?: string;
}

export interface AddParams {
  /** BibTeX, RIS, CSL-JSON … */
  text: string;
  /** The bibliography that they are added to; default: the first of the workspace. */
  file?: string;
}
export interface AddResult {
  /** The bibliographies in use; only `writable` ones are added to. */
  files: { uri: string; name: string; references: number; writable: boolean }[];
  /** What is put where; absent where nothing is added. `create` where the file is not there yet. */
  edit?: { uri: string; create: boolean; range: EditorRange; newText: string };
  added: { citekey: string; citation: string }[];
  /** Keys of those that are there already. */
  known: string[];
  /** A sentence on each that cannot be read. */
  unread: string[];
}

/** The citation key at a place of a note or a bibliography. */
export interface ReferenceAt {
  citekey: string | null;
}

/** What stands in evidence blocks of a note, in order, without their fences. */
export interface BlockAnswersParams {
  uri: string;
  texts: string[];
}
/** The answer as Markdown that Pandoc reads; or what is wrong, with offsets into the block's text in UTF-16 units. */
export type BlockAnswerText = { markdown: string } | { problems: QueryMistake[] };

/** What is wrong with a query, at its place in it. */
export interface QueryMistake {
  message: string;
  offset: number;
  length: number;
  /** False where the query can be run all the same: it gives a name that nothing has. */
  grave: boolean;
}

export type QuerySpace = 'claims' | 'evidence' | 'studies' | 'references';

/** A query under a name, with how much it finds now. */
export interface NamedQuery {
  name: string;
  /** As for an evidence block: options may stand on lines of their own. */
  text: string;
  /** What it asks, in words; the query where it has none. */
  title: string;
  /** Null where there is a mistake, and where what is found is not counted by things. */
  count: number | null;
  space: QuerySpace | null;
  mistake: QueryMistake | null;
}
export interface NamedQueriesParams {
  /** Queries that were run lately. */
  recent: string[];
  /** Whether those that are ready to use are asked for, too. */
  ready: boolean;
}
export interface NamedQueriesResult {
  /** For each workspace folder its corroborate.json, there or not, with the queries that it saves. */
  files: { uri: string; folder: string; saved: NamedQuery[] }[];
  ready: NamedQuery[];
  recent: NamedQuery[];
}

export interface QueryParams {
  text: string;
  /** So many things at most. */
  limit: number;
}
/** Evidence with the claim that it bears on. */
export type FoundEvidence = EvidenceSummary & { claim: string | null };
export interface ReferenceLine {
  citekey: string;
  citation: string;
  title: string | null;
  target: Target;
}
export type QueryFound =
  | { space: 'claims'; items: ClaimSummary[] }
  | { space: 'evidence'; items: FoundEvidence[] }
  | { space: 'studies'; items: StudyLine[] }
  | { space: 'references'; items: ReferenceLine[] }
  /** Combinations of two attributes that nothing has: "co-design · collective". */
  | { space: 'gaps'; items: string[] };
export interface QueryResult {
  /** Before the limit. */
  count: number;
  /** Null where the query has a mistake. */
  found: QueryFound | null;
  /** With something found: names that nothing has. */
  mistakes: QueryMistake[];
}

/** What is written for a query so far. */
export interface QueryHelpParams {
  text: string;
  /** Where the caret is, in UTF-16 units; absent: nothing is offered. */
  offset?: number;
}
export interface QueryOffer {
  label: string;
  detail?: string;
  /** What takes the place of the `length` units at `start`. */
  text: string;
  start: number;
  length: number;
}
export interface QueryHelp {
  offers: QueryOffer[];
  mistakes: QueryMistake[];
}

/** A change of the queries that a corroborate.json saves. */
export interface EditSavedParams {
  uri: string;
  change:
    | { kind: 'add'; name: string; text: string }
    | { kind: 'change'; name: string; text: string }
    | { kind: 'rename'; name: string; to: string }
    | { kind: 'delete'; name: string };
}
/** `create` where the file is not there yet. */
export type EditSavedResult = { create: boolean; range: EditorRange; newText: string } | { failure: string };

/** What becomes of what a query found. */
export interface QueryDocumentParams {
  text: string;
  as: 'answer' | 'csv' | 'note' | 'table';
}
export type QueryDocument =
  { text: string; count: number; citekeys: string[] } | { mistakes: QueryMistake[] };

/** The edit that writes the answer to the evidence block at a place below it. */
export interface FreezeParams {
  uri: string;
  line: number;
}
export type FreezeResult = { range: EditorRange; newText: string } | { failure: string };
/** A place or a selection in an open note. */
export interface Selected {
  uri: string;
  range: EditorRange;
}

/** What a command writes: plain edits, to be undone like typing. */
export interface Written {
  edits: { uri: string; range: EditorRange; newText: string }[];
  /** What is selected afterwards, in the file as it is then. */
  select: Target | null;
  /** One sentence on why nothing is written; there are no edits then. */
  failure?: string;
}

export interface NewEvidenceParams extends Selected {
  /** The key of the claim. */
  claim: string;
  relation: Direction | 'mentions';
  /** Words from the clipboard; absent: those that are selected. */
  pasted?: string;
  /** The paper; absent: the one that the words name, else that of the note. */
  citekey?: string;
}

/** A reference to pick. */
export interface ReferenceChoice {
  citekey: string;
  /** "Jakobsen & Andersen 2013". */
  citation: string;
  title: string;
  /** Whether a note is about it. */
  hasNote: boolean;
}

/** The note of a paper: one that is there, or what a new one holds. */
export interface LiteratureNote {
  uri: string;
  exists: boolean;
  text: string;
  /** Where one goes on writing. */
  cursor: EditorRange;
  failure?: string;
}

/** Where the text of a reference can be read, best first. */
export interface SourcesResult {
  places: { label: string; uri: string }[];
  /** One sentence on why there is none, or on files that are not there. */
  failure?: string;
}

/** A note that a claim can be moved to. */
export interface NoteLine {
  uri: string;
  /** Relative to the folder. */
  path: string;
  claims: number;
}
// ---- The Markdown preview, and what stands beside a note in the editor ----

/** A note's text as it is shown, saved or not. */
export interface NoteViewParams {
  uri: string;
  text: string;
}

/** What a note annotates, each at its place in the text that was asked with. */
export interface NoteView {
  claims: ViewedClaim[];
  /** List items that are evidence: the whole item. */
  evidence: { range: EditorRange; relation: EvidenceSummary['relation'] }[];
  /** Stretches of running text, in order, none over another. */
  marks: ViewedMark[];
  /** Blocks that ask the evidence, without their fences, and the lines of the whole. */
  questions: { range: EditorRange; text: string }[];
}

export type ViewedRating = Pick<ClaimSummary, 'strength' | 'own' | 'verdict' | 'counts'>;

export interface ViewedClaim {
  form: 'heading' | 'span' | 'block' | 'callout';
  id: string | null;
  text: string;
  /** The heading, the span, the block with its fences, the callout. */
  range: EditorRange;
  /** True where the claim is made elsewhere and said again here. */
  restated: boolean;
  /** Of a block: whether its last line closes it. */
  closed: boolean;
  /** Null while notes are read, and for a claim that the base does not have. */
  rating: ViewedRating | null;
  /** Where a restated claim is made, as a link of this note; null where it cannot be linked to. */
  href: string | null;
}

export type ViewedMark = { range: EditorRange } & (
  | { kind: 'hidden' }
  | { kind: 'open' | 'close'; claim: number }
  | { kind: 'relation'; relation: EvidenceSummary['relation']; undercut: boolean }
  | { kind: 'citation'; items: ViewedCitation[] }
  | { kind: 'ref'; id: string; text: string | null; rating: ViewedRating | null; href: string | null }
);

export interface ViewedCitation {
  citekey: string;
  mode: 'normal' | 'intext' | 'suppress';
  prefix: string;
  /** With the locator. */
  suffix: string;
  /** Null where no bibliography has it. */
  known: { author: string; year: string; title: string } | null;
}

/** A reference as the workspace's style prints it, without markup. */
export interface FormattedReference {
  citekey: string;
  text: string;
}

/** The strength of each claim of a note, by the line that it starts in. */
export type ClaimLine = Pick<ClaimSummary, 'strength' | 'verdict'> & { line: number };

/** Why a note is there, or is not: what was found, what was skipped and why, what holds. Paths are relative to their folder. */
export interface StatusReport {
  status: Status;
  /** The document that was asked of. */
  here:
    { path: string; uri: string; claims: number; evidence: number; problems: number } | ReportSkipped | null;
  folders: ReportFolder[];
  rubric: { id: string; title: string; named: string; from: 'Corroborate' | 'file' | 'instead' };
  /** The citation style as it is named. */
  style: string;
}

export interface ReportSkipped {
  path: string;
  uri: string;
  /** In one clause. */
  why: string;
}

export interface ReportFolder {
  path: string;
  uri: string;
  settings: { uri: string; problems: number } | null;
  notes: number;
  bibliographies: { path: string; uri: string; entries: number; problems: number }[];
  skipped: ReportSkipped[];
  /** Skipped ones beyond those. */
  more: number;
  /** Milliseconds: of finding and of reading, when the folder was read last. */
  timings: { find: number; read: number } | null;
}

/** Request names. Each has its parameters and result beside it. */
export const requests = {
  claims: 'corroborate/claims', // ClaimsParams → ClaimsResult
  claim: 'corroborate/claim', // { key } → ClaimDetail | null
  whatIf: 'corroborate/whatIf', // LeftOut → WhatIfResult
  claimAt: 'corroborate/claimAt', // { uri, line, character } → ClaimAt
  search: 'corroborate/search', // { text, limit } → SearchHit[]
  searchAll: 'corroborate/searchAll', // { text, limit } → SearchAllResult; limit of each
  bibliography: 'corroborate/bibliography', // BibliographyParams → BibliographyResult
  exportChoices: 'corroborate/exportChoices', // {} → ExportChoices
  citingNotes: 'corroborate/citingNotes', // {} → CitingNote[]
  formatCitations: 'corroborate/formatCitations', // CiteParams → CiteResult
  preview: 'corroborate/preview', // PreviewParams → PreviewResult
  studies: 'corroborate/studies', // {} → StudyLine[]
  findReferences: 'corroborate/findReferences', // FindParams → FindResult
  addReferences: 'corroborate/addReferences', // AddParams → AddResult
  referenceAt: 'corroborate/referenceAt', // { uri, line, character } → ReferenceAt
  bibliographies: 'corroborate/bibliographies', // {} → AddResult['files']
  blockAnswers: 'corroborate/blockAnswers', // BlockAnswersParams → BlockAnswerText[]
  namedQueries: 'corroborate/namedQueries', // NamedQueriesParams → NamedQueriesResult
  query: 'corroborate/query', // QueryParams → QueryResult
  queryHelp: 'corroborate/queryHelp', // QueryHelpParams → QueryHelp
  queryDocument: 'corroborate/queryDocument', // QueryDocumentParams → QueryDocument
  editSaved: 'corroborate/editSaved', // EditSavedParams → EditSavedResult
  refreshAnswers: 'corroborate/refreshAnswers', // {} → null; git is asked anew
  freeze: 'corroborate/freeze', // FreezeParams → FreezeResult
  noteView: 'corroborate/noteView', // NoteViewParams → NoteView
  claimLines: 'corroborate/claimLines', // { uri } → ClaimLine[]
  references: 'corroborate/references', // { citekeys } → FormattedReference[]
  report: 'corroborate/report', // { uri? } → StatusReport
  status: 'corroborate/status', // {} → Status
  pickReferences: 'corroborate/pickReferences', // { text, limit } → ReferenceChoice[]
  literatureNote: 'corroborate/literatureNote', // { citekey } → LiteratureNote
  markAsClaim: 'corroborate/markAsClaim', // Selected → Written
  passageSource: 'corroborate/passageSource', // Selected & { pasted? } → ReferenceAt
  addEvidence: 'corroborate/addEvidence', // NewEvidenceParams → Written
  cite: 'corroborate/cite', // Selected & { citekeys } → Written
  sources: 'corroborate/sources', // { citekey } → SourcesResult
  unresolved: 'corroborate/unresolved', // { uri, line, character, backwards } → (Target & { message }) | null
  notesForClaim: 'corroborate/notesForClaim', // { key } → NoteLine[]
  moveClaim: 'corroborate/moveClaim', // { key, uri } → Written
} as const;

/** Notifications from the server. */
export const notifications = {
  /** Status: something was read or changed; views ask again. At most ten a second. */
  changed: 'corroborate/changed',
  /** ExportProgress: of an export that asked for it. */
  exportProgress: 'corroborate/exportProgress',
} as const;

// ---- Claim Map: webview ↔ extension ----

export type PanelRequest =
  | { kind: 'claims'; filter: string; differing: boolean; query: string }
  | { kind: 'queryHelp'; text: string; offset: number }
  | { kind: 'claim'; key: string }
  | { kind: 'whatIf'; leftOut: LeftOut };

/** From the webview. */
export type FromPanel =
  | { type: 'ready' }
  | { type: 'request'; id: number; request: PanelRequest }
  | { type: 'open'; target: Target }
  | { type: 'command'; command: PanelCommand; claim?: string };

/** Acts that empty views and an opened claim offer. */
export type PanelCommand =
  'createNote' | 'openSample' | 'showProblems' | 'cite' | 'export' | 'learn' | 'makeClaim';

/** To the webview. */
export type ToPanel =
  | { type: 'response'; id: number; result: ClaimsResult | ClaimDetail | WhatIfResult | QueryHelp | null }
  | { type: 'failed'; id: number; message: string }
  | { type: 'changed'; status: Status }
  | { type: 'at'; at: ClaimAt }
  | { type: 'reveal'; claim: string }
  | { type: 'filter'; text: string }
  | { type: 'query'; text: string };
