/** Add Reference: what is pasted or found becomes an edit at the end of a `.bib` file. */
import type { EvidenceBase } from '../core/base/types.js';
import {
  addReferences,
  appended,
  shortCitation,
  titleAndYear,
  type KnownReferences,
} from '../core/bibliography/index.js';
import { differ } from '../core/bibliography/addReferences.js';
import { marksOf } from '../core/bibliography/marks.js';
import { lineStartsOf } from '../core/position.js';
import { editorRange } from '../language/index.js';
import type { AddParams, AddResult } from '../protocol.js';

/** The `.bib` files of the workspace, by name. */
export function bibliographiesOf(base: EvidenceBase, folder: string): AddResult['files'] {
  return [...base.bibliographies()]
    .filter(([, { format }]) => format === 'bibtex')
    .map(([uri, { entries }]) => ({ uri, name: nameIn(folder, uri), references: entries.length }));
}

/** `folder` is a URI; `textOf` gives a file's text, or undefined where there is none. */
export async function addTo(
  base: EvidenceBase,
  { text, file }: AddParams,
  folder: string,
  textOf: (uri: string) => Promise<string | undefined>,
): Promise<AddResult> {
  const files = bibliographiesOf(base, folder);
  const {
    text: entries,
    added,
    known,
    unread,
  } = addReferences(text, base.config.citekeyPattern, knownTo(base));
  const result: AddResult = {
    files,
    added: added.map(({ citekey, item }) => ({ citekey, citation: shortCitation(item) })),
    known,
    unread,
  };
  const uri = file ?? files[0]?.uri ?? `${folder}/references.bib`;
  if (added.length === 0) return result;
  const before = await textOf(uri);
  const { offset, newText } = appended(before ?? '', entries);
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

function nameIn(folder: string, uri: string): string {
  const name = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
