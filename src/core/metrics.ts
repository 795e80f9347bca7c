/**
 * Metrics of effects: names as people write them, and the scale on which they are pooled. The one table for reading, pooling and words.
 */

/** How a published value becomes one that can be pooled. */
export type Scale =
  /** As it is. */
  | 'identity'
  /** A ratio, by its logarithm. */
  | 'log'
  /** A correlation, by Fisher's z. */
  | 'fisher';

export interface Metric {
  label: string;
  scale: Scale;
}

export const metrics = {
  SMD: { label: 'standardised mean difference', scale: 'identity' },
  OR: { label: 'odds ratio', scale: 'log' },
  RR: { label: 'risk ratio', scale: 'log' },
  HR: { label: 'hazard ratio', scale: 'log' },
  RD: { label: 'risk difference', scale: 'identity' },
  r: { label: 'correlation', scale: 'fisher' },
  generic: { label: 'effect', scale: 'identity' },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof metrics;

const names: Record<string, MetricName> = {
  d: 'SMD',
  g: 'SMD',
  smd: 'SMD',
  'standardised mean difference': 'SMD',
  'standardized mean difference': 'SMD',
  or: 'OR',
  aor: 'OR',
  'odds ratio': 'OR',
  rr: 'RR',
  arr: 'RR',
  'risk ratio': 'RR',
  'relative risk': 'RR',
  hr: 'HR',
  ahr: 'HR',
  'hazard ratio': 'HR',
  rd: 'RD',
  'risk difference': 'RD',
  r: 'r',
  correlation: 'r',
};

/**
 * The metric of a written name, and whether its values are logarithms already: `logOR` and `OR` are one metric. β, b and whatever has no
 * name here are generic.
 */
export function metricOf(written: string): { name: MetricName; logged: boolean } {
  // The usual case by itself: `d`, `r`, written as the table has them.
  if (Object.hasOwn(names, written)) return { name: names[written] ?? 'generic', logged: false };
  const words = written
    .toLowerCase()
    .replace(/[’']s?(?=\s|$)/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  // The last words name it: "Cohen's d", "adjusted OR", "Pearson's r".
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const last = words.slice(-count).join(' ');
    if (Object.hasOwn(names, last)) {
      const name = names[last] ?? 'generic';
      return { name, logged: isLog(words[words.length - count - 1]) && metrics[name].scale === 'log' };
    }
  }
  const glued = /^(?:log|ln)(or|rr|hr)$/.exec(words[words.length - 1] ?? '')?.[1];
  if (glued !== undefined) return { name: names[glued] ?? 'generic', logged: true };
  return { name: 'generic', logged: false };
}

const isLog = (word: string | undefined): boolean => word === 'log' || word === 'ln';
