/**
 * Where a continuous function is 0 between two places at which its signs differ, to the last digits (Brent 1973, "Algorithms for
 * Minimization without Derivatives", ch. 4: bisection, secant and inverse quadratic interpolation by turns).
 */
export function rootBetween(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc] = [a, fa];
  let step = b - a;
  let before = step;
  for (let i = 0; i < 200 && fb !== 0; i++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = before = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, fa, b, fb, c, fc] = [b, fb, c, fc, b, fb];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance) break;
    if (Math.abs(before) < tolerance || Math.abs(fa) <= Math.abs(fb)) step = before = half;
    else {
      const s = fb / fa;
      const [q, r] = [fa / fc, fb / fc];
      let [p, denominator] =
        a === c
          ? [2 * half * s, 1 - s]
          : [s * (2 * half * q * (q - r) - (b - a) * (r - 1)), (q - 1) * (r - 1) * (s - 1)];
      if (p > 0) denominator = -denominator;
      else p = -p;
      if (
        2 * p <
        Math.min(3 * half * denominator - Math.abs(tolerance * denominator), Math.abs(before * denominator))
      ) {
        before = step;
        step = p / denominator;
      } else step = before = half;
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
    fb = f(b);
  }
  return b;
}

/** The first of 1, 2, 4 … times `from` at which a falling function is no longer positive; undefined where none is. */
export function whereNegative(f: (x: number) => number, from: number): number | undefined {
  for (let x = from, i = 0; i < 1000 && Number.isFinite(x); x *= 2, i++) if (f(x) <= 0) return x;
  return undefined;
}
