export { completionsAt, completionTriggers, resolveCompletion } from './completion/completions.js';
export { countsLine, countUnits } from './counts.js';
export { definitionsAt } from './definition.js';
export { diagnosticsOf } from './diagnostics.js';
export { citationOf, hoverAt } from './hover.js';
export { lineStartsIn } from './lineStarts.js';
export { editorRange } from './places.js';
