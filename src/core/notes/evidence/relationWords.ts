/** The words that start a piece of evidence: any case, and bold or italic if one likes. */
import { Kind, type Prose } from '../prose/prose.js';
import { relationNames, relations, type Relation } from '../relations.js';

const forms: { relation: Relation; words: string[] }[] = relationNames.flatMap((relation) =>
  relations[relation].forms.map((form) => ({ relation, words: form.split(' ') })),
);

export interface RelationWord {
  relation: Relation;
  /** From the first letter to the last. */
  start: number;
  end: number;
}

/** Past the marks of emphasis. */
export function skipMarkup({ kinds }: Prose, from: number): number {
  let i = from;
  while (kinds?.[i] === Kind.markup) i++;
  return i;
}

/** Past white space and the marks of emphasis. */
export function skipSpace(prose: Prose, from: number): number {
  let i = from;
  for (;;) {
    const unit = prose.text.charCodeAt(i);
    if (unit === 32 || unit === 9 || unit === 10 || prose.kinds?.[i] === Kind.markup) i++;
    else return i;
  }
}

/** The relation that stands at a place of the prose. */
export function readRelation(prose: Prose, from: number): RelationWord | undefined {
  const start = skipMarkup(prose, from);
  for (const { relation, words } of forms) {
    const end = matchWords(prose, start, words);
    if (end !== undefined) return { relation, start, end };
  }
  return undefined;
}

function matchWords(prose: Prose, start: number, words: readonly string[]): number | undefined {
  let i = start;
  let end = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      i = skipSpace(prose, end);
      if (i === end) return undefined;
    }
    end = i + word.length;
    if (prose.text.slice(i, end).toLowerCase() !== word) return undefined;
    for (let k = i; k < end; k++) if (prose.kinds?.[k]) return undefined;
  }
  return /[\p{L}\p{N}_-]/u.test(prose.text[end] ?? '') ? undefined : end;
}

/** Whether a line, from its first letter, may start evidence. Cheap: for deciding what to read at all. */
export const relationStart = /[*_]{0,3}(?:support|contradict|does[*_\s]|not[*_\s]|qualif|mention|undercut)/iy;
