import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import { lineStartsIn } from './lineStarts.js';
import { shortened } from './markdown.js';
import { editorRange } from './places.js';
import type { Search } from './search.js';

const most = 200;

/** Claims found by words of their text, their id, their topics and their sources; all of a small base where nothing is asked for. */
export function workspaceSymbols(
  base: EvidenceBase,
  search: Search,
  query: string,
  uriOf: (file: FileName) => string,
): WorkspaceSymbol[] {
  const keys =
    query.trim() === ''
      ? search.claimKeys().slice(0, most)
      : search.claimIndex.search(query, most).map(({ key }) => key);
  return keys.flatMap((key) => {
    const claim = base.claim(key);
    if (!claim) return [];
    const range = editorRange(lineStartsIn(base, claim.file), claim.range);
    return {
      name: shortened(claim.text, 200) || key,
      kind: SymbolKind.Interface,
      ...(claim.topics[0] !== undefined && { containerName: claim.topics[0] }),
      location: { uri: uriOf(claim.file), range },
    };
  });
}
