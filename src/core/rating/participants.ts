import { epsilon } from './conditions.js';
import type { Body } from './independence.js';
import type { Rubric } from './types.js';

export interface Participants {
  disagree: boolean;
  /** Participants of the units that find it, and of those that do not. */
  forClaim: number;
  against: number;
}

/**
 * Whether the direction with more units is not the one with more participants. Nulls count as against; mixed units and ties abstain; it is
 * asked only where n is known for the rubric's share of units.
 */
export function participantsOf(bodies: readonly Body[], rubric: Rubric): Participants {
  const pointing = { forClaim: 0, against: 0 };
  const people = { forClaim: 0, against: 0 };
  let known = 0;
  for (const { unit } of bodies) {
    if (unit.n !== undefined) known += 1;
    if (unit.relation === 'qualifies') continue;
    const direction = unit.relation === 'supports' ? 'forClaim' : 'against';
    pointing[direction] += 1;
    people[direction] += unit.n ?? 0;
  }
  const asked =
    bodies.length > 0 && known / bodies.length >= rubric.body.consistency.participantsKnownShare - epsilon;
  const byUnits = Math.sign(pointing.forClaim - pointing.against);
  const byPeople = Math.sign(people.forClaim - people.against);
  return { disagree: asked && byUnits * byPeople < 0, ...people };
}
