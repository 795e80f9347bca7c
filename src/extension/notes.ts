/** Which documents the extension speaks of. */
import type { TextDocument } from 'vscode';

const noteLanguages = ['markdown', 'quarto', 'rmd'];

/** Notes, wherever they are kept, as VS Code's own features ask for them. */
export const noteSelector = noteLanguages.map((language) => ({ language }));

/** Whether a document is a note: what the cursor stands in then has a claim. */
export const isNote = ({ languageId }: Pick<TextDocument, 'languageId'>): boolean =>
  noteLanguages.includes(languageId);

/** What the server is kept up with while it is open: notes, bibliographies, settings. */
export const documentSelector = [
  ...noteLanguages.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  { scheme: 'file', pattern: '**/*.{bib,bibtex,ris,nbib,enw}' },
  { scheme: 'file', pattern: '**/*.csl.{json,yaml,yml}' },
  { scheme: 'file', pattern: '**/corroborate.json' },
];
