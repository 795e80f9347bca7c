/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of several values, each as likely. */
export const pickWith =
  (next: () => number) =>
  <Value>(values: readonly Value[]): Value =>
    values[Math.floor(next() * values.length)] as Value;
