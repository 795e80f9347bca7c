/** citation-js, set up once: its plug-ins register themselves in it when they are loaded. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

export const bibtexConfig = plugins.config.get('@bibtex');
// Title Case of English BibTeX titles becomes sentence case, which is what CSL styles expect to start from.
bibtexConfig.parse.sentenceCase = 'english';
// Common LaTeX that its table lacks: without it "Valg{\\aa}rda" is printed with the backslash.
Object.assign(bibtexConfig.constants.commands, {
  aa: 'å',
  AA: 'Å',
  ldots: '…',
  dots: '…',
  pounds: '£',
  euro: '€',
  S: '§',
  P: '¶',
  dag: '†',
  ddag: '‡',
  slash: '/',
  textpercent: '%',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  ',': '\u2009',
  // A space that is asked for, and marks that say only where a line may break.
  '': ' ',
  '-': '',
  '/': '',
  '@': '',
  protect: '',
});

/** Reads input of a known format into CSL items; throws where it cannot. No format here is one that is fetched. */
export function readAs(
  forceType: '@biblatex/entries+list' | '@ris/file',
  input: unknown,
): Record<string, unknown>[] {
  return plugins.input.chain(input, { forceType, generateGraph: false });
}

/** CSL items as BibLaTeX, under their own ids. */
export function writeBiblatex(items: unknown[]): string {
  const { format } = bibtexConfig;
  const before = { ...format };
  Object.assign(format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });
  try {
    return plugins.output.format('biblatex', items).trim();
  } finally {
    Object.assign(format, before);
  }
}
