/**
 * Runs what is asked over the rows of a store. Each ask gives a mask: 1 for every row of a space that meets it.
 *
 * Of claims, studies and references what is asked of their evidence holds where some piece of evidence meets it; what stands together
 * without a negation speaks of one and the same piece.
 */
import type { Space } from '../qualifiers/types.js';
import { noRow, type Store } from '../store/store.js';
import type { Ask, Asked } from './types.js';

export type Mask = Uint8Array;

/** The rows of a space that an answer of the host names. */
export type ChangedRows = (ref: string, space: Space) => Mask;

export function evaluate(ask: Ask | null, space: Space, store: Store, changed: ChangedRows): Mask {
  const size = (of: Space): number => store[of].records.length;
  const everything = (of: Space): Mask => store[of].live.slice(0, size(of));

  const at = (one: Ask, of: Space): Mask => {
    switch (one.kind) {
      case 'all':
        return allOf(one.parts, of);
      case 'any':
        return one.parts.reduce<Mask>((mask, part) => or(mask, at(part, of)), new Uint8Array(size(of)));
      case 'not':
        return without(everything(of), at(one.part, of));
      case 'evidence':
        return project(at(one.part, 'evidence'), of);
      case 'qualifier':
        return qualified(one, of);
      case 'has-evidence':
        return project(everything('evidence'), of);
      case 'changed-since':
        return changed(one.ref, of);
    }
  };

  const allOf = (parts: readonly Ask[], of: Space): Mask => {
    const homes = parts.map((part) => homeOf(part, of));
    const joint = new Set(homes.filter((home) => home !== of && home !== undefined));
    const together: Space | undefined = joint.has('evidence') ? 'evidence' : [...joint][0];
    let mask = everything(of);
    if (together) {
      let pieces: Mask | undefined;
      parts.forEach((part, index) => {
        if (homes[index] === of || homes[index] === undefined) return;
        const met = at(part, together);
        pieces = pieces ? and(pieces, met) : met;
      });
      if (pieces) mask = and(mask, project(pieces, of));
    }
    parts.forEach((part, index) => {
      if (homes[index] === of || homes[index] === undefined) mask = and(mask, at(part, of));
    });
    return mask;
  };

  /** A qualifier where it is read, and from there to the space that is asked about. */
  const qualified = (one: Asked, of: Space): Mask => {
    const { read } = one.qualifier;
    if (read[of]) return columnMask(one, of);
    if (of === 'evidence') {
      if (read.studies) return gather(columnMask(one, 'studies'), store.studyOf, of, one.unlinked);
      if (read.references) return gather(columnMask(one, 'references'), store.referenceOf, of, one.unlinked);
      return gather(columnMask(one, 'claims'), store.claimOf, of, one.unlinked);
    }
    if (of === 'studies' && read.references)
      return gather(columnMask(one, 'references'), store.paperOf, of, one.unlinked);
    const home = homeOf(one, of) ?? 'evidence';
    return home === 'studies'
      ? project(columnMask(one, home), of, home)
      : project(qualified(one, 'evidence'), of);
  };

  const columnMask = ({ qualifier, matcher, unlinked }: Asked, of: Space): Mask => {
    const column = store[of].column(qualifier);
    const met = matcher(column);
    const mask = new Uint8Array(size(of));
    const { numbers } = column;
    for (let row = 0; row < mask.length; row++) mask[row] = met[numbers[row] ?? 0] ?? 0;
    // A row that is gone has no value, as has one that lacks it.
    return unlinked ? and(mask, store[of].live) : mask;
  };

  /** Rows of evidence or studies whose claim, study or reference is in the mask. */
  const gather = (of: Mask, links: Int32Array, to: Space, unlinked: boolean): Mask => {
    const mask = new Uint8Array(size(to));
    const linked =
      links === store.claimOf ? store.claims : links === store.studyOf ? store.studies : store.references;
    const { live } = linked;
    const alone = unlinked ? 1 : 0;
    for (let row = 0; row < mask.length; row++) {
      const link = links[row] ?? noRow;
      mask[row] = link === noRow || live[link] !== 1 ? alone : (of[link] ?? 0);
    }
    return unlinked ? and(mask, store[to].live) : mask;
  };

  /** What has a piece of evidence, or a study, that is in the mask. */
  const project = (of: Mask, to: Space, from: 'evidence' | 'studies' = 'evidence'): Mask => {
    if (to === from) return of;
    const links =
      from === 'studies'
        ? store.paperOf
        : to === 'claims'
          ? store.claimOf
          : to === 'studies'
            ? store.studyOf
            : store.referenceOf;
    const mask = new Uint8Array(size(to));
    for (let row = 0; row < of.length; row++) {
      if (of[row] !== 1) continue;
      const link = links[row] ?? noRow;
      if (link >= 0 && link < mask.length) mask[link] = 1;
    }
    return and(mask, store[to].live);
  };

  return ask ? and(at(ask, space), store[space].live) : everything(space);
}

/**
 * Where something is asked: of the thing itself, or of its studies or its evidence. Undefined for what stands by itself: a negation, what
 * has a group of its own, and what asks of both.
 */
function homeOf(ask: Ask, of: Space): Space | undefined {
  switch (ask.kind) {
    case 'all':
    case 'any': {
      const homes = new Set(ask.parts.map((part) => homeOf(part, of)));
      const [only] = homes;
      if (homes.size === 1) return only;
      const isOfEvidence = [...homes].every((home) => home === 'evidence' || home === 'studies');
      return isOfEvidence ? 'evidence' : undefined;
    }
    case 'qualifier': {
      const { read } = ask.qualifier;
      if (read[of] || of === 'evidence' || (of === 'studies' && read.references)) return of;
      return of === 'references' && read.studies ? 'studies' : 'evidence';
    }
    default:
      return undefined;
  }
}

function and(mask: Mask, other: Mask): Mask {
  for (let row = 0; row < mask.length; row++) if (other[row] !== 1) mask[row] = 0;
  return mask;
}

function or(mask: Mask, other: Mask): Mask {
  for (let row = 0; row < mask.length; row++) if (other[row] === 1) mask[row] = 1;
  return mask;
}

function without(mask: Mask, other: Mask): Mask {
  for (let row = 0; row < mask.length; row++) if (other[row] === 1) mask[row] = 0;
  return mask;
}
