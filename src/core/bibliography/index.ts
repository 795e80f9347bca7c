/** Reads bibliographies, names references as people do, formats them by a style and writes them back. */
export { appendable, appendReferences, type Appended } from './appendReferences.js';
export { exportCslJson, exportRis, referenceTable } from './exportData.js';
export { bibtexInSteps, exportBibtex } from './exportBibtex.js';
export { formatBibliography, formatCitation, formatReferences } from './formatBibliography.js';
export { loadStyle } from './styles/loadStyle.js';
export { styleIds } from './styles/shipped.js';
export { inlineReferences } from './inlineReferences.js';
export { parseEntry } from './parse.js';
export { scanBibliography } from './scan.js';
export { shortCitation, yearOf } from './shortCitation.js';
export { escaped as escapedForMarkdown } from './markdown.js';
export { plainText } from './text.js';
export { addReferences, appended, pastedDoi, titleAndYear, type KnownReferences } from './addReferences.js';
