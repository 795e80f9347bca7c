export { createEvidenceBase } from './evidenceBase.js';
export { defaultConfig, type Config, type Facet } from './config.js';
export { findStudy } from './studies.js';
export type * from './types.js';
