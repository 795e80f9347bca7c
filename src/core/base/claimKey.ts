import type { Lookups } from './lookups.js';
import type { ClaimRecord } from './records.js';
import type { ClaimKey } from './types.js';

/** The key of a claim: its id where it is the one that the id means, else its own. */
export function keyOfClaim(claim: ClaimRecord, lookups: Lookups): ClaimKey {
  if (claim.id === null) return claim.ownKey;
  if (!lookups.isDefinedOften(claim.id)) return claim.id;
  const definition = lookups.definition(claim.id);
  return definition && 'claim' in definition && definition.claim === claim ? claim.id : claim.ownKey;
}
