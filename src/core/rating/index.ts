export { checkRubric, extendRubric } from './rubric/checkRubric.js';
export { parseRubric, readRubric, type WrittenRubric } from './rubric/readRubric.js';
export type { RubricError } from './rubric/told.js';
export { adjustmentLines, dimensions, ruleLines } from './explanation.js';
export { factKind, factNames } from './factTable.js';
export { rate } from './rate.js';
export { levelLabel, levelRank, sentence, textEquivalent, verdictLabel } from './words.js';
export type * from './types.js';
