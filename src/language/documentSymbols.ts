import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import { relations } from '../core/notes/relations.js';
import type { ClaimAnnotation, EvidenceItem, Note } from '../core/notes/types.js';
import { shortened } from './markdown.js';
import { editorRange } from './places.js';

/** The claims of a note, each with the evidence that stands in its scope; evidence elsewhere stands beside them. */
export function documentSymbols(base: EvidenceBase, file: FileName): DocumentSymbol[] {
  const note = base.note(file);
  if (!note) return [];
  const claims = note.claims.map((claim) => ({
    scope: claim.scope ?? claim.range,
    symbol: claimSymbol(note, claim),
  }));
  const top: DocumentSymbol[] = claims.map(({ symbol }) => symbol);
  for (const item of note.evidence) {
    const symbol = evidenceSymbol(note, item);
    const target = item.implicitTarget;
    const owner = target && 'claim' in target ? claims[target.claim] : undefined;
    const isInside = owner && owner.scope.start <= item.range.start && item.range.end <= owner.scope.end;
    if (!isInside) {
      top.push(symbol);
      continue;
    }
    // A parent's range has to hold its children's.
    owner.symbol.range = { ...owner.symbol.range, end: later(owner.symbol.range.end, symbol.range.end) };
    (owner.symbol.children ??= []).push(symbol);
  }
  return top.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function claimSymbol(note: Note, claim: ClaimAnnotation): DocumentSymbol {
  return {
    name: shortened(claim.text, 200) || claim.id?.value || 'claim',
    detail: claim.id ? `#${claim.id.value}` : undefined,
    kind: SymbolKind.Interface,
    range: editorRange(note.lineStarts, claim.range),
    selectionRange: editorRange(note.lineStarts, claim.id?.range ?? claim.range),
  };
}

function evidenceSymbol(note: Note, item: EvidenceItem): DocumentSymbol {
  const words = item.relations.map(({ relation, refs }) =>
    [relations[relation].forms[0], ...refs.map(({ id }) => `#${id}`)].join(' '),
  );
  return {
    name: words.join('; '),
    detail: item.sources.map(({ citekey }) => `@${citekey}`).join('; '),
    kind: SymbolKind.Event,
    range: editorRange(note.lineStarts, item.range),
    selectionRange: editorRange(note.lineStarts, item.headRange),
  };
}

const later = <Place extends { line: number; character: number }>(a: Place, b: Place): Place =>
  a.line > b.line || (a.line === b.line && a.character >= b.character) ? a : b;
