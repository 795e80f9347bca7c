/**
 * The locator at the start of a citation's suffix, split as Pandoc's citeproc splits it (Text.Pandoc.Citeproc.Locator): a term such as
 * `pp.`, then the longest run of words that look like numbers; or whatever stands in braces.
 */
import type { Locator } from '../types.js';
import { labelOf, labelPattern } from './locatorTerms.js';

/** The locator of a suffix, and how much of the suffix it takes. */
export interface LocatorPart extends Locator {
  end: number;
}

export function readLocator(suffix: string): Locator | undefined {
  const part = locatorPart(suffix);
  return part && { label: part.label, value: part.value };
}

/** `, p. 33` and `, pp. 33-35`, as nearly all are written: what the rules below come to for them. */
const onPages = /^,? pp?\. ?(\d+(?:[-–]\d+)?)$/;

/** The locator at the start of a text; nothing where there is none. */
export function locatorPart(suffix: string): LocatorPart | undefined {
  const pages = onPages.exec(suffix)?.[1];
  if (pages !== undefined) return { label: 'page', value: pages, end: suffix.length };
  const start = /^\s*,?\s*/.exec(suffix)?.[0].length ?? 0;
  const rest = suffix.slice(start);
  const found = rest.startsWith('{') ? delimited(rest) : (alone(rest) ?? integrated(rest));
  return found && { ...found, value: tidyValue(found.value), end: start + found.end };
}

/** White space that is not single spaces within, or marks before the value. */
const untidy = /^[,;\s]|[^\S ]| {2}|\s$/;

const tidyValue = (value: string): string =>
  !untidy.test(value)
    ? value
    : value
        .replace(/\s+/g, ' ')
        .replace(/^[,;\s]+/, '')
        .trim();

/** `abstract` by itself: the section of that name. It matters to a reader that only the abstract was read. */
function alone(text: string): LocatorPart | undefined {
  const word = /^abstract(?=\s*$|\s*[,;])/i.exec(text);
  return word ? { label: 'section', value: 'abstract', end: word[0].length } : undefined;
}

/** `{ii, A, D-Z}`: a page where no term stands at the start. */
function delimited(text: string): LocatorPart | undefined {
  let depth = 0;
  let end = 0;
  for (; end < text.length; end++) {
    if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) break;
  }
  if (depth !== 0) return undefined;
  const inside = text.slice(1, end);
  const term = termAt(inside.trimStart());
  const offset = inside.length - inside.trimStart().length;
  const value = term ? inside.slice(offset + term.end) : inside;
  if (value.trim() === '') return undefined;
  return { label: term?.label ?? 'page', value, end: end + 1 };
}

function integrated(text: string): LocatorPart | undefined {
  const term = termAt(text);
  const from = term?.end ?? 0;
  const end = words(text, from, term?.label);
  return end > from ? { label: term?.label ?? 'page', value: text.slice(from, end), end } : undefined;
}

/** The longest term at the start of a text. */
function termAt(text: string): { label: string; end: number } | undefined {
  labelPattern.lastIndex = 0;
  const match = labelPattern.exec(text);
  if (!match) return undefined;
  const label = labelOf(match[0]);
  return label === undefined ? undefined : { label, end: match[0].length };
}

/** One word of a locator: 33, 33-35, xii, 2a, 3.1, 34(1)(i), [17]. Braces of each kind in pairs, never white space. */
const word =
  /(?:\([^()[\]{}\s]*\)|\[[^()[\]{}\s]*\]|\{[^()[\]{}\s]*\}|[^\s\p{P}]|[-–:]|\.(?=[^\s\p{P}]|[-–:]))+/uy;
const roman = /^(?=.)M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*$/i;

/** The end of the run of words that look like numbers. Without a term before them only digits do. */
function words(text: string, from: number, label: string | undefined): number {
  let end = from;
  for (let first = true; ; first = false) {
    const gap = first ? /\s*/y : /[,;]?\s*/y;
    gap.lastIndex = end;
    gap.test(text);
    const start = gap.lastIndex;
    if (!first && start === end) return end;
    word.lastIndex = start;
    const found = word.exec(text)?.[0];
    if (found === undefined || !isNumber(found, label)) return end;
    end = start + found.length;
  }
}

function isNumber(found: string, label: string | undefined): boolean {
  if (/\d/.test(found)) return true;
  if (label === undefined) return false;
  // The appendices of papers are lettered.
  if (label === 'appendix' && /^[A-Z]$/.test(found)) return true;
  return found.split(/[()[\]{}.]/).some((part) => roman.test(part.replace(/(?!:)\p{P}.*$/su, '')));
}
