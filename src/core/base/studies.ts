/** Studies as the base sees them: those that notes describe, and those that are only cited. */
import { isDesign } from '../designs.js';
import type { StudyFacts } from '../notes/types.js';
import { readAppraisal, type WrittenAppraisal } from '../rating/appraisal/appraise.js';
import type { Config } from './config.js';
import type { StudyDescription } from './byName.js';
import type { Lookups } from './lookups.js';
import type { Piece } from './records.js';
import { valuesOf } from './records.js';
import type { Study } from './types.js';

/** A known design, by its own name or by a project's; undefined for any other. */
export function resolveDesign(written: string | undefined, config: Config): string | undefined {
  if (written === undefined) return undefined;
  if (isDesign(written)) return written;
  const known = Object.hasOwn(config.designs, written) ? config.designs[written] : undefined;
  return known !== undefined && isDesign(known) ? known : undefined;
}

/** The key of a described study: its paper's, with its own id where the paper has several. */
export function studyKey(study: StudyDescription, ofPaper: readonly StudyDescription[]): string {
  return ofPaper.length > 1 && study.facts.id !== undefined
    ? `${study.citekey}#${study.facts.id}`
    : study.citekey;
}

/** Which study a piece of evidence is of. `asked` lists the ids to choose from where the piece does not say and must. */
export function studyOfPiece(piece: Piece, lookups: Lookups): { key: string; asked?: string[] } {
  const citekey = piece.source.citekey;
  const described = lookups.describedStudies(citekey);
  if (described.length <= 1) return { key: citekey };
  const ids = described.flatMap(({ facts }) => facts.id ?? []);
  const named = valuesOf(piece.item.item).study;
  return named !== undefined && ids.includes(named)
    ? { key: `${citekey}#${named}` }
    : { key: citekey, asked: ids };
}

/** A study of a paper, by its key; `described` is false where no note gives its design. */
export function findStudy(key: string, lookups: Lookups, config: Config): Study {
  const found = descriptionOf(key, lookups);
  if (!found) return { key, citekey: key, described: false, countries: [], includes: [], attributes: {} };
  return toStudy(key, found, lookups, config);
}

/** Whether a note gives the design of a study. */
export const isDescribed = (key: string, lookups: Lookups, config: Config): boolean =>
  resolveDesign(descriptionOf(key, lookups)?.facts.design, config) !== undefined;

/** The description of a study; none for a paper with several studies that is cited as a whole, which is none of them. */
export function descriptionOf(key: string, lookups: Lookups): StudyDescription | undefined {
  const ofPaper = lookups.describedStudies(key);
  // A paper's own key may hold a `#`, as any of Pandoc's.
  const hash = ofPaper.length > 0 ? -1 : key.lastIndexOf('#');
  const described = hash < 0 ? ofPaper : lookups.describedStudies(key.slice(0, hash));
  if (hash < 0 && described.length > 1) return undefined;
  for (const study of described) if (studyKey(study, described) === key) return study;
  return undefined;
}

/** What a study's `appraisal` comes to and what is wrong with it; undefined where it has none. */
export function appraisalOf({ attributes }: StudyFacts, { tools }: Lookups): WrittenAppraisal | undefined {
  return Object.hasOwn(attributes, 'appraisal') ? readAppraisal(attributes.appraisal, tools) : undefined;
}

function toStudy(
  key: string,
  { file, citekey, facts }: StudyDescription,
  lookups: Lookups,
  config: Config,
): Study {
  const design = resolveDesign(facts.design, config);
  const of = resolveDesign(facts.of, config);
  const appraisal = appraisalOf(facts, lookups)?.appraisal;
  const quality = facts.quality ?? appraisal?.quality;
  return {
    key,
    citekey,
    described: design !== undefined,
    ...(design !== undefined && { design }),
    ...(of !== undefined && { of }),
    ...(facts.n !== undefined && { n: facts.n }),
    ...(facts.k !== undefined && { k: facts.k }),
    countries: facts.countries,
    ...(facts.dataset !== undefined && { dataset: facts.dataset }),
    ...(quality !== undefined && { quality }),
    ...(appraisal && { appraisal }),
    ...(facts.outcome !== undefined && { outcome: facts.outcome }),
    // A review that holds a paper holds every study of it.
    includes: facts.includes.flatMap((held) => {
      const studies = lookups.describedStudies(held);
      return studies.length > 1 ? [held, ...studies.map((study) => studyKey(study, studies))] : [held];
    }),
    attributes: facts.attributes,
    file,
    range: facts.range,
  };
}
