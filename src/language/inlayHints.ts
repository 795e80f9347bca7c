import { InlayHintKind, type InlayHint } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { EvidenceItem, Note } from '../core/notes/types.js';
import { placeAt, type Range } from '../core/position.js';
import { shortened } from './markdown.js';

/** Beside each relation without a ref the claim that its place decides: "#trust". `text` is that of the note. */
export function inlayHints(base: EvidenceBase, file: FileName, text: string, within: Range): InlayHint[] {
  const note = base.note(file);
  if (!note) return [];
  return note.evidence.flatMap((item) => {
    const target = targetOf(note, item);
    if (!target) return [];
    return item.relations
      .filter(
        ({ refs, range }) => refs.length === 0 && range.start >= within.start && range.end <= within.end,
      )
      .map(({ range }): InlayHint => {
        const { line, column } = placeAt(note.lineStarts, pastEmphasis(text, range.end));
        return {
          position: { line: line - 1, character: column - 1 },
          label: target.label,
          kind: InlayHintKind.Type,
          tooltip: target.text,
          paddingLeft: true,
        };
      });
  });
}

/** Behind the marks that make a relation bold or italic. */
function pastEmphasis(text: string, end: number): number {
  let at = end;
  while (text[at] === '*' || text[at] === '_') at++;
  return at;
}

function targetOf(note: Note, item: EvidenceItem): { label: string; text: string } | undefined {
  const target = item.implicitTarget;
  if (!target) return undefined;
  if ('evidence' in target) {
    const evidence = note.evidence[target.evidence];
    if (!evidence) return undefined;
    return {
      label: evidence.id ? `#${evidence.id.value}` : 'the evidence above',
      text: evidence.quote?.text ?? '',
    };
  }
  const claim = note.claims[target.claim];
  return (
    claim && { label: claim.id ? `#${claim.id.value}` : `“${shortened(claim.text, 40)}”`, text: claim.text }
  );
}
