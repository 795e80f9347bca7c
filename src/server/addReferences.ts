/** Add Reference: what is pasted or found becomes an edit at the end of a bibliography. */
import type { EvidenceBase } from '../core/base/types.js';
import {
  addReferences,
  appendable,
  appendReferences,
  shortCitation,
  titleAndYear,
  type KnownReferences,
} from '../core/bibliography/index.js';
import { differ } from '../core/bibliography/addReferences.js';
import { marksOf } from '../core/bibliography/marks.js';
import { lineStartsOf } from '../core/position.js';
import { editorRange } from '../language/index.js';
import { nameAmong, nameIn } from './nameIn.js';
import type { AddParams, AddResult } from '../protocol.js';

/** The bibliographies of the workspace; `.bib` files first, since most people keep their library in one. */
export function bibliographiesOf(base: EvidenceBase, folders: readonly string[]): AddResult['files'] {
  return [...base.bibliographies()]
    .sort(([, a], [, b]) => Number(b.format === 'bibtex') - Number(a.format === 'bibtex'))
    .map(([uri, { entries, format }]) => ({
      uri,
      name: nameAmong(folders, uri),
      references: entries.length,
      writable: appendable.has(format),
    }));
}

/** Where references go that are added to no file in particular: the first that takes them, else one that is made. */
function fileFor(base: EvidenceBase, files: AddResult['files'], folder: string): string | undefined {
  const there = files.find(({ writable }) => writable);
  if (there) return there.uri;
  const named = base.config.bibliography;
  // A file that corroborate.json does not name would be made and never read.
  const path = named.length === 0 ? 'references.bib' : named.find((each) => /\.bib$/i.test(each.path))?.path;
  return path === undefined ? undefined : `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** `folder` is a URI; `textOf` gives a file's text, or undefined where there is none. */
export async function addTo(
  base: EvidenceBase,
  { text, file }: AddParams,
  folder: string,
  textOf: (uri: string) => Promise<string | undefined>,
): Promise<AddResult> {
  const files = bibliographiesOf(base, [folder]);
  const found = addReferences(text, base.config.citekeyPattern, knownTo(base));
  const { added, known, unread } = found;
  const result: AddResult = {
    files,
    added: added.map(({ citekey, item }) => ({ citekey, citation: shortCitation(item) })),
    known,
    unread,
  };
  if (added.length === 0) return result;
  const nothing = (why: string): AddResult => ({ ...result, added: [], unread: [...unread, why] });
  const uri = file ?? fileFor(base, files, folder);
  if (uri === undefined)
    return nothing(
      'corroborate.json names no bibliography that references can be added to; name a .bib file there, such as references.bib',
    );
  const before = await textOf(uri);
  const place = appendReferences(before ?? '', base.bibliography(uri)?.format ?? 'bibtex', found);
  if ('refused' in place) return nothing(`${nameIn(folder, uri)} was not changed: ${place.refused}`);
  const { offset, newText } = place;
  const range = editorRange(lineStartsOf(before ?? ''), { start: offset, end: offset });
  return { ...result, edit: { uri, create: before === undefined, range, newText } };
}

/** What the workspace has, whichever file it stands in. Entries are read only where their source has the words of a title. */
function knownTo(base: EvidenceBase): KnownReferences {
  const references = base.references();
  let dois: Map<string, string> | undefined;
  let sources: string[] | undefined;
  return {
    has: (citekey) => base.reference(citekey) !== undefined,
    byDoi(doi) {
      if (!dois) {
        dois = new Map();
        for (const { citekey, file, entry } of references) {
          const bibliography = base.bibliography(file);
          const own = bibliography && marksOf(entry, bibliography).doi?.toLowerCase();
          if (own !== undefined && !dois.has(own)) dois.set(own, citekey);
        }
      }
      return dois.get(doi);
    },
    byTitle(title, doi) {
      sources ??= references.map(({ entry }) => letters(entry.source));
      const words = title.slice(0, title.lastIndexOf(' '));
      const at = sources.findIndex((source, index) => {
        if (!source.includes(words)) return false;
        const entry = base.entry(references[index]?.citekey ?? '');
        return (
          entry?.ok === true &&
          titleAndYear(entry.item) === title &&
          !differ(entry.item.DOI?.toLowerCase(), doi)
        );
      });
      return references[at]?.citekey;
    },
  };
}

/** As `titleAndYear` has a title's words, TeX's marks aside. */
const letters = (source: string): string =>
  source
    .replace(/\\[a-zA-Z]+/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
