/** The requests of the commands that write: notes, claims, evidence, citations. What is written is thought of in language/writing. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defaultConfig, type Config } from '../core/base/config.js';
import type { EvidenceBase } from '../core/base/types.js';
import { readNote } from '../core/notes/index.js';
import { lineStartsOf, offsetAt } from '../core/position.js';
import { citationOf, editorRange, lineStartsIn, writing, type Search } from '../language/index.js';
import type {
  EditorRange,
  LiteratureNote,
  NewEvidenceParams,
  NoteLine,
  ReferenceAt,
  ReferenceChoice,
  Selected,
  SourcesResult,
  Target,
  Written,
} from '../protocol.js';
import { loadConfig, readText } from '../workspace/index.js';
import { nameAmong, nameIn } from './nameIn.js';

export interface WritingAnswers {
  pickReferences(params: { text: string; limit: number }): ReferenceChoice[];
  literatureNote(params: { citekey: string; folder?: string }): Promise<LiteratureNote>;
  markAsClaim(params: Selected): Promise<Written>;
  passageSource(params: Selected & { pasted?: string }): Promise<ReferenceAt>;
  addEvidence(params: NewEvidenceParams): Promise<Written>;
  cite(params: Selected & { citekeys: string[] }): Promise<Written>;
  sources(params: { citekey: string }): Promise<SourcesResult>;
  unresolved(params: {
    uri: string;
    line: number;
    character: number;
    backwards: boolean;
  }): (Target & { message: string }) | null;
  notesForClaim(params: { key: string }): NoteLine[];
  moveClaim(params: { key: string; uri: string }): Promise<Written>;
}

export interface WritingSession {
  base: EvidenceBase;
  search: Search;
  /** Keys that were cited lately, the last first. */
  recent: () => readonly string[];
  /** The URIs of the workspace's folders; the first is the one whose settings hold. */
  folders: () => readonly string[];
  /** The text of a note as the editor has it, else as it is on disk. */
  textOf: (uri: string) => Promise<string | undefined>;
  /** The versions of the documents that are open. */
  versions: () => ReadonlyMap<string, number>;
}

const notRead = 'This is not a note that Corroborate reads.';
const meanwhile = 'The notes have changed meanwhile: try again.';

export function createWriting({
  base,
  search,
  recent,
  folders,
  textOf,
  versions,
}: WritingSession): WritingAnswers {
  const failed = (failure: string): Written => ({ edits: [], select: null, failure });
  /** What is written while no note that it changes is typed in: texts are read from the disk in between. */
  const written = async (write: () => Promise<writing.Outcome>): Promise<Written> => {
    const before = versions();
    const outcome = await write();
    if ('failure' in outcome) return failed(outcome.failure);
    const { changes, select } = outcome;
    const now = versions();
    if (changes.some(({ file }) => before.get(file) !== now.get(file))) return failed(meanwhile);
    return {
      edits: changes.map(({ file, range, newText }) => ({
        uri: file,
        range: editorRange(lineStartsIn(base, file), range),
        newText,
        version: now.get(file) ?? null,
      })),
      select: select
        ? { uri: select.file, range: editorRange(lineStartsOf(select.text), select.range) }
        : null,
    };
  };
  /** The text that was selected in, with the selection as offsets. */
  const selected = async ({ uri, range }: Selected) => {
    const text = await textOf(uri);
    const note = base.note(uri);
    if (text === undefined || note?.length !== text.length) return undefined;
    return { text, note, selection: offsetsOf(note.lineStarts, text.length, range) };
  };
  /** The first name that no other paper's note has; a note of the paper that is not read as yet is there already. */
  const notePlace = async (
    citekey: string,
    folder: string,
    globs: readonly string[],
  ): Promise<{ uri: string; exists: boolean }> => {
    for (let number = 1; ; number++) {
      const uri = writing.literatureNotePath(base, folder, citekey, number, globs);
      if (!(await isThere(uri))) return { uri, exists: false };
      const text = await textOf(uri);
      if (text === undefined) continue;
      // A file that is named as the key is, and is about no paper as yet, was made for it.
      const own =
        readNote(text).citekey?.value ?? nameIn(uri.slice(0, uri.lastIndexOf('/')), uri).slice(0, -3);
      if (own === citekey) return { uri, exists: true };
    }
  };

  return {
    pickReferences({ text, limit }) {
      const keys =
        text.trim() === ''
          ? [...new Set([...recent(), ...search.citekeys().slice(0, limit)])]
          : search.references(text, limit);
      return keys.slice(0, limit).flatMap((citekey) => {
        const words = search.words(citekey);
        if (!words) return [];
        const { title } = words;
        return {
          citekey,
          citation: citationOf(base, citekey),
          title,
          hasNote: base.notesOf(citekey).length > 0,
        };
      });
    },

    async literatureNote({ citekey, folder: wanted }) {
      const [there] = base.notesOf(citekey);
      const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      if (there !== undefined) return { uri: there, exists: true, text: '', cursor: start };
      const [first = ''] = folders();
      const folder = folders().find((one) => one === wanted) ?? first;
      const { notes, noteTemplate } = folder === first ? base.config : await settingsOf(folder);
      const { uri, exists } = await notePlace(citekey, folder, notes);
      const entry = base.entry(citekey);
      if (!entry?.ok)
        return {
          uri,
          exists: false,
          text: '',
          cursor: start,
          failure: entry ? entry.problem.message : `No bibliography has @${citekey}.`,
        };
      if (exists) return { uri, exists, text: '', cursor: start };
      const template = await templateText(noteTemplate, folder);
      if ('failure' in template) return { uri, exists: false, text: '', cursor: start, ...template };
      const { text, cursor } = await writing.literatureNote(entry.item, citekey, template.text);
      return { uri, exists: false, text, cursor: editorRange(lineStartsOf(text), cursor) };
    },

    markAsClaim: (params) =>
      written(async () => {
        const place = await selected(params);
        return place
          ? writing.markAsClaim(base, params.uri, place.text, place.selection)
          : { failure: notRead };
      }),

    async passageSource({ pasted, ...params }) {
      const place = await selected(params);
      const citekey = place && writing.sourceOfPassage(base, { file: params.uri, ...place, pasted });
      return { citekey: citekey ?? null };
    },

    addEvidence: ({ claim: key, relation, pasted, citekey, ...params }) =>
      written(async () => {
        const place = await selected(params);
        if (!place) return { failure: notRead };
        const claim = base.claim(key);
        if (!claim) return { failure: 'The claim is not there any more.' };
        const claimText = claim.id === null ? await textOf(claim.file) : undefined;
        return writing.addEvidence(base, {
          file: params.uri,
          ...place,
          claim,
          relation,
          pasted,
          citekey,
          claimText,
        });
      }),

    cite: ({ citekeys, ...params }) =>
      written(async () => {
        const place = await selected(params);
        if (!place) return { failure: notRead };
        const { text, note, selection } = place;
        const cited = writing.citing(text, note, selection, citekeys);
        if (!cited)
          return {
            failure: 'Front matter and code hold no citations: put the cursor in the text of the note.',
          };
        const after = writing.changed(text, [cited.change]);
        return {
          changes: [{ file: params.uri, ...cited.change }],
          select: { file: params.uri, text: after, range: { start: cited.cursor, end: cited.cursor } },
        };
      }),

    async sources({ citekey }) {
      const found = writing.sourcesOf(base, citekey);
      if (!found) return { places: [], failure: `No bibliography has @${citekey}.` };
      const places: SourcesResult['places'] = [];
      const missing: string[] = [];
      for (const { kind, target } of found.places) {
        if (kind === 'web') places.push({ label: target, uri: target });
        else {
          const uri = fileIn(found.bibliography, target);
          if (uri !== undefined && (await isThere(uri))) places.push({ label: path.basename(target), uri });
          else missing.push(target);
        }
      }
      if (places.length > 0) return { places };
      return {
        places,
        failure:
          missing.length > 0
            ? `The file of @${citekey} is not there: ${missing.join(', ')}.`
            : `The bibliography names no file, DOI or address of @${citekey}.`,
      };
    },

    unresolved({ uri, line, character, backwards }) {
      const lineStarts = lineStartsIn(base, uri);
      const offset = base.note(uri) ? offsetAt(lineStarts, { line: line + 1, column: character + 1 }) : 0;
      const found = writing.unresolvedFrom(base, uri, offset, backwards);
      if (!found) return null;
      return {
        uri: found.file,
        range: editorRange(lineStartsIn(base, found.file), found.problem.range),
        message: found.problem.message,
      };
    },

    notesForClaim({ key }) {
      const claim = base.claim(key);
      const lines: NoteLine[] = [];
      for (const [uri, claims] of base.claimCounts())
        if (uri !== claim?.file) lines.push({ uri, path: nameAmong(folders(), uri), claims });
      // A synthesis is a note of several claims; the note of one paper seldom is.
      return lines.sort((a, b) => b.claims - a.claims || (a.path < b.path ? -1 : 1));
    },

    moveClaim: ({ key, uri }) => written(() => writing.moveClaim(base, key, uri, textOf)),
  };
}

function offsetsOf(lineStarts: readonly number[], length: number, { start, end }: EditorRange) {
  const of = ({ line, character }: EditorRange['start']): number =>
    Math.max(0, Math.min(length, offsetAt(lineStarts, { line: line + 1, column: character + 1 })));
  return { start: Math.min(of(start), of(end)), end: Math.max(of(start), of(end)) };
}

const isThere = async (uri: string): Promise<boolean> => {
  try {
    await access(fileURLToPath(uri));
    return true;
  } catch {
    return false;
  }
};

/** The settings of a folder that is not the first: what they say of its own notes. */
const settingsOf = async (folder: string): Promise<Config> =>
  (await loadConfig(fileURLToPath(folder))) ?? defaultConfig;

/** The template that the settings name; where they name none, ours. */
async function templateText(
  template: string | null,
  folder: string,
): Promise<{ text: string } | { failure: string }> {
  if (template === null) return { text: writing.defaultTemplate };
  try {
    const file = path.resolve(fileURLToPath(folder), template);
    const read = await readText(file, { kind: 'note', maxNoteSize: 1 });
    if (read.kind === 'text') return { text: read.text };
    const why = read.kind === 'gone' ? 'it is not there' : read.problem.message;
    return { failure: `The template ${template} that corroborate.json names cannot be used: ${why}.` };
  } catch {
    return { failure: `The template ${template} that corroborate.json names cannot be used.` };
  }
}

/** The URI of a path as a bibliography writes it; undefined for what is no path here. */
function fileIn(bibliography: string, target: string): string | undefined {
  try {
    return pathToFileURL(path.resolve(path.dirname(fileURLToPath(bibliography)), target)).href;
  } catch {
    return undefined;
  }
}
