/** Problems of ids: defined twice, defined nowhere, or naming what the relation cannot bear on. */
import type { RelationGroup } from '../notes/types.js';
import type { Range } from '../position.js';
import { noProblems, problem, type Problem } from '../problem.js';
import { inOrder } from './inOrder.js';
import type { Definition } from './byName.js';
import type { Lookups } from './lookups.js';
import type { ClaimRecord, ItemRecord, NoteRecord } from './records.js';
import { attackedItem } from './undercuts.js';

export function duplicateIds({ file, claims, items }: NoteRecord, lookups: Lookups): Problem[] {
  const named: { id: string; range: Range; self: ClaimRecord | ItemRecord }[] = [];
  /** An id that has one definition has this one. */
  const add = (id: { value: string; range: Range } | undefined, self: ClaimRecord | ItemRecord): void => {
    if (id && lookups.isDefinedOften(id.value)) named.push({ id: id.value, range: id.range, self });
  };
  for (const claim of claims) add(claim.annotation.id, claim);
  for (const item of items) add(item.item.id, item);
  return named.flatMap(({ id, range, self }) => {
    const others = lookups.definitions(id).filter((other) => partsOf(other).record !== self);
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

export function targetProblems(record: ItemRecord, lookups: Lookups): readonly Problem[] {
  if (!record.item.relations.some(isAimed)) return noProblems;
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
  if (record.pieces.some(({ relation }) => relation === 'undercuts') && attacksItself(record, lookups)) {
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

/** Whether what the group bears on may be wrong: the claim that an item stands under cannot. */
const isAimed = ({ relation, refs }: RelationGroup): boolean => refs.length > 0 || relation === 'undercuts';

/** Claims that are restated under an id that is nowhere. */
export const occurrenceProblems = ({ note }: NoteRecord, lookups: Lookups): Problem[] =>
  note.occurrences.flatMap(({ ref: { value, range } }) =>
    lookups.definition(value) ? [] : [unknownClaim(value, range, lookups)],
  );

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
