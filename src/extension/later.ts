/**
 * What the extension loads when it is first asked for, in a bundle of its own: starting VS Code reads none of it. It holds no state, as it is
 * bundled apart from the rest: what lives as long as the extension is handed in as `Context`.
 */
export { addReference } from './addReference.js';
export { copyCitationKey, copyFormattedCitation } from './copyReference.js';
export { exportBibliography, exportNodes } from './exportBibliography.js';
export { createNote, makeClaim } from './newNote.js';
export { openSample } from './sample.js';
