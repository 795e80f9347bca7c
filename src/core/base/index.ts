export { createEvidenceBase } from './evidenceBase.js';
export { defaultConfig, type Config, type Facet } from './config.js';
export { readConfig } from './readConfig.js';
export { findStudy } from './studies.js';
export {
  changedAmong,
  differs,
  ratingWithout,
  ratingsWithout,
  riseOf,
  type ChangedRating,
} from './whatIf.js';
export type * from './types.js';
