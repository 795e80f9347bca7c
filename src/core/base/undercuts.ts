import type { Lookups } from './lookups.js';
import type { ItemRecord, Piece } from './records.js';

/** The item that a piece attacks, where it is an undercut of known evidence. */
export function attackedItem(piece: Piece, lookups: Lookups): ItemRecord | undefined {
  if (piece.relation !== 'undercuts' || !piece.target) return undefined;
  if ('evidence' in piece.target) return piece.target.evidence;
  if ('claim' in piece.target) return undefined;
  const definition = lookups.definition(piece.target.ref.id);
  return definition && 'evidence' in definition ? definition.evidence : undefined;
}

/** Whether a piece is left out of what is asked about. */
export type IsLeftOut = (piece: Piece) => boolean;
const nothing: IsLeftOut = () => false;

/** Items whose undercuts attack this one. */
export function attackersOf(item: ItemRecord, lookups: Lookups, isLeftOut = nothing): ItemRecord[] {
  const named = item.id === null ? [] : lookups.piecesNaming(item.id);
  const attackers = new Set<ItemRecord>();
  for (const piece of [...item.implicit, ...named]) {
    if (attackedItem(piece, lookups) === item && !isLeftOut(piece)) attackers.add(piece.item);
  }
  return [...attackers];
}

/**
 * Whether an undercut that itself stands attacks the item. Of undercuts that attack each other in a circle none has an effect
 * (a problem says so). Walks with a stack of its own: chains of undercuts may be as long as a note.
 */
export function isUndercut(item: ItemRecord, lookups: Lookups, isLeftOut = nothing): boolean {
  const decided = new Map<ItemRecord, boolean>();
  const open = new Set<ItemRecord>();
  const stack = [item];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as ItemRecord;
    if (decided.has(top)) {
      stack.pop();
      continue;
    }
    open.add(top);
    const attackers = attackersOf(top, lookups, isLeftOut);
    const undecided = attackers.filter((attacker) => !decided.has(attacker) && !open.has(attacker));
    if (undecided.length > 0) {
      stack.push(...undecided);
      continue;
    }
    stack.pop();
    open.delete(top);
    decided.set(
      top,
      attackers.some((attacker) => decided.get(attacker) === false),
    );
  }
  return decided.get(item) ?? false;
}
