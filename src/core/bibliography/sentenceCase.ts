/**
 * English titles prepared for sentence case. Their reader lowers words that start with their one capital; this settles what it cannot:
 * compounds, and words beside quotation marks, brackets and numbers. What stands behind an abbreviation keeps its capital (U.S. Supreme
 * Court), since no rule tells it from the end of a sentence.
 */

/** A word in title case, perhaps in quotes or a compound: Hard-to-Reach, ‘Kill’, Legal/Illegal; not U.S.-China or McDonald. */
const titleWord = /^(\P{L}*)(\p{Lu}?\p{Ll}*)((?:[-–—/()’']+\p{L}?\p{Ll}*)*)(\P{L}*)$/u;

/** What marks an abbreviation, a name or an address, whose parts stay as they are: U.S.-China. */
const dotted = /[.:@]\p{L}/u;

/** A later part of a compound in title case: NATO-Led, COVID-19-Related, eHealth/mHealth-Driven. */
const laterPart = /(?<=[-–—/])\p{Lu}\p{Ll}+(?!\p{L})/gu;

/** The first part of a compound in title case: Pre-NATO. */
const firstPart = /^\P{L}*\p{Lu}\p{Ll}+(?=[-–—/])/u;

/** A sentence or title ends here, perhaps within quotation marks or brackets. */
const ended = /[?!.:]["'’”)\]]*$/;

/** The end of a sentence that its reader does not see. */
const endedInQuotes = /[?!]["'’”)\]]+$/;

/**
 * The title with such words lowered, as BibTeX and Pandoc do; what stands in braces stays. A word that starts a sentence behind a closing
 * quotation mark is put in braces.
 */
export function sentenceCased(title: string): string {
  let depth = 0;
  let starts = true;
  let hidden = false;
  return title
    .split(/([{}]|\s+)/)
    .map((piece) => {
      if (piece === '{') depth++;
      else if (piece === '}') depth--;
      if (/^[{}\s]*$/.test(piece)) return piece;
      const [first, unseen] = [starts, hidden];
      starts = ended.test(piece);
      hidden = endedInQuotes.test(piece);
      if (depth > 0) return piece;
      const [, lead = '', word = '', rest = '', end = ''] = titleWord.exec(piece) ?? [];
      if (word === '') return dotted.test(piece) ? piece : partsLowered(piece, first);
      if (unseen && lead === '' && rest === '') return `{${piece}}`;
      return lead + (first ? word : word.toLowerCase()) + rest.toLowerCase() + end;
    })
    .join('');
}

/** A compound in which some parts keep their capitals, as abbreviations and names like iPhone do. */
function partsLowered(compound: string, first: boolean): string {
  const lower = (part: string): string => part.toLowerCase();
  return (first ? compound : compound.replace(firstPart, lower)).replace(laterPart, lower);
}
