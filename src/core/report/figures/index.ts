/** Figures as preact vnodes: the same code draws them in the Claim Map, in reports and in SVG files. */
export { harvestPlot, harvestWords } from './harvest.js';
export { glyph, mark } from './mark.js';
export type { GlyphOptions, MarkPlace } from './mark.js';
export { strip } from './strip.js';
export type { StripOptions } from './strip.js';
export { layoutStrip, sortedMarks, stripWidth } from './stripLayout.js';
export type { StripLayout } from './stripLayout.js';
export { dots, strengthBars } from './strength.js';
export { countWords, findingWords, markTitle, qualityWords, textEquivalent } from './words.js';
export type { RatedWords } from './words.js';
export type { Direction, FigureMark, Quality } from './types.js';
