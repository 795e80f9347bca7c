import assert from 'node:assert/strict';
import type { EvidenceBase } from '../../../src/core/base/types.js';

/** Everything that the outside can see of a base. */
export function seen(base: EvidenceBase): unknown {
  const files = base.files();
  const studies = base.studies();
  const evidence = base.evidence();
  const ids = evidence.flatMap(({ targetId }) => targetId ?? []);
  findsByNames(base);
  const citekeys = new Set(studies.map(({ citekey }) => citekey));
  return {
    files,
    claims: base
      .claims()
      .map((claim) => ({ ...claim, evidence: base.evidenceOf(claim.key), rating: base.rating(claim.key) })),
    evidence: evidence.map((piece) => ({ ...piece, undercuts: base.undercutsOf(piece).map(({ id }) => id) })),
    studies,
    references: base.references(),
    problems: files.map((file) => base.problems(file)),
    counts: base.counts(),
    naming: ids.map((id) => base.notesNaming(id)),
    citing: [...citekeys].map((citekey) => [
      base.notesCiting(citekey),
      base.notesOf(citekey),
      base.studiesOf(citekey),
      base.evidenceCiting(citekey).map(({ id }) => id),
    ]),
  };
}

/** What is found without a look into each note is what such a look finds. */
function findsByNames(base: EvidenceBase): void {
  const notes = [...base.notes()];
  const unique = (names: Iterable<string>): string[] => [...new Set(names)].sort();
  assert.deepEqual(unique(base.claimIds()), unique(base.claims().flatMap(({ id }) => id ?? [])));
  assert.deepEqual(
    new Map(base.claimCounts()),
    new Map(notes.map(([file, { claims }]) => [file, claims.length])),
  );
  assert.deepEqual(
    base.literatureNotes(),
    notes.flatMap(([file, { citekey }]) => (citekey ? [file] : [])).sort(),
  );
  assert.deepEqual(
    base.notesWithBibliography(),
    notes.flatMap(([file, { bibliography }]) => (bibliography.length > 0 ? [file] : [])).sort(),
  );
}
