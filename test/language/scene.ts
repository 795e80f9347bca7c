/** A note with a cursor in a folder of files, in memory: what an editor would show there. */
import type { CompletionItem, Location, Range, TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EvidenceBase } from '../../src/core/base/index.js';
import {
  completionsAt,
  createSearch,
  definitionsAt,
  diagnosticsOf,
  hoverAt,
  referencesAt,
  renameAt,
  resolveCompletion,
  type Search,
} from '../../src/language/index.js';
import { baseOf } from '../core/base/workspace.js';

/** Stands where the cursor is. */
const cursor = '‸';

export const here = 'note.md';

export interface Scene {
  base: EvidenceBase;
  text: string;
  offset: number;
  completions(): CompletionItem[];
  /** The labels of what is offered, best first. */
  offered(): string[];
  /** The text after choosing what is offered under a label. */
  accept(label: string): string;
  /** What is shown beside a chosen completion. */
  details(label: string): string | undefined;
  /** What a hover says, with Markdown's escapes taken away. */
  hover(): Promise<string | undefined>;
  /** The words that the hover is about. */
  hovered(): Promise<string | undefined>;
  /** "file: words" of each place. */
  definitions(): string[];
  references(withDefinition?: boolean): string[];
  /** Every file that a rename changes, with its text after it; or why it was refused. */
  rename(newName: string): Promise<Record<string, string> | string>;
  /** "code at words" of each problem of a file. */
  problems(file?: string): string[];
  /** The text of a file after some edits. */
  after(edits: TextEdit[], file?: string): string;
  /** "file: words" of places as an editor names them. */
  places(locations: Location[]): string[];
  wordsAt(file: string, range: Range): string;
}

/** The text of `note.md` with `‸` at the cursor, beside other files. */
export function scene(marked: string, files: Record<string, string> = {}): Scene {
  const offset = Math.max(0, marked.indexOf(cursor));
  const text = marked.replace(cursor, '');
  const all: Record<string, string> = { ...files, [here]: text };
  return sceneIn(baseOf(all), all, here, offset);
}

/** As `scene`, over a base that is there. */
export function sceneIn(
  base: EvidenceBase,
  files: Record<string, string>,
  file: string,
  offset: number,
): Scene {
  const text = files[file] ?? '';
  const documents = new Map(
    Object.entries(files).map(([name, written]) => [name, TextDocument.create(name, '', 0, written)]),
  );
  let search: Search | undefined;
  const uriOf = (name: string): string => name;
  const find = (label: string): CompletionItem => {
    const item = one.completions().find((offered) => offered.label === label);
    if (!item) throw new Error(`${label} is not offered, but ${one.offered().join(', ')}`);
    return item;
  };
  const one: Scene = {
    base,
    text,
    offset,
    completions: () => completionsAt(base, (search ??= createSearch(base)), file, text, offset).items,
    offered: () =>
      one
        .completions()
        .sort((a, b) => compare(a.sortText ?? a.label, b.sortText ?? b.label))
        .map(({ label }) => label),
    accept(label) {
      const edit = find(label).textEdit as TextEdit;
      return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [edit]);
    },
    details: (label) => unescaped(resolveCompletion(base, find(label)).documentation),
    hover: async () => unescaped((await hoverAt(base, file, offset))?.contents),
    async hovered() {
      const range = (await hoverAt(base, file, offset))?.range;
      return range && one.wordsAt(file, range);
    },
    definitions: () => one.places(definitionsAt(base, file, offset, uriOf)),
    references: (withDefinition = true) =>
      one.places(referencesAt(base, file, offset, uriOf, withDefinition)),
    async rename(newName) {
      const result = await renameAt(base, file, offset, newName, uriOf, (name) =>
        Promise.resolve(files[name]),
      );
      if ('refused' in result) return result.refused;
      return Object.fromEntries(
        Object.entries(result.edit.changes ?? {}).map(([name, edits]) => [name, one.after(edits, name)]),
      );
    },
    after: (edits, name = file) =>
      TextDocument.applyEdits(TextDocument.create(name, '', 0, files[name] ?? ''), edits),
    problems: (name = file) =>
      diagnosticsOf(base, name, uriOf).map(({ code, range }) => `${code} at ${one.wordsAt(name, range)}`),
    places: (locations) => locations.map(({ uri, range }) => `${uri}: ${one.wordsAt(uri, range)}`),
    wordsAt: (name, range) => documents.get(name)?.getText(range) ?? '',
  };
  return one;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Markdown as a person reads it. */
export function unescaped(contents: unknown): string | undefined {
  if (contents === undefined) return undefined;
  const text = typeof contents === 'string' ? contents : (contents as { value: string }).value;
  return text
    .replace(/\\([\p{P}\p{S}])/gu, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}
