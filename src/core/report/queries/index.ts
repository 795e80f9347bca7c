export { arranged } from './grids.js';
export { answerCsv, answerGrid, answerMarkdown } from './answer.js';
export { citekeysOf, columnNames, shapeProblems } from './columns.js';
export { freeze, frozenAfter, frozenAnswer } from './freeze.js';
