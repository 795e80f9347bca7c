/** Writing annotations: what commands and refactorings put into notes. */
export { addEvidence, sourceOfPassage, type NewEvidence } from './addEvidence.js';
export { citing } from './citation.js';
export { extractableAt, extractEvidence } from './extractEvidence.js';
export { defaultTemplate, literatureNote, literatureNotePath } from './literatureNote.js';
export { markAsClaim } from './markAsClaim.js';
export { moveClaim } from './moveClaim.js';
export { sourcesOf, type SourcePlace } from './sources.js';
export { changed, type Outcome, type Written } from './types.js';
export { unresolvedFrom } from './unresolved.js';
