/** Reads bibliographies, names references as people do, formats them by a style and writes them back. */
export { exportBibtex } from './exportBibtex.js';
export { formatBibliography } from './formatBibliography.js';
export { parseEntry } from './parse.js';
export { scanBibliography } from './scan.js';
export { shortCitation, yearOf } from './shortCitation.js';
export { escaped as escapedForMarkdown } from './richText.js';
export { plainText } from './text.js';
