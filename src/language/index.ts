export { completionsAt, completionTriggers } from './completion/completions.js';
export { resolveCompletion } from './completion/resolve.js';
export { countsLine, countUnits } from './counts.js';
export { definitionsAt } from './definition.js';
export { diagnosticsOf } from './diagnostics.js';
export { citationOf, hoverAt } from './hover.js';
export { lineStartsIn } from './lineStarts.js';
export { editorRange } from './places.js';
export { createSearch, type Search } from './search.js';
