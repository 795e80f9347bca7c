import type { Node } from 'unist';
import type { Range } from '../../position.js';

/** Where a node that the parser made stands in the text that it was given. */
export const offsetsOf = ({ position }: Node): Range => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});
