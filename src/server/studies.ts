/** The Studies view: what each study bears on, and what is missing of it. */
import type { Evidence, EvidenceBase, Study } from '../core/base/types.js';
import { plainText } from '../core/bibliography/index.js';
import { designs, isDesign } from '../core/designs.js';
import { citationOf, editorRange, lineStartsIn } from '../language/index.js';
import type { Direction, StudyLine, Target } from '../protocol.js';
import type { UriOf } from './summaries.js';
import { turns } from './turns.js';

/** Entries are read as they are needed, thousands at the first time: others get their turn. */
export async function studyLines(
  base: EvidenceBase,
  uriOf: UriOf,
  signal: AbortSignal,
): Promise<StudyLine[]> {
  const pieces = new Map<string, Evidence[]>();
  for (const piece of base.evidence()) {
    const known = pieces.get(piece.study);
    if (known) known.push(piece);
    else pieces.set(piece.study, [piece]);
  }
  const turn = turns(signal);
  const lines: StudyLine[] = [];
  for (const study of base.studies()) {
    await turn();
    lines.push(studyLine(base, study, pieces.get(study.key) ?? [], uriOf));
  }
  return lines;
}

export function studyLine(
  base: EvidenceBase,
  study: Study,
  pieces: readonly Evidence[],
  uriOf: UriOf,
): StudyLine {
  const { key, citekey, described, design, n, quality = 'unclear' } = study;
  const entry = base.entry(citekey);
  const at = (file: string, range: { start: number; end: number }): Target => ({
    uri: uriOf(file),
    range: editorRange(lineStartsIn(base, file), range),
  });
  const reference = base.reference(citekey);
  return {
    key,
    citekey,
    citation: citationOf(base, citekey),
    title: entry?.ok ? plainText(entry.item.title) || null : null,
    described,
    appraised: quality !== 'unclear',
    design: design === undefined ? null : isDesign(design) ? designs[design] : design,
    n: n ?? null,
    quality,
    bearsOn: pieces.flatMap(({ relation, target, file, range }) => {
      if (!isDirection(relation) || !target || !('claim' in target)) return [];
      const claim = base.claim(target.claim);
      return claim ? [{ relation, claim: claim.text, key: claim.key, target: at(file, range) }] : [];
    }),
    target:
      study.file !== undefined && study.range
        ? at(study.file, study.range)
        : reference
          ? at(reference.file, reference.entry.keyRange)
          : null,
  };
}

const directions: readonly string[] = ['supports', 'contradicts', 'null', 'qualifies'] satisfies Direction[];
const isDirection = (relation: string): relation is Direction => directions.includes(relation);
