/** The requests and notifications by their names, with what each takes and gives. */
import type {
  AddParams,
  AddResult,
  BibliographyParams,
  BibliographyResult,
  CiteParams,
  CiteResult,
  CitingNote,
  ExportChoices,
  FindParams,
  FindResult,
  PreviewParams,
  PreviewResult,
  ReferenceAt,
  StudyLine,
} from './bibliography.js';
import type { ClaimAt, ClaimDetail, ClaimsParams, ClaimsResult, LeftOut, WhatIfResult } from './claims.js';
import type { ClaimLine, FormattedReference, NoteView, NoteViewParams } from './noteView.js';
import type { Target } from './places.js';
import type {
  BlockAnswerText,
  BlockAnswersParams,
  EditSavedParams,
  EditSavedResult,
  FreezeParams,
  FreezeResult,
  NamedQueriesParams,
  NamedQueriesResult,
  QueryDocument,
  QueryDocumentParams,
  QueryHelp,
  QueryHelpParams,
  QueryParams,
  QueryResult,
} from './queries.js';
import type { SearchAllResult, SearchHit } from './search.js';
import type { Status, StatusReport } from './status.js';
import type {
  LiteratureNote,
  NewEvidenceParams,
  NoteLine,
  ReferenceChoice,
  Selected,
  SourcesResult,
  Written,
} from './writing.js';

/** What each request takes and gives. */
export interface Asks {
  claims: [ClaimsParams, ClaimsResult];
  claim: [{ key: string }, ClaimDetail | null];
  claimAt: [{ uri: string; line: number; character: number }, ClaimAt];
  whatIf: [LeftOut, WhatIfResult];
  search: [{ text: string; limit: number }, SearchHit[]];
  searchAll: [{ text: string; limit: number }, SearchAllResult];
  bibliography: [BibliographyParams, BibliographyResult];
  exportChoices: [Record<string, never>, ExportChoices];
  citingNotes: [Record<string, never>, CitingNote[]];
  formatCitations: [CiteParams, CiteResult];
  preview: [PreviewParams, PreviewResult];
  studies: [Record<string, never>, StudyLine[]];
  findReferences: [FindParams, FindResult];
  addReferences: [AddParams, AddResult];
  referenceAt: [{ uri: string; line: number; character: number }, ReferenceAt];
  bibliographies: [Record<string, never>, AddResult['files']];
  blockAnswers: [BlockAnswersParams, BlockAnswerText[]];
  namedQueries: [NamedQueriesParams, NamedQueriesResult];
  query: [QueryParams, QueryResult];
  queryHelp: [QueryHelpParams, QueryHelp];
  queryDocument: [QueryDocumentParams, QueryDocument];
  editSaved: [EditSavedParams, EditSavedResult];
  refreshAnswers: [Record<string, never>, null];
  freeze: [FreezeParams, FreezeResult];
  noteView: [NoteViewParams, NoteView];
  claimLines: [{ uri: string }, ClaimLine[]];
  references: [{ citekeys: string[] }, FormattedReference[]];
  report: [{ uri?: string }, StatusReport];
  status: [Record<string, never>, Status];
  pickReferences: [{ text: string; limit: number }, ReferenceChoice[]];
  /** `folder` is the URI of the workspace folder that a new note goes to; absent: the first. */
  literatureNote: [{ citekey: string; folder?: string }, LiteratureNote];
  markAsClaim: [Selected, Written];
  passageSource: [Selected & { pasted?: string }, ReferenceAt];
  addEvidence: [NewEvidenceParams, Written];
  cite: [Selected & { citekeys: string[] }, Written];
  sources: [{ citekey: string }, SourcesResult];
  unresolved: [
    { uri: string; line: number; character: number; backwards: boolean },
    (Target & { message: string }) | null,
  ];
  notesForClaim: [{ key: string }, NoteLine[]];
  moveClaim: [{ key: string; uri: string }, Written];
}

export const requests = {
  claims: 'corroborate/claims',
  claim: 'corroborate/claim',
  claimAt: 'corroborate/claimAt',
  whatIf: 'corroborate/whatIf',
  search: 'corroborate/search',
  searchAll: 'corroborate/searchAll',
  bibliography: 'corroborate/bibliography',
  exportChoices: 'corroborate/exportChoices',
  citingNotes: 'corroborate/citingNotes',
  formatCitations: 'corroborate/formatCitations',
  preview: 'corroborate/preview',
  studies: 'corroborate/studies',
  findReferences: 'corroborate/findReferences',
  addReferences: 'corroborate/addReferences',
  referenceAt: 'corroborate/referenceAt',
  bibliographies: 'corroborate/bibliographies',
  blockAnswers: 'corroborate/blockAnswers',
  namedQueries: 'corroborate/namedQueries',
  query: 'corroborate/query',
  queryHelp: 'corroborate/queryHelp',
  queryDocument: 'corroborate/queryDocument',
  editSaved: 'corroborate/editSaved',
  refreshAnswers: 'corroborate/refreshAnswers',
  freeze: 'corroborate/freeze',
  noteView: 'corroborate/noteView',
  claimLines: 'corroborate/claimLines',
  references: 'corroborate/references',
  report: 'corroborate/report',
  status: 'corroborate/status',
  pickReferences: 'corroborate/pickReferences',
  literatureNote: 'corroborate/literatureNote',
  markAsClaim: 'corroborate/markAsClaim',
  passageSource: 'corroborate/passageSource',
  addEvidence: 'corroborate/addEvidence',
  cite: 'corroborate/cite',
  sources: 'corroborate/sources',
  unresolved: 'corroborate/unresolved',
  notesForClaim: 'corroborate/notesForClaim',
  moveClaim: 'corroborate/moveClaim',
} as const satisfies { [Name in keyof Asks]: `corroborate/${Name}` };

/** Notifications from the server. */
export const notifications = {
  /** Status: something was read or changed; views ask again. At most ten a second. */
  changed: 'corroborate/changed',
  /** ExportProgress: of an export that asked for it. */
  exportProgress: 'corroborate/exportProgress',
} as const;
