/** Problems of the numbers behind a rating: effects, passages that differ, reviews in a circle. */
import { metricOf } from '../metrics.js';
import { noProblems, problem, type Problem } from '../problem.js';
import { differingWords, scaledEffect } from '../rating/index.js';
import type { RatedEffect, Rating } from '../rating/types.js';
import { effectsOf } from './effects.js';
import type { Lookups } from './lookups.js';
import type { ClaimRecord, ItemRecord, NoteRecord, Piece } from './records.js';
import { bearsOnClaim } from './views.js';

/** Effects that cannot be read, and those whose sign says other than the relation. */
export function effectProblems({ item, pieces }: ItemRecord, lookups: Lookups): readonly Problem[] {
  const effects = effectsOf(item);
  if (effects.length === 0) return noProblems;
  return effects.flatMap(({ range, effect, problem: unreadable }) => {
    if (unreadable !== undefined) return [problem('bad-effect', range, unreadable)];
    if (!effect) return [];
    const speaks = Math.sign(scaledEffect(effect)?.yi ?? 0);
    const against = pieces.find(
      (piece) =>
        ((piece.relation === 'supports' && speaks < 0) || (piece.relation === 'contradicts' && speaks > 0)) &&
        bearsOnClaim(piece, lookups),
    );
    return against ? [problem('direction-against-effect', range, directionWords(against, effect))] : [];
  });
}

function directionWords({ relation }: Piece, { metric, value, reverse }: RatedEffect): string {
  const { name } = metricOf(metric);
  const shown = `${metric || name} = ${String(value).replace('-', '−')}`;
  const says = relation === 'supports' ? 'against' : 'for';
  const mend = reverse === true ? 'take reverse=true away' : 'add reverse=true where less is what it claims';
  return `it ${relation}, and ${shown} speaks ${says} the claim; change the relation, or ${mend}`;
}

/** Passages of one study for one claim that say different things of it: told at the claim, whose rating takes the most cautious. */
export const differingProblems = (claim: ClaimRecord, { differing }: Rating): readonly Problem[] =>
  differing.length === 0
    ? noProblems
    : differing.map(({ study, facts }) =>
        problem('overrides-differ', claim.annotation.textRange, differingWords(study, facts)),
      );

/** Reviews that include themselves, directly or in a circle. */
export function reviewProblems({ note }: NoteRecord, lookups: Lookups): Problem[] {
  const citekey = note.citekey?.value;
  if (citekey === undefined) return [];
  return note.studies.flatMap((facts) =>
    facts.includes.length > 0 && leadsTo(facts.includes, citekey, lookups)
      ? [
          problem(
            'cyclic-review',
            facts.ranges.includes ?? facts.range,
            `${citekey} includes itself, directly or in a circle of reviews; each of the circle keeps its vote`,
          ),
        ]
      : [],
  );
}

function leadsTo(from: readonly string[], citekey: string, lookups: Lookups): boolean {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (key === citekey) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { facts } of lookups.describedStudies(key)) waiting.push(...facts.includes);
  }
  return false;
}
