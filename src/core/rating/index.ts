export { checkRubric, extendRubric, type RubricError } from './checkRubric.js';
export { adjustmentLines, dimensions, ruleLines } from './explanation.js';
export { factNouns, isFact } from './factNames.js';
export { rate } from './rate.js';
export { levelLabel, levelRank, sentence, textEquivalent, verdictLabel } from './words.js';
export type * from './types.js';
