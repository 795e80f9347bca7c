/** Problems that only the whole base shows. Those that one file shows alone are in its own record. */
import { designs, outcomes } from '../designs.js';
import { didYouMean } from '../nearest.js';
import { qualities, type Source, type StudyFacts } from '../notes/types.js';
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import type { Rating, Rubric } from '../rating/types.js';
import type { Config } from './config.js';
import { differingProblems, effectProblems, reviewProblems } from './evidenceProblems.js';
import { citedKeys, type Definition, type Lookups } from './lookups.js';
import { ownRatingProblems } from './ownRating.js';
import { countOf } from './ratingInput.js';
import { listOf, type ClaimRecord, type ItemRecord, type NoteRecord, type Piece } from './records.js';
import { appraisalOf, findStudy, resolveDesign, studyOfPiece } from './studies.js';
import { attackedItem } from './undercuts.js';
import { targetOf } from './views.js';

export interface Surroundings {
  lookups: Lookups;
  config: Config;
  hasBibliography: boolean;
  rubric: Rubric;
  /** How many pieces bear on a claim. */
  evidenceOf: (claim: ClaimRecord) => number;
  ratingOf: (claim: ClaimRecord) => Rating | undefined;
}

/** All problems of a note. */
export function noteProblems(record: NoteRecord, around: Surroundings): Problem[] {
  return [
    ...record.note.problems,
    ...duplicateIds(record, around.lookups),
    ...record.claims.flatMap((claim) =>
      around.evidenceOf(claim) === 0
        ? [problem('claim-no-evidence', claim.annotation.range, 'no evidence for or against this claim yet')]
        : [],
    ),
    ...record.claims.flatMap((claim) => ownRatingProblems(claim, around.rubric)),
    ...record.claims.flatMap((claim) => {
      const rating = around.ratingOf(claim);
      return rating ? differingProblems(claim, rating) : [];
    }),
    ...record.items.flatMap((item) => effectProblems(item, around.lookups)),
    ...reviewProblems(record, around.lookups),
    ...record.items.flatMap((item) => targetProblems(item, around.lookups)),
    ...record.note.occurrences.flatMap(({ ref: { value, range } }) =>
      around.lookups.definition(value) ? [] : [unknownClaim(value, range, around.lookups)],
    ),
    ...record.items.flatMap((item) => overrideProblems(item, around.config)),
    ...studyProblems(record, around),
    ...referenceProblems(record, around),
    ...describedProblems(record, around),
  ];
}

function duplicateIds({ file, claims, items }: NoteRecord, lookups: Lookups): Problem[] {
  const named: { id: string; range: Range; self: ClaimRecord | ItemRecord }[] = [
    ...claims.flatMap((claim) => {
      const id = claim.annotation.id;
      return id ? [{ id: id.value, range: id.range, self: claim }] : [];
    }),
    ...items.flatMap((item) => {
      const id = item.item.id;
      return id ? [{ id: id.value, range: id.range, self: item }] : [];
    }),
  ];
  return named.flatMap(({ id, range, self }) => {
    const others = lookups.definitions.get(id).filter((other) => partsOf(other).record !== self);
    if (others.length === 0) return [];
    const places = [...new Set(others.map((other) => partsOf(other).record.file))].sort();
    const where = places.length === 1 && places[0] === file ? 'in this note' : 'in another note';
    return [
      {
        ...problem(
          'duplicate-id',
          range,
          `#${id} is also defined ${where}; ids are unique over all notes, so rename one`,
        ),
        related: inOrder(
          others.map((other) => ({
            file: partsOf(other).record.file,
            range: partsOf(other).range,
            message: `#${id} is defined here too`,
          })),
        ),
      },
    ];
  });
}

/** Other places in the order of files, whatever was read first. */
const inOrder = (places: NonNullable<Problem['related']>): NonNullable<Problem['related']> =>
  places.sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));

function partsOf(definition: Definition): { record: ClaimRecord | ItemRecord; range: Range } {
  if ('claim' in definition) {
    const { annotation } = definition.claim;
    return { record: definition.claim, range: annotation.id?.range ?? annotation.range };
  }
  return {
    record: definition.evidence,
    range: definition.evidence.item.id?.range ?? definition.evidence.item.range,
  };
}

function targetProblems(record: ItemRecord, lookups: Lookups): Problem[] {
  const found: Problem[] = [];
  for (const group of record.item.relations) {
    for (const ref of group.refs) {
      const definition = lookups.definition(ref.id);
      if (!definition) {
        found.push(unknownClaim(ref.id, ref.range, lookups));
      } else if (group.relation === 'undercuts' && 'claim' in definition) {
        found.push(
          problem(
            'wrong-target',
            ref.range,
            `an undercut attacks evidence, and #${ref.id} is a claim; write contradicts, or name the evidence`,
          ),
        );
      } else if (group.relation !== 'undercuts' && 'evidence' in definition) {
        found.push(
          problem(
            'wrong-target',
            ref.range,
            `#${ref.id} is evidence, not a claim; only undercuts bears on evidence`,
          ),
        );
      }
    }
    const implicit = record.item.implicitTarget;
    if (group.refs.length === 0 && implicit && 'claim' in implicit && group.relation === 'undercuts') {
      found.push(
        problem(
          'wrong-target',
          group.range,
          'an undercut attacks evidence: nest it under the evidence, or name its #id',
        ),
      );
    }
  }
  if (attacksItself(record, lookups)) {
    found.push(
      problem(
        'cyclic-undercut',
        record.item.headRange,
        'this evidence undercuts itself, directly or in a circle; none of the circle has an effect; take one of them out',
      ),
    );
  }
  return found;
}

function unknownClaim(id: string, range: Range, lookups: Lookups): Problem {
  const advice = lookups.closeIds.for(id) || '; write the claim, or correct the id';
  return problem('unknown-claim', range, `#${id} is not defined in any note${advice}`);
}

/** Whether following undercuts from an item leads back to it. */
function attacksItself(record: ItemRecord, lookups: Lookups): boolean {
  const seen = new Set<ItemRecord>();
  const waiting = [record];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    for (const piece of item.pieces) {
      const attacked = attackedItem(piece, lookups);
      if (attacked === record) return true;
      if (attacked && !seen.has(attacked)) {
        seen.add(attacked);
        waiting.push(attacked);
      }
    }
  }
  return false;
}

/** The values of an item's attributes that stand in the place of its study's. */
function overrideProblems({ item }: ItemRecord, config: Config): Problem[] {
  const { n, k, quality, design, outcome, countries } = item.attributes;
  return [
    ...[n, k].flatMap((count) =>
      count && countOf(count.value) === undefined
        ? [problem('bad-study-value', count.range, 'write a whole number above 0')]
        : [],
    ),
    ...(quality && !qualities.some((known) => known === quality.value)
      ? [problem('bad-study-value', quality.range, `quality is one of ${qualities.join(', ')}`)]
      : []),
    ...(design ? designProblems(design.value, design.range, config) : []),
    ...(outcome ? outcomeProblems(outcome.value, outcome.range, config) : []),
    ...(countries && listOf(countries.value).some((country) => !/^[a-z]{2}$/i.test(country))
      ? [
          problem(
            'bad-study-value',
            countries.range,
            'countries are two-letter codes (ISO 3166), as in GB, DK',
          ),
        ]
      : []),
  ];
}

function designProblems(written: string, range: Range, config: Config): Problem[] {
  if (resolveDesign(written, config) !== undefined) return [];
  const close = didYouMean(written, [...Object.keys(designs), ...Object.keys(config.designs)]);
  return [
    problem(
      'unknown-design',
      range,
      `${written} is not a known study design, so the study is not counted${close || '; name one that is, or add yours to corroborate.json'}`,
    ),
  ];
}

function outcomeProblems(written: string, range: Range, config: Config): Problem[] {
  const known = [...outcomes, ...config.outcomes];
  if (known.includes(written)) return [];
  return [
    problem('bad-study-value', range, `outcome is one of ${known.join(', ')}${didYouMean(written, known)}`),
  ];
}

/** What the front matter says of studies, as far as the workspace decides what may be said. */
function studyProblems({ file, note }: NoteRecord, { config, lookups }: Surroundings): Problem[] {
  const own = note.studies.flatMap((facts) => [
    ...(['design', 'of'] as const).flatMap((name) => {
      const written = facts[name];
      return written === undefined ? [] : designProblems(written, facts.ranges[name] ?? facts.range, config);
    }),
    ...appraisalProblems(facts, lookups),
    ...(facts.outcome === undefined
      ? []
      : outcomeProblems(facts.outcome, facts.ranges.outcome ?? facts.range, config)),
  ]);
  if (!note.citekey || note.studies.length === 0) return own;
  const { value, range } = note.citekey;
  const others = lookups.studies.get(value).filter((study) => study.file !== file);
  if (others.length === 0) return own;
  const twice: Problem = {
    ...problem(
      'duplicate-study',
      range,
      `another note describes the study of ${value} too; keep one description`,
    ),
    related: inOrder(
      others.map((study) => ({
        file: study.file,
        range: study.facts.range,
        message: `${value} is described here too`,
      })),
    ),
  };
  return [...own, twice];
}

/** What is wrong or left open in an appraisal, and where quality is given too and says otherwise. */
function appraisalProblems(facts: StudyFacts, lookups: Lookups): Problem[] {
  const range = facts.ranges.appraisal ?? facts.range;
  const { appraisal, wrong } = appraisalOf(facts, lookups) ?? { wrong: [] };
  const differs =
    appraisal && facts.quality !== undefined && facts.quality !== appraisal.quality
      ? [
          `quality is given as ${facts.quality}, and the appraisal comes to ${appraisal.quality}; what is given holds`,
        ]
      : [];
  return [...wrong, ...differs].map((message) => problem('bad-study-value', range, message));
}

function referenceProblems(record: NoteRecord, { lookups, hasBibliography }: Surroundings): Problem[] {
  const unknown = citationsThatMatter(record).filter(({ citekey }) => !lookups.references.has(citekey));
  const [firstUnknown] = unknown;
  if (!firstUnknown) return [];
  if (!hasBibliography) {
    const count = citedKeys(record).size;
    const keys = count === 1 ? 'its citation key cannot' : `its ${count} citation keys cannot`;
    return [
      problem(
        'unknown-reference',
        firstUnknown.range,
        `there is no bibliography in this folder, so ${keys} be looked up; add a .bib file`,
      ),
    ];
  }
  return unknown.map(({ citekey, range }) =>
    problem(
      'unknown-reference',
      range,
      `@${citekey} is in no bibliography${lookups.closeKeys.for(citekey) || '; add its entry, or correct the key'}`,
    ),
  );
}

/**
 * Citation keys that ought to be known, each place once. A bare `@name` in a note without annotations or a bracketed citation may be a
 * person's handle in any README, and is let be.
 */
function citationsThatMatter({ note }: NoteRecord): { citekey: string; range: Range }[] {
  const isBare = (items: { mode: string }[]): boolean => items.length === 1 && items[0]?.mode !== 'normal';
  const scholarly =
    note.claims.length > 0 ||
    note.evidence.length > 0 ||
    note.citekey !== undefined ||
    note.bibliography.length > 0 ||
    note.citations.some(({ items }) => !isBare(items));
  const cited = scholarly
    ? note.citations.flatMap(({ items }) =>
        items.map(({ citekey, keyRange }) => ({ citekey, range: keyRange })),
      )
    : [];
  return note.citekey ? [{ citekey: note.citekey.value, range: note.citekey.range }, ...cited] : cited;
}

/** Evidence of studies that no note describes, and of papers with several studies that does not say which. */
function describedProblems({ items }: NoteRecord, { lookups, config }: Surroundings): Problem[] {
  const found: Problem[] = [];
  for (const { item, pieces } of items) {
    const told = new Set<Source>();
    for (const piece of pieces) {
      if (told.has(piece.source) || !bearsOnClaim(piece, lookups)) continue;
      told.add(piece.source);
      const { citekey, range } = piece.source;
      const { key, asked } = studyOfPiece(piece, lookups);
      if (asked) {
        found.push(
          problem(
            'which-study',
            range,
            `${citekey} reports ${asked.length} studies: add study=${asked.join(' or study=')} to the span round the quote`,
          ),
        );
      } else if (item.attributes.design === undefined && !findStudy(key, lookups, config).described) {
        found.push(
          problem(
            'study-not-described',
            range,
            `no note describes the design of ${citekey}, so it is listed and not counted; describe it in a note, or add design= to the span round the quote`,
          ),
        );
      }
    }
  }
  return found;
}

const bearsOnClaim = (piece: Piece, lookups: Lookups): boolean => {
  if (piece.relation === 'mentions' || piece.relation === 'undercuts') return false;
  const target = targetOf(piece, lookups);
  return target !== null && 'claim' in target;
};
