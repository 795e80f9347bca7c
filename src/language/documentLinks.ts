import type { DocumentLink } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { CslItem } from '../core/bibliography/types.js';
import type { Range } from '../core/position.js';
import { editorRange } from './places.js';

/** What a link needs to be followed later: entries are parsed only then. */
export type LinkData = { citekey: string };

/** Citation keys of a note, and keys and DOIs of a bibliography, as links to the publication. Where they lead is found when asked. */
export function documentLinks(base: EvidenceBase, file: FileName): DocumentLink[] {
  const note = base.note(file);
  if (note) {
    const keys = note.citations.flatMap(({ items }) =>
      items.map(({ citekey, keyRange }) => ({ citekey, range: keyRange })),
    );
    if (note.citekey) keys.push({ citekey: note.citekey.value, range: note.citekey.range });
    return keys
      .filter(({ citekey }) => mayLead(base, citekey))
      .map(({ citekey, range }) => ({
        range: editorRange(note.lineStarts, range),
        data: { citekey } satisfies LinkData,
      }));
  }
  const bibliography = base.bibliography(file);
  if (!bibliography) return [];
  return bibliography.entries.flatMap(({ source, range }) => {
    const found = doiIn(source);
    if (!found) return [];
    const place: Range = { start: range.start + found.start, end: range.start + found.end };
    return {
      range: editorRange(bibliography.lineStarts, place),
      target: addressOfDoi(source.slice(found.start, found.end)),
    };
  });
}

/** A link with its target; unchanged where there is none after all. */
export function resolveLink(base: EvidenceBase, link: DocumentLink): DocumentLink {
  const citekey = (link.data as Partial<LinkData> | undefined)?.citekey;
  const entry = typeof citekey === 'string' ? base.entry(citekey) : undefined;
  const target = entry?.ok ? addressOf(entry.item) : undefined;
  return target === undefined ? link : { ...link, target };
}

/** Where a publication is: its DOI, else its URL where that is on the web. */
export function addressOf({ DOI, URL }: CslItem): string | undefined {
  if (DOI !== undefined && /^10\.\d{4,9}\//.test(DOI)) return addressOfDoi(DOI);
  return URL !== undefined && /^https?:\/\//i.test(URL) ? URL : undefined;
}

/** The registrant's prefix and the rest, escaped as the DOI handbook asks (section 2.5.2.4). */
const addressOfDoi = (doi: string): string =>
  `https://doi.org/${doi.replace(/[^A-Za-z0-9\-._~/:;()]/g, (sign) => encodeURIComponent(sign))}`;

const mayLead = (base: EvidenceBase, citekey: string): boolean => {
  const source = base.reference(citekey)?.entry.source;
  return source !== undefined && /\b(?:doi|url)\b/i.test(source);
};

function doiIn(source: string): Range | undefined {
  const match =
    /\bdoi"?\s*[=:]\s*[{"]\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s{}"]{1,300})/i.exec(source);
  const doi = match?.[1];
  if (!match || doi === undefined) return undefined;
  const start = match.index + match[0].length - doi.length;
  return { start, end: start + doi.length };
}
