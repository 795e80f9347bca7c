export { claimFilter, shownWords, type ShownClaim } from './claimFilter.js';
export { createClaimIndex } from './claimIndex.js';
export type * from './types.js';
export { fold } from './words.js';
