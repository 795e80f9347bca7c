/** Claims and evidence as the views show them, from the evidence base. */
import { uniqueBy } from './uniqueBy.js';
import type { Claim, Evidence, EvidenceBase, FileName } from '../core/base/types.js';
import { decoded } from '../core/decoded.js';
import { designs, isDesign } from '../core/designs.js';
import type { NotCounted, Rating, Unit } from '../core/rating/types.js';
import {
  adjustmentLines,
  dimensionCauses,
  dimensions,
  levelLabel,
  levelRank,
  ruleLines,
  sentence,
  stepCauses,
} from '../core/rating/index.js';
import { pooledSentence, signSentence } from '../core/report/numbersInWords.js';
import { paperSentence } from '../core/report/paperSentence.js';
import { citationOf, countUnits, editorRange, lineStartsIn } from '../language/index.js';
import { changesOf } from './changes.js';
import { whatIfLines } from './whatIf.js';
import type { ClaimDetail, ClaimSummary, EvidenceSummary, Mark, Strength, Target } from '../protocol.js';

/** Turns the base's names of files into URIs. */
export type UriOf = (file: FileName) => string;

export function claimSummary(base: EvidenceBase, claim: Claim, uriOf: UriOf): ClaimSummary {
  const rating = ratingOf(base, claim);
  const counts = { ...countUnits(rating), notCounted: rating.notCounted.length };
  const own = claim.ownRating;
  const target = targetAt(base, claim.file, claim.range, uriOf);
  return {
    key: claim.key,
    id: claim.id,
    text: claim.text,
    topics: claim.topics,
    type: claim.type,
    verdict: rating.verdict,
    strength: strengthOf(base, rating.strength),
    own: own
      ? {
          strength: own.strength,
          label: levelLabel(base.rubric, own.strength),
          because: own.because,
          rank: levelRank(base.rubric, own.strength).rank,
        }
      : null,
    counts,
    marks: [
      ...rating.units.map((unit) => unitMark(base, unit)),
      ...rating.notCounted.map((listed) => listedMark(base, listed)),
    ],
    target,
    place: placeWords(target),
  };
}

export function claimDetail(base: EvidenceBase, claim: Claim, uriOf: UriOf): ClaimDetail {
  const rating = ratingOf(base, claim);
  const { rubric } = base;
  const share = rating.facts.support_share;
  const unitOf = unitsByStudy(rating);
  const causes = stepCauses(rating, rubric);
  const behind = dimensionCauses(rating);
  const units = [
    ...rating.units.map((unit) => ({ mark: unitMark(base, unit), why: unit.why })),
    ...rating.notCounted.map((listed) => ({ mark: listedMark(base, listed), why: listed.why })),
  ];
  return {
    summary: claimSummary(base, claim, uriOf),
    sentence: sentence(rating),
    paperSentence: paperSentence(claim.text, rating, rubric, { own: claim.ownRating }),
    rubric: { id: rubric.id, title: rubric.title },
    share: typeof share === 'number' ? share : null,
    thresholds: { notSupported: 1 - rubric.body.verdictThreshold, supported: rubric.body.verdictThreshold },
    dimensions: dimensions(rating, rubric).map((line) => ({ ...line, causes: behind[line.name] })),
    rules: ruleLines(rating, rubric).map((line) => ({ ...line, causes: causes.get(line.rule) ?? [] })),
    // One line for each step of the ledger after the first.
    adjustments: adjustmentLines(rating, rubric).map((words, index) => ({
      words,
      causes: causes.get(rating.ledger[index + 1]?.rule ?? '') ?? [],
    })),
    ...changesOf(base, claim, rating),
    whatIf: whatIfLines(base, claim, rating, { units }),
    numbers: [signSentence(rating.facts), pooledSentence(rating.facts, rubric)].filter(
      (words) => words !== undefined,
    ),
    cerqual: Object.entries(claim.cerqual ?? {}).map(([component, concern]) => ({ component, concern })),
    notes: rating.notes,
    units,
    evidence: [...base.evidenceOf(claim.key), ...undercutsOf(base, claim)].map((piece) =>
      evidenceSummary(base, piece, unitOf.get(piece.study) ?? null, uriOf),
    ),
  };
}

/** The unit of each counted study. */
export function unitsByStudy(rating: Rating): Map<string, string> {
  return new Map(rating.units.flatMap((unit) => unit.studies.map((study) => [study, unit.id] as const)));
}

export function evidenceSummary(
  base: EvidenceBase,
  piece: Evidence,
  unit: string | null,
  uriOf: UriOf,
): EvidenceSummary {
  const study = base.study(piece.study);
  const design = piece.attributes.design ?? study?.design;
  return {
    id: piece.id,
    relation: piece.relation,
    citekey: piece.citekey,
    study: piece.study,
    unit: piece.relation === 'mentions' || piece.relation === 'undercuts' ? null : unit,
    citation: citationOf(base, piece.citekey),
    design: design === undefined ? null : isDesign(design) ? designs[design] : design,
    n: study?.n ?? null,
    k: study?.k ?? null,
    countries: study?.countries ?? [],
    quality: study?.quality ?? null,
    locator: piece.locator ? locatorWords(piece.locator) : null,
    quote: piece.quote ?? null,
    comment: piece.comment ?? null,
    undercut: piece.undercut,
    target: targetAt(base, piece.file, piece.range, uriOf),
  };
}

/** Evidence that undercuts the claim's own evidence is shown beside it. */
function undercutsOf(base: EvidenceBase, claim: Claim): Evidence[] {
  return uniqueBy(
    base.evidenceOf(claim.key).flatMap((piece) => base.undercutsOf(piece)),
    ({ id }) => id,
  );
}

function ratingOf(base: EvidenceBase, claim: Claim): Rating {
  const rating = base.rating(claim.key);
  if (!rating) throw new Error(`The claim ${claim.key} is in the base and has no rating.`);
  return rating;
}

function strengthOf(base: EvidenceBase, level: string): Strength {
  return { level, label: levelLabel(base.rubric, level), ...levelRank(base.rubric, level) };
}

function unitMark(base: EvidenceBase, unit: Unit): Mark {
  const citekeys = [...new Set(unit.studies.map((study) => base.study(study)?.citekey ?? study))];
  const [only] = citekeys;
  return {
    id: unit.id,
    direction: unit.relation,
    quality: unit.quality,
    weight: unit.weight,
    publications: unit.studies.length,
    counted: true,
    year: citekeys.reduce<number | null>((latest, key) => later(latest, yearOf(base, key)), null),
    label:
      citekeys.length === 1 && only !== undefined
        ? citationOf(base, only)
        : `${unit.id}, ${unit.studies.length} publications`,
  };
}

function listedMark(base: EvidenceBase, { study, relation }: NotCounted): Mark {
  const described = base.study(study);
  const citekey = described?.citekey ?? study;
  return {
    id: study,
    direction: relation,
    quality: described?.quality ?? 'unclear',
    weight: 0,
    publications: 1,
    counted: false,
    year: yearOf(base, citekey),
    label: citationOf(base, citekey),
  };
}

function yearOf(base: EvidenceBase, citekey: string): number | null {
  const entry = base.entry(citekey);
  const year = entry?.ok ? Number(entry.item.issued?.['date-parts']?.[0]?.[0]) : NaN;
  return Number.isFinite(year) ? year : null;
}

const later = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** "p. 12", "section abstract" as a reader of the note would say it. */
function locatorWords({ label, value }: { label: string; value: string }): string {
  const short: Record<string, string> = {
    page: /[-–,]/.test(value) ? 'pp.' : 'p.',
    section: '',
    table: 'tbl.',
    figure: 'fig.',
    chapter: 'ch.',
  };
  const term = short[label] ?? label;
  return term === '' ? value : `${term} ${value}`;
}

function targetAt(
  base: EvidenceBase,
  file: FileName,
  range: { start: number; end: number },
  uriOf: UriOf,
): Target {
  return { uri: uriOf(file), range: editorRange(lineStartsIn(base, file), range) };
}

/** "claims.md:42", lines from 1. */
export function placeWords({ uri, range }: Target): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return `${decoded(name)}:${range.start.line + 1}`;
}
