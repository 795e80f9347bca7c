/** Notes: what one Markdown text says of claims, evidence, studies and citations. */
export { createNoteReader, readCitations, readNote, type NoteReader } from './readNote.js';
