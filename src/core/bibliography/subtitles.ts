/** Subtitles begin with a capital (APA, Publication Manual, 7th ed., 6.17). citeproc's own way takes initials and dashes for their start. */

const titleFields = ['title', 'container-title', 'collection-title', 'original-title'];

/** A small letter at the start, behind a colon or the end of a question, perhaps within quotation marks or in italics; no address, and no name like simpleR. */
const start = /(^|[:?!]["'’”)\]]*\s+)((?:["'‘“([]|<[ib]>)*)(?!https?:|www\.|\p{Ll}+\p{Lu})(\p{Ll})/gu;

/** The item with its titles and their subtitles begun with a capital. */
export function withRaisedSubtitles(item: Record<string, unknown>): Record<string, unknown> {
  const raised = { ...item };
  for (const field of titleFields) {
    const title = item[field];
    if (typeof title === 'string')
      raised[field] = title.replace(
        start,
        (_, before: string, marks: string, letter: string) => before + marks + letter.toUpperCase(),
      );
  }
  return raised;
}
