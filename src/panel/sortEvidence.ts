/** The evidence of an opened claim, sorted into the sections that it is shown in. */
import { sortedMarks } from '../core/report/figures/index.js';
import type { ClaimDetail, Direction, EvidenceSummary, Mark } from '../protocol.js';

/** One independent study with its passages; or a listed one, with the reasons why it is not counted. */
export interface StudyEvidence {
  mark: Mark;
  why: string[];
  /** By reference, in the order of the notes. */
  publications: Publication[];
}

export interface Publication {
  citekey: string;
  citation: string;
  passages: EvidenceSummary[];
}

export interface Section {
  kind: 'for' | 'against' | 'null' | 'mixed' | 'not-counted';
  studies: StudyEvidence[];
}

export interface SortedEvidence {
  /** For and Against always; the others where they have something. */
  sections: Section[];
  /** What cites without bearing on the rating, and what questions a passage. */
  mentions: EvidenceSummary[];
  undercuts: EvidenceSummary[];
}

const sectionOf: Record<Direction, Section['kind']> = {
  supports: 'for',
  contradicts: 'against',
  null: 'null',
  qualifies: 'mixed',
};

export function sortEvidence({ units, evidence }: Pick<ClaimDetail, 'units' | 'evidence'>): SortedEvidence {
  const bearing = evidence.filter(({ relation }) => relation !== 'mentions' && relation !== 'undercuts');
  const whyOf = new Map(units.map(({ mark, why }) => [mark, why]));
  const marks = units.map(({ mark }) => mark);
  const inOrder = sortedMarks(marks);
  const studies = inOrder.map((mark): StudyEvidence => ({
    mark,
    why: whyOf.get(mark) ?? [],
    publications: byPublication(
      bearing.filter((piece) =>
        mark.counted ? piece.unit === mark.id : piece.unit === null && piece.study === mark.id,
      ),
    ),
  }));
  const section = (kind: Section['kind']): Section => ({
    kind,
    studies: studies.filter(({ mark }) =>
      mark.counted ? sectionOf[mark.direction] === kind : kind === 'not-counted',
    ),
  });
  return {
    sections: [
      section('for'),
      section('against'),
      ...[section('null'), section('mixed'), section('not-counted')].filter((one) => one.studies.length > 0),
    ],
    mentions: evidence.filter(({ relation }) => relation === 'mentions'),
    undercuts: evidence.filter(({ relation }) => relation === 'undercuts'),
  };
}

function byPublication(passages: readonly EvidenceSummary[]): Publication[] {
  const publications = new Map<string, Publication>();
  for (const passage of passages) {
    const known = publications.get(passage.citekey);
    if (known) known.passages.push(passage);
    else
      publications.set(passage.citekey, {
        citekey: passage.citekey,
        citation: passage.citation,
        passages: [passage],
      });
  }
  return [...publications.values()];
}
