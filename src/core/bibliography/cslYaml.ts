/**
 * CSL-YAML, as a file of its own and as Pandoc's `references:` in the front matter of a note. The items of the list are found by their
 * indentation, without reading any of them, and each is read as YAML alone: one that is broken takes no other with it.
 */
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { readYaml } from '../yaml.js';
import { ownCopy } from './text.js';
import type { ReferenceEntry } from './types.js';

/** The largest item that is read, in characters; YAML of that size costs a second. */
export const largestItem = 200_000;

const listKey = /^(?:references|"references"|'references')[ \t]*:[ \t]*(?:#.*)?$/;

export function scanCslYaml(
  text: string,
  from = 0,
  to = text.length,
): { entries: ReferenceEntry[]; problems: Problem[]; recognised: boolean } {
  const entries: ReferenceEntry[] = [];
  const problems: Problem[] = [];
  const line = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
  let listed = false;
  let within = false;
  let indent = -1;
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open) keep(open.start, open.end, indent);
    open = undefined;
  };
  for (let start = text.charCodeAt(from) === 0xfeff ? from + 1 : from; start < to;) {
    line.lastIndex = start;
    const written = (line.exec(text)?.[1] ?? '').trimEnd();
    const next = Math.max(line.lastIndex, start + 1);
    const end = start + written.length;
    const lead = /^ */.exec(written)?.[0].length ?? 0;
    const dash = written[lead] === '-' && (written.length === lead + 1 || written[lead + 1] === ' ');
    if (written.trim() === '' || written[lead] === '#') {
      start = next;
      continue;
    }
    if (/^(?:---|\.\.\.)$/.test(written)) {
      close();
      within = false;
    } else if (listKey.test(written)) {
      close();
      [listed, within, indent] = [true, true, -1];
    } else if (dash && (within || (!listed && lead === 0)) && (indent < 0 || lead === indent)) {
      close();
      [within, indent] = [true, lead];
      open = { start: start + lead, end };
    } else if (open && lead > indent) open.end = end;
    else {
      close();
      within = false;
    }
    start = next;
  }
  close();
  return { entries, problems, recognised: listed || entries.length > 0 };

  function keep(start: number, end: number, column: number): void {
    const source = text.slice(start, end);
    const [head, id] = keyIn(source, column) ?? [];
    if (!id) {
      const first = start + (/^[^\r\n]*/.exec(source)?.[0].length ?? 1);
      const message = 'this reference has no id; give it one, the citation key';
      problems.push(problem('bad-bibliography-entry', { start, end: first }, message));
      return;
    }
    const at = start + (head ?? 0);
    const entry: ReferenceEntry = {
      citekey: ownCopy(id),
      keyRange: { start: at, end: at + id.length },
      range: { start, end },
      type: ownCopy(/^[ -]*type[ \t]*:[ \t]*["']?([\w-]*)/m.exec(source)?.[1] ?? ''),
      source: column === 0 ? source : source.replaceAll(`\n${' '.repeat(column)}`, '\n'),
    };
    entries.push(entry);
  }
}

/** The id of an item and where in its source it stands. */
function keyIn(source: string, column: number): [at: number, id: string] | undefined {
  const property =
    /(?:^-[ \t]+|(?:\r\n|\r|\n)([ ]*))(?:id|"id"|'id')[ \t]*:[ \t]+(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\r\n#]*[^\s#]))/g;
  for (const found of source.matchAll(property)) {
    const [whole, lead, double, single, plain] = found;
    // Deeper properties of that name are another thing's.
    const width = /^-([ \t]+)/.exec(source)?.[0].length ?? 2;
    if (lead !== undefined && lead.length !== column + width) continue;
    const id = double ?? single ?? plain ?? '';
    const quote = plain === undefined ? 1 : 0;
    return [found.index + whole.length - id.length - quote, id];
  }
  return undefined;
}

/** One item of the list, as CSL-JSON has it. Throws where it is not valid YAML. */
export function readCslYaml(source: string): Record<string, unknown> | undefined {
  const { document, mistakes } = readYaml(source);
  if (mistakes[0]) throw new Error(mistakes[0].message);
  const list: unknown = document.toJS({ maxAliasCount: 100 });
  const item: unknown = Array.isArray(list) ? list[0] : undefined;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  return Object.fromEntries(
    Object.entries(item).map(([field, value]: [string, unknown]) => [field, fieldOf(field, value)]),
  );
}

const dates = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted', 'available-date']);

/** Pandoc allows dates as text, as `year:`, `month:`, `day:`, and as lists of these; and writes emphasis as Markdown. */
function fieldOf(field: string, value: unknown): unknown {
  if (dates.has(field)) return dateOf(value);
  if (typeof value === 'string' && field !== 'URL' && field !== 'DOI' && field !== 'id')
    return value
      .replace(/(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])/g, '<i>$1</i>')
      .replace(/\\(?=[*_$@^~<>[\]])/g, '');
  return value;
}

function dateOf(value: unknown): Partial<Record<string, unknown>> | undefined {
  if (typeof value === 'number') return { 'date-parts': [[value]] };
  if (typeof value === 'string') {
    const range = value.split('/').map((part) => /^-?\d{1,4}(?:-\d{1,2}){0,2}$/.test(part.trim()));
    if (range.length > 2 || !range.every(Boolean)) return { literal: value };
    const partsOf = (part: string): number[] => part.trim().split('-').map(Number);
    return { 'date-parts': value.split('/').map(partsOf) };
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const parts = list.flatMap((each) => {
    if (typeof each !== 'object' || each === null || !('year' in each)) return [];
    const { year, month, day } = each as { year: unknown; month?: unknown; day?: unknown };
    return [[year, month, day].filter((part) => part !== undefined).map(Number)];
  });
  if (parts.length > 0) return { 'date-parts': parts };
  return Array.isArray(value) || typeof value !== 'object' || value === null ? undefined : { ...value };
}
