/** Asking the evidence: the query language, and search while typing. docs/queries.md explains the language. */
export { claimFilter, shownWords, type ShownClaim } from './search/claimFilter.js';
export { createClaimIndex } from './search/claimIndex.js';
export type * from './search/types.js';
export { fold } from './search/words.js';
export { createQueries, type Answer, type Found, type Queries } from './queries.js';
export type { ChangedLines, ChangesSince } from './changesSince.js';
export { optionMeanings, optionNames, readBlock, readOption, type Block } from './block.js';
export { questionNamed, questions, type Question } from './questions.js';
export { views, type Shape, type View } from './shape.js';
export { savedQueryProblems } from './savedQueries.js';
