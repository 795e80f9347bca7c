export { arranged } from './grids.js';
export { answerCsv, answerGrid, answerMarkdown } from './answer.js';
export { citekeysOf, columnNames, shapeProblems } from './columns.js';
export { freeze, frozenAfter } from './freeze.js';
