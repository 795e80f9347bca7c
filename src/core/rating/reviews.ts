/** Step 2, reviews: which of the linked studies a linked review already holds. */
import type { Link } from './links.js';
import type { Rubric } from './types.js';

/** By its design, or because it says what it includes. */
export const isReview = ({ facts }: Link, rubric: Rubric): boolean =>
  (facts.includes !== undefined && facts.includes.length > 0) ||
  (facts.design !== undefined && rubric.study.reviews.includes(facts.design));

export interface Coverage {
  /** Studies without a vote beside the review that holds them. */
  covered: ReadonlySet<string>;
  /** Reviews that hold each other, directly or in a circle: all of them vote. Sorted. */
  circles: string[];
}

const nothing: Coverage = { covered: new Set(), circles: [] };

/**
 * What linked, counted reviews hold. A review that is itself held still covers what it includes; one that includes itself does not cover
 * itself. Of reviews that hold each other in a circle none covers another of the circle.
 */
export function coverageOf(links: readonly Link[], rubric: Rubric): Coverage {
  const reviews = links.filter((link) => isReview(link, rubric));
  if (reviews.length === 0) return nothing;
  const linked = new Set(links.map(({ study }) => study));
  const holds = new Map(
    reviews.map(({ study, facts }) => [
      study,
      [...new Set(facts.includes)].filter((held) => held !== study && linked.has(held)),
    ]),
  );
  if ([...holds.values()].every((held) => held.length === 0)) return nothing;
  const component = components(holds);
  const covered = new Set<string>();
  const circles = new Set<string>();
  for (const [review, held] of holds) {
    for (const study of held) {
      if (component.get(study) === component.get(review)) circles.add(review);
      else covered.add(study);
    }
  }
  return { covered, circles: [...circles].sort() };
}

/**
 * The strongly connected components of a graph, as a number for each node: two nodes have one number where each leads to the other
 * (Tarjan 1972, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1). Linear, and with a stack of its own.
 */
function components(edges: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const component = new Map<string, number>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  for (const start of edges.keys()) {
    const path = order.has(start) ? [] : [{ node: start, next: 0 }];
    for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
      const { node } = top;
      if (top.next === 0) {
        lowest.set(node, order.size);
        order.set(node, order.size);
        open.push(node);
      }
      const target = edges.get(node)?.[top.next];
      top.next += 1;
      if (target !== undefined) {
        if (!order.has(target)) path.push({ node: target, next: 0 });
        else if (!component.has(target)) lower(lowest, node, order.get(target));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) lower(lowest, parent.node, lowest.get(node));
      if (lowest.get(node) !== order.get(node)) continue;
      const members = open.splice(open.lastIndexOf(node));
      for (const member of members) component.set(member, order.get(node) ?? 0);
    }
  }
  return component;
}

function lower(values: Map<string, number>, node: string, value: number | undefined): void {
  values.set(node, Math.min(values.get(node) ?? Infinity, value ?? Infinity));
}
