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

/** A fixed piece of work like ours (string keys, maps, small objects), by which times of different machines compare. */
function loop(): number {
  const counts = new Map<string, { count: number }>();
  for (let i = 0; i < 60_000; i++) {
    const key = `word${(i * 7919) % 20_011}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { count: 1 });
  }
  return counts.size;
}

function millisecondsOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Milliseconds of the loop: the best of five; about 16 ms on the reference machine. */
export function calibrate(): number {
  let best = Infinity;
  for (let run = 0; run < 5; run++) best = Math.min(best, millisecondsOf(loop));
  return best;
}

/**
 * A piece of work by turns with about as long a row of calibration loops, eleven rounds after a warm-up. `time` is the best, in milliseconds;
 * `ratio` the median of how many loops of its own round the work takes: what else the machine does at a time slows both alike, which
 * a single short loop would slip past (by which the ratio swung by a third on a busy machine).
 */
export function againstCalibration(work: () => unknown): { time: number; ratio: number } {
  for (let round = 0; round < 3; round++) work();
  const loops = Math.max(1, Math.round(millisecondsOf(work) / calibrate()));
  const rounds = Array.from({ length: 11 }, () => {
    const row = millisecondsOf(() => {
      for (let i = 0; i < loops; i++) loop();
    });
    const time = millisecondsOf(work);
    return { time, ratio: (time * loops) / row };
  });
  return {
    time: Math.min(...rounds.map(({ time }) => time)),
    ratio: percentile(
      rounds.map(({ ratio }) => ratio),
      50,
    ),
  };
}

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
