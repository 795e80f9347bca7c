/** Where the text of a reference can be read: the files that its entry names, then the web. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { addressOf } from '../documentLinks.js';

export interface SourcePlace {
  /** A path as the bibliography has it, absolute or relative to the bibliography; or an address on the web. */
  target: string;
  kind: 'file' | 'web';
}

/** The places of a reference; `bibliography` is the file that paths are relative to. Undefined where no bibliography has the key. */
export function sourcesOf(
  base: EvidenceBase,
  citekey: string,
): { bibliography: FileName; places: SourcePlace[] } | undefined {
  const reference = base.reference(citekey);
  if (!reference) return undefined;
  const entry = base.entry(citekey);
  const address = entry?.ok ? addressOf(entry.item) : undefined;
  return {
    bibliography: reference.file,
    places: [
      ...filesIn(reference.entry.source).map((target): SourcePlace => ({ target, kind: 'file' })),
      ...(address === undefined ? [] : [{ target: address, kind: 'web' } as const]),
    ],
  };
}

/** `file = {…}` of BibTeX: paths, or `description:path:type` as Zotero, JabRef and Mendeley write them, several by semicolons; `L1` of RIS. */
function filesIn(source: string): string[] {
  const field = /(?:^|[\s,])(?:file|pdf)\s*=\s*[{"]([^{}"]{1,4000})[}"]/i.exec(source)?.[1];
  const ris = [...source.matchAll(/^(?:L1|L4) {2}- (.{1,1000})$/gm)].map((match) => match[1] ?? '');
  const written = field === undefined ? [] : field.split(/(?<!\\);/);
  const paths = [...written.map(pathIn), ...ris].map((path) => path.trim()).filter(isReadable);
  const unique = [...new Set(paths)];
  // A snapshot of a web page is worth less than the paper itself.
  return [...unique.filter(isPdf), ...unique.filter((path) => !isPdf(path))];
}

/** What an editor may hand to the system: nothing that would be run. */
const isReadable = (path: string): boolean => /\.(?:pdf|epub|djvu|html?|txt|md|docx|odt)$/i.test(path);

const isPdf = (path: string): boolean => /\.pdf$/i.test(path);

function pathIn(written: string): string {
  const parts = written
    .replace(/\\([;:\\_&%#])/g, (_, sign: string) => (sign === ':' ? '\u0000' : sign))
    .split(':');
  const whole = (text: string): string => text.replaceAll('\u0000', ':');
  const isTyped =
    parts.length >= 3 && /^(?:application\/[\w.+-]+|text\/html|[A-Za-z]{2,12})$/.test(parts.at(-1) ?? '');
  if (!isTyped) return whole(parts.join(':'));
  return whole(parts.slice(1, -1).join(':'));
}
