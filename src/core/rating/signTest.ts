/** Direction of effect without meta-analysis: how many of those that point either way point for the claim. */

/** The 97.5 % quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Exact two-sided binomial p that x of n or a more extreme split would occur if both directions were as likely (Dixon and Mood 1946,
 * "The statistical sign test", JASA 41). Null for n = 0.
 */
export function signTest(x: number, n: number): number | null {
  if (n === 0) return null;
  const fewer = Math.min(x, n - x);
  // Sum of C(n, i) / 2^n for i ≤ fewer, each term from the one before it, in logarithms so that a large n does not underflow.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let i = 1; i <= fewer; i++) {
    logTerm += Math.log((n - i + 1) / i);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

/** 95 % interval of the share x / n (Wilson 1927, "Probable inference", JASA 22, 209–212). Null for n = 0. */
export function wilsonInterval(x: number, n: number): [number, number] | null {
  if (n === 0) return null;
  const share = x / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
