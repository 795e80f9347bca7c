/**
 * What the extension loads when it is first asked for, in a bundle of its own: starting VS Code reads none of it. It holds no state, as it is
 * bundled apart from the rest: what lives as long as the extension is handed in as `Context`.
 */
export { addReference } from './addReference.js';
export { copyCitationKey, copyFormattedCitation } from './copyReference.js';
export { exportBibliography } from './exportBibliography.js';
export { createNote, makeClaim } from './newNote.js';
export { dressed, shownChildren } from './preview/dress.js';
export { openSample } from './sample.js';
export { askQuery } from './queries/askQuery.js';
export {
  copyAnswer,
  exportQuery,
  freezeAnswer,
  queryNote,
  queryTable,
  refreshAnswers,
} from './queries/goOn.js';
export { addQuery, changeQuery, deleteQuery, renameQuery } from './queries/saved.js';
export { statusText } from './status/statusText.js';
