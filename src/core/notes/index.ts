/** Notes: what one Markdown text says of claims, evidence, studies and citations. */
export { createNoteReader, type NoteReader } from './noteReader.js';
export { readCitations, readNote, readToPack } from './readNote.js';
