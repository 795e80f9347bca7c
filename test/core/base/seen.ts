import type { EvidenceBase } from '../../../src/core/base/types.js';

/** Everything that the outside can see of a base. */
export function seen(base: EvidenceBase): unknown {
  const files = base.files();
  const studies = base.studies();
  const evidence = base.evidence();
  const ids = evidence.flatMap(({ targetId }) => targetId ?? []);
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
