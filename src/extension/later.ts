/**
 * What the extension loads when it is first asked for, in a bundle of its own: starting VS Code reads none of it. It holds no state, as it is
 * bundled apart from the rest: what lives as long as the extension is handed in as `Context`.
 */
export { addEvidence } from './annotate/addEvidence.js';
export { cite } from './annotate/cite.js';
export { markAsClaim, moveClaim } from './annotate/claims.js';
export { newLiteratureNote } from './annotate/literatureNote.js';
export { openSource } from './annotate/openSource.js';
export { peekEvidence } from './annotate/peekEvidence.js';
export { goToUnresolved } from './annotate/unresolved.js';
export { addReference } from './addReference.js';
export { copyCitationKey, copyFormattedCitation } from './copyReference.js';
export { exportBibliography, exportNodes } from './exportBibliography.js';
export { createNote } from './newNote.js';
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
export { dressed, shownChildren } from './preview/dress.js';
export { statusText } from './status/statusText.js';
