import { factsOf } from './facts.js';
import { independentUnits } from './independence.js';
import { linksOf } from './links.js';
import { applyRules } from './rules.js';
import type { RatedClaim, RatedStudy, Rating, Rubric } from './types.js';
import { weigh } from './verdict.js';

/**
 * The suggested rating of a claim under a rubric: what its evidence says, how much one may rely on it, and why. Depends on nothing but its
 * arguments; neither the order of evidence and studies nor repeats matter. The rubric has passed `checkRubric`.
 */
export function rate(claim: RatedClaim, studies: readonly RatedStudy[], rubric: Rubric): Rating {
  const byKey = new Map<string, RatedStudy>();
  for (const study of studies) byKey.set(study.key, study);
  const links = linksOf(claim, byKey, rubric);
  const independence = independentUnits(links, claim.type ?? 'effect', rubric);
  const weighing = weigh(independence.bodies, rubric);
  const { facts, notes } = factsOf(claim, independence, weighing, rubric);
  const applied = applyRules(facts, rubric);
  const differing = links.filter((link) => link.differing.length > 0);
  return {
    rubric: rubric.id,
    verdict: weighing.verdict,
    strength: applied.strength,
    ledger: applied.ledger,
    tried: applied.tried,
    facts: applied.facts,
    units: independence.bodies.map(({ unit }) => unit),
    notCounted: independence.notCounted,
    differing: differing.map((link) => ({ study: link.study, facts: link.differing })),
    notes: [...independence.notes, ...notes],
  };
}
