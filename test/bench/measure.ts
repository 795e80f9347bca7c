/** What a bench measures. `target` is what the design aims at on two cores and is reported; only a ratio has a `limit`, which fails. */
export interface Measurement {
  what: string;
  value: number;
  unit: 'ms' | '×' | 'MB' | 'µs' | '';
  target?: number;
  limit?: number;
  /** True where the value must be at least the limit. */
  atLeast?: boolean;
}

/**
 * Milliseconds of a fixed piece of work like ours (string keys, maps, small objects), by which times of different machines compare. The
 * best of five; about 16 ms on the reference machine.
 */
export function calibrate(): number {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    const counts = new Map<string, { count: number }>();
    for (let i = 0; i < 60_000; i++) {
      const key = `word${(i * 7919) % 20_011}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { count: 1 });
    }
    if (counts.size > 0) best = Math.min(best, performance.now() - started);
  }
  return best;
}

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
