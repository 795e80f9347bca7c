/** Problems of what is said of studies: in front matter, on the passages themselves, or not at all. */
import { designs, outcomes } from '../designs.js';
import { didYouMean } from '../nearest.js';
import { qualities, type Source, type StudyFacts } from '../notes/types.js';
import type { Range } from '../position.js';
import { noProblems, problem, type Problem } from '../problem.js';
import type { Config } from './config.js';
import { inOrder } from './inOrder.js';
import type { Lookups } from './lookups.js';
import { countOf } from './ratingInput.js';
import { listOf, type ItemRecord, type NoteRecord } from './records.js';
import { appraisalOf, isDescribed, resolveDesign, studyOfPiece } from './studies.js';
import { bearsOnClaim } from './views.js';

/** What problems of studies are seen by. */
export interface StudySurroundings {
  lookups: Lookups;
  config: Config;
}

/** The values of an item's attributes that stand in the place of its study's. */
export function overrideProblems({ item }: ItemRecord, config: Config): readonly Problem[] {
  const { n, k, quality, design, outcome, countries } = item.attributes;
  if (!(n ?? k ?? quality ?? design ?? outcome ?? countries)) return noProblems;
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
export function studyProblems({ file, note }: NoteRecord, { config, lookups }: StudySurroundings): Problem[] {
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
  const others = lookups.descriptions(value).filter((study) => study.file !== file);
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

/** Evidence of studies that no note describes, and of papers with several studies that does not say which. */
export function describedProblems({ items }: NoteRecord, { lookups, config }: StudySurroundings): Problem[] {
  const found: Problem[] = [];
  for (const { item, pieces } of items) {
    let told: readonly Source[] = [];
    for (const piece of pieces) {
      if (told.includes(piece.source) || !bearsOnClaim(piece, lookups)) continue;
      // Most items have one piece.
      if (pieces.length > 1) told = [...told, piece.source];
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
      } else if (item.attributes.design === undefined && !isDescribed(key, lookups, config)) {
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
