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
 * A piece of work by turns with about as long a row of calibration loops, the best of nine rounds of each: what else the machine does at a
 * time slows both alike, which a single short loop would slip past. Gives milliseconds of the work, and how many loops long it is.
 */
export function againstCalibration(work: () => unknown): { time: number; ratio: number } {
  const loops = Math.max(1, Math.round(millisecondsOf(work) / calibrate()));
  let time = Infinity;
  let row = Infinity;
  for (let round = 0; round < 9; round++) {
    row = Math.min(
      row,
      millisecondsOf(() => {
        for (let i = 0; i < loops; i++) loop();
      }),
    );
    time = Math.min(time, millisecondsOf(work));
  }
  return { time, ratio: (time * loops) / row };
}

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
