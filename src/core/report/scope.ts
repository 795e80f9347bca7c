/** Which references an export is of, in which order. */
import type { ClaimKey, EvidenceBase, FileName } from '../base/types.js';

/** All that is named together; without any, the whole workspace: every reference that a note cites, not all that a bibliography holds. */
export interface Scope {
  /** The claims' evidence, undercuts of it included. */
  claims?: readonly ClaimKey[];
  /** One note is in its order of citation; several are by key. */
  notes?: readonly FileName[];
  /** Those chosen, in this order. */
  citekeys?: readonly string[];
  /** Leaves out what is cited or mentioned only, and is evidence for or against nothing. */
  evidenceOnly?: boolean;
}

/** Citation keys, each once. */
export function keysInScope(base: EvidenceBase, scope: Scope): string[] {
  const all = [...new Set(inScope(base, scope))];
  if (!scope.evidenceOnly) return all;
  return all.filter((key) =>
    base.evidenceCiting(key).some(({ relation, target }) => relation !== 'mentions' && target !== null),
  );
}

function inScope(base: EvidenceBase, { claims, notes, citekeys }: Scope): string[] {
  const keysOf = (files: readonly FileName[]): string[] => {
    const keys = files.flatMap((file) => keysOfNote(base, file));
    return files.length === 1 ? keys : keys.sort();
  };
  if (!claims && !notes && !citekeys) return keysOf([...base.notes()].map(([file]) => file)).sort();
  return [
    ...keysOf(notes ?? []),
    ...(claims ?? []).flatMap((claim) => keysOfClaim(base, claim)).sort(),
    ...(citekeys ?? []),
  ];
}

/** In order of citation, as a manuscript numbers its references. */
function keysOfNote(base: EvidenceBase, file: FileName): string[] {
  const note = base.note(file);
  if (!note) return [];
  const cited = [
    ...note.citations.flatMap(({ items, range }) =>
      items.map(({ citekey }) => ({ citekey, at: range.start })),
    ),
    ...note.evidence.flatMap(({ sources }) =>
      sources.map(({ citekey, range }) => ({ citekey, at: range.start })),
    ),
    ...(note.citekey ? [{ citekey: note.citekey.value, at: note.citekey.range.start }] : []),
  ];
  return cited.sort((a, b) => a.at - b.at).map(({ citekey }) => citekey);
}

const keysOfClaim = (base: EvidenceBase, claim: ClaimKey): string[] =>
  base
    .evidenceOf(claim)
    .flatMap((piece) => [piece.citekey, ...base.undercutsOf(piece).map(({ citekey }) => citekey)]);
