/** Finds the entries of a `.bib` text (BibTeX or BibLaTeX) in one pass over it. */
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { closingIndex, entryOpening, sourceOf } from './braces.js';
import { walkEntry } from './bibtexEntry.js';
import { ownCopy } from './text.js';
import type { ReferenceEntry } from './types.js';

export interface ScannedBibtex {
  entries: ReferenceEntry[];
  strings: string;
  problems: Problem[];
  /** Whether the text has anything of a bibliography: an entry, a definition or a comment. */
  recognised: boolean;
}

/** Types that people write; a line that starts with one of them and opens nothing is a mistake, any other `@` is text. */
const usualType =
  /@(?:article|book|collection|conference|dataset|electronic|in(?:book|collection|proceedings)|manual|mastersthesis|misc|online|phdthesis|proceedings|report|techreport|thesis|unpublished)/iy;

/** An entry's first line without its `@`. */
const headless = /[A-Za-z]+[ \t]*\{[^\s,{}"=]+,/y;

/** How far the end of a comment is looked for, behind one that has none. */
const nearReach = 2000;

export function scanBibtex(text: string): ScannedBibtex {
  const source = sourceOf(text);
  const entries: ReferenceEntry[] = [];
  const strings: string[] = [];
  const problems: Problem[] = [];
  const types = new Map<string, string>();
  let recognised = false;
  let unclosedComment = false;
  let lineStart = true;

  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) {
      lineStart = true;
      continue;
    }
    if (unit === 32 || unit === 9 || unit === 0xfeff) continue;
    if (unit === 37) {
      // Outside entries % comments out the rest of the line, as in Biber, and what is commented out is no entry.
      while (i + 1 < text.length && text.charCodeAt(i + 1) !== 10 && text.charCodeAt(i + 1) !== 13) i++;
      recognised = true;
      continue;
    }
    const atLineStart = lineStart;
    lineStart = false;
    if (unit !== 64) {
      if (atLineStart) tellMissingAt(text, i, problems);
      continue;
    }

    const open = entryOpening(text, i);
    if (open < 0) {
      usualType.lastIndex = i;
      if (atLineStart && usualType.test(text)) {
        recognised = true;
        const range = { start: i, end: usualType.lastIndex };
        problems.push(
          problem('bad-bibliography-entry', range, 'put { and a citation key after the entry type'),
        );
      }
      continue;
    }
    recognised = true;
    const written = text
      .slice(i + 1, open)
      .trim()
      .toLowerCase();
    if (written === 'comment' || written === 'preamble') {
      const found = closingIndex(
        source,
        open + 1,
        text.charCodeAt(open) === 40 ? ')' : '}',
        unclosedComment,
        unclosedComment ? nearReach : Infinity,
      );
      if (found >= 0) i = found;
      else {
        // Looked for to the end of the text once; from now on only nearby, so that time stays linear.
        unclosedComment = true;
        const range = { start: i, end: open + 1 };
        problems.push(problem('bad-bibliography-entry', range, `close this @${written} with a brace`));
        i = open;
      }
      continue;
    }

    const keyed = written !== 'string';
    const walked = walkEntry(source, open, keyed);
    const { fault, key, broken, end } = walked;
    if (fault) {
      // What is wrong with the entry as a whole is told at its head.
      const range = fault.range.start === open ? { start: i, end: key?.end ?? open + 1 } : fault.range;
      problems.push(problem('bad-bibliography-entry', range, fault.message));
    }
    if (!keyed) {
      if (!broken) strings.push(text.slice(i, end));
    } else if (key) {
      let type = types.get(written);
      if (type === undefined) types.set(written, (type = ownCopy(written)));
      const entry: ReferenceEntry = {
        citekey: ownCopy(text.slice(key.start, key.end)),
        keyRange: key,
        range: { start: i, end },
        type,
        source: text.slice(i, end),
      };
      if (broken) entry.broken = fault?.message ?? 'this entry is not complete';
      entries.push(entry);
    }
    i = Math.max(end, open + 1) - 1;
    // A value that lacks its opening brace is told of already.
    if (!broken && !fault) tellSurplusBrace(text, i + 1, problems);
  }
  return { entries, strings: strings.join('\n'), problems, recognised };
}

/** A line like `article{key,` outside entries is one whose `@` got lost. */
function tellMissingAt(text: string, start: number, problems: Problem[]): void {
  headless.lastIndex = start;
  if (!headless.test(text)) return;
  const range = { start, end: headless.lastIndex };
  const instead = [`@${text.slice(range.start, range.end)}`];
  problems.push(problem('bad-bibliography-entry', range, 'put an @ before the entry type', instead));
}

/** A comma or a brace right behind an entry says that a brace in it closed the entry too early. */
function tellSurplusBrace(text: string, end: number, problems: Problem[]): void {
  let i = end;
  while (i < text.length && (text.charCodeAt(i) <= 32 || text.charCodeAt(i) === 0xa0)) i++;
  const unit = text.charCodeAt(i);
  if (unit !== 44 && unit !== 125) return;
  const message = 'the entry is closed before this already; take out the closing brace that is too many';
  problems.push(problem('bad-bibliography-entry', { start: i, end: i + 1 }, message, ['']));
}
