/** The words that start a piece of evidence: any case, and bold or italic if one likes. */
import { Kind, type Prose } from '../prose/prose.js';
import { relationNames, relations, type Relation } from '../relations.js';

interface Form {
  relation: Relation;
  words: string[];
}

/** The forms by their first letter, which few words of a text share; in the order of the table. */
const forms = new Map<string, Form[]>();
for (const relation of relationNames) {
  for (const form of relations[relation].forms) {
    const at = form.charAt(0);
    forms.set(at, [...(forms.get(at) ?? []), { relation, words: form.split(' ') }]);
  }
}

export interface RelationWord {
  relation: Relation;
  /** From the first letter to the last. */
  start: number;
  end: number;
}

/** Whether a unit is a mark of emphasis. */
const isEmphasis = ({ text, kinds }: Prose, i: number): boolean =>
  kinds?.[i] === Kind.markup && (text[i] === '*' || text[i] === '_');

/** Past the marks of emphasis. */
export function skipMarkup(prose: Prose, from: number): number {
  let i = from;
  while (isEmphasis(prose, i)) i++;
  return i;
}

/** Past white space and the marks of emphasis. */
export function skipSpace(prose: Prose, from: number): number {
  let i = from;
  for (;;) {
    const unit = prose.text.charCodeAt(i);
    if (unit === 32 || unit === 9 || unit === 10 || isEmphasis(prose, i)) i++;
    else return i;
  }
}

/** The relation that stands at a place of the prose. */
export function readRelation(prose: Prose, from: number): RelationWord | undefined {
  const start = skipMarkup(prose, from);
  const begun = forms.get(prose.text.charAt(start).toLowerCase());
  if (!begun) return undefined;
  for (const { relation, words } of begun) {
    const end = matchWords(prose, start, words);
    if (end !== undefined) return { relation, start, end };
  }
  return undefined;
}

function matchWords(prose: Prose, start: number, words: readonly string[]): number | undefined {
  let i = start;
  let end = start;
  for (const word of words) {
    if (end > start) {
      i = skipSpace(prose, end);
      if (i === end) return undefined;
    }
    end = i + word.length;
    if (prose.text.slice(i, end).toLowerCase() !== word) return undefined;
    if (prose.kinds) for (let k = i; k < end; k++) if (prose.kinds[k]) return undefined;
  }
  return /[\p{L}\p{N}_-]/u.test(prose.text[end] ?? '') && !isEmphasis(prose, end) ? undefined : end;
}
