/** Fixes for entries of bibliographies. */
import { isDoi } from '../../core/bibliography/marks.js';
import type { Bibliography, ReferenceEntry } from '../../core/bibliography/types.js';
import { nearest } from '../../core/nearest.js';
import type { Range } from '../../core/position.js';
import { mentionsOf } from '../mentions.js';
import { insert, newlineOf, replace, type BrokenFile, type FileFixer, type Fix } from './fix.js';
import { insteadOf } from './instead.js';

interface Found {
  bibliography: Bibliography;
  entry: ReferenceEntry;
}

/** The entry that a problem stands at; undefined where the text is another by now. */
function entryAt({ base, file, text, problem }: BrokenFile): Found | undefined {
  const bibliography = base.bibliography(file);
  const entry = bibliography?.entries.find(
    ({ range }) => range.start <= problem.range.start && problem.range.end <= range.end,
  );
  if (!bibliography || !entry) return undefined;
  const isThere = text.slice(entry.range.start, entry.range.end) === entry.source;
  return isThere ? { bibliography, entry } : undefined;
}

/** An entry with the line endings behind it, as far as nothing else stands on its lines. */
function withLines(text: string, { start, end }: Range): Range {
  const isAlone = start === 0 || /[\r\n\uFEFF]/.test(text.charAt(start - 1));
  const behind = /^[ \t]*(?:\r\n|\r|\n|$)(?:[ \t]*(?:\r\n|\r|\n))?/.exec(text.slice(end, end + 200))?.[0];
  return isAlone && behind !== undefined ? { start, end: end + behind.length } : { start, end };
}

/** `smith2019` → `smith2019a`, or the next letter or number that is free. */
function freshKey({ base }: BrokenFile, citekey: string): string {
  for (let number = 0; ; number++) {
    const key = `${citekey}${number < 26 ? String.fromCharCode(97 + number) : `-${number}`}`;
    if (!base.reference(key)) return key;
  }
}

/** The entry is taken out where it says the same, and has another key where it says something else. */
export const duplicateReference: FileFixer = (broken) => {
  const found = entryAt(broken);
  const { bibliography, entry } = found ?? {};
  if (!bibliography || !entry) return [];
  const others = [...broken.base.bibliographies()].flatMap(([, { entries }]) =>
    entries.filter((other) => other !== entry && other.citekey === entry.citekey),
  );
  const isSame = others.some(({ source }) => source.trim() === entry.source.trim());
  const fixes: Fix[] = [];
  // In JSON and YAML a comma or a hyphen belongs to an entry that is not within its range.
  if (isSame && /^(?:bibtex|ris|nbib|enw)$/.test(bibliography.format))
    fixes.push({
      title: `Remove this entry: another says the same of ${entry.citekey}`,
      edits: replace(withLines(broken.text, entry.range), ''),
      // Of two files each would lose its entry.
      preferred: bibliography.entries.some((other) => other !== entry && other.citekey === entry.citekey),
    });
  const key = freshKey(broken, entry.citekey);
  fixes.push({ title: `Rename this one to ${key}`, edits: replace(entry.keyRange, key) });
  return fixes;
};

/** Every place of one citation key gets another. */
function renamed({ base, file }: BrokenFile, from: string, to: string, within: 'all' | 'notes'): Fix {
  const places = mentionsOf(base, { kind: 'citekey', citekey: from, range: { start: 0, end: 0 } }).filter(
    (place) => within === 'all' || !base.bibliography(place.file),
  );
  const edits = places.map((place) => ({ file: place.file, range: place.range, newText: to }));
  return {
    title: '',
    edits: edits.filter((edit) => edit.file === file),
    elsewhere: edits.filter((edit) => edit.file !== file),
  };
}

export const similarCitekey: FileFixer = (broken) => {
  const { entry } = entryAt(broken) ?? {};
  if (!entry) return [];
  const key = freshKey(broken, entry.citekey);
  return [
    {
      ...renamed(broken, entry.citekey, key, 'all'),
      title: `Rename ${entry.citekey} to ${key}, in every note`,
    },
  ];
};

/** One work under two keys: notes cite it by the other. */
export const sameDoi: FileFixer = (broken) => {
  const { entry } = entryAt(broken) ?? {};
  if (!entry) return [];
  const others = (broken.problem.related ?? []).flatMap(({ file, range }) => {
    const entries = broken.base.bibliography(file)?.entries ?? [];
    return entries.find(({ keyRange }) => keyRange.start === range.start)?.citekey ?? [];
  });
  return [...new Set(others)].slice(0, 3).flatMap((other) => {
    const fix = renamed(broken, entry.citekey, other, 'notes');
    const title = `Cite @${other} in its place, in every note`;
    return fix.elsewhere?.length === 0 && fix.edits.length === 0 ? [] : { ...fix, title };
  });
};

/** Where a field of BibTeX has its value; only values in braces or quotation marks. */
function fieldAt(entry: ReferenceEntry, names: string): Range | undefined {
  const found = new RegExp(String.raw`[,\s](?:${names})\s*=\s*[{"]([^}"]*)`, 'di').exec(entry.source);
  const [from, to] = found?.indices?.[1] ?? [];
  if (from === undefined || to === undefined) return undefined;
  return { start: entry.range.start + from, end: entry.range.start + to };
}

/** The DOI that stands among other words. */
export const badDoi: FileFixer = (broken) => {
  const { bibliography, entry } = entryAt(broken) ?? {};
  if (!entry || bibliography?.format !== 'bibtex') return [];
  const range = fieldAt(entry, 'doi');
  const written = range ? broken.text.slice(range.start, range.end) : '';
  const doi = /10\s?\.\s?\d{4,9}(?:\.\d+)*\s?\/\s?[^\s;,)\]]+/
    .exec(written)?.[0]
    .replace(/\s/g, '')
    .replace(/\.$/, '');
  if (!range || doi === undefined || !isDoi(doi)) return [];
  return [{ title: `Change to ${doi}`, edits: replace(range, doi), preferred: true }];
};

/** The nearest key of the file. */
export const unknownCrossref: FileFixer = (broken) => {
  const { bibliography, entry } = entryAt(broken) ?? {};
  if (!entry || !bibliography) return [];
  const keys = bibliography.entries.map(({ citekey }) => citekey).filter((key) => key !== entry.citekey);
  const known = new Set(keys);
  const range = fieldAt(entry, 'crossref|xdata');
  const written = range ? broken.text.slice(range.start, range.end) : '';
  if (!range || written.includes(',') || known.has(written.trim())) return [];
  return nearest(written.trim(), keys).map((key, position) => ({
    title: `Change to ${key}`,
    edits: replace(range, key),
    preferred: position === 0,
  }));
};

/** What the scan knows to be right, and the end of a record of RIS. */
export const badEntry: FileFixer = (broken) => {
  const { bibliography, entry } = entryAt(broken) ?? {};
  if (bibliography?.format !== 'ris' || !entry) return insteadOf(broken);
  return [
    {
      title: 'End the record here',
      edits: insert(entry.range.end, `${newlineOf(broken.text)}ER  - `),
      preferred: true,
    },
  ];
};
