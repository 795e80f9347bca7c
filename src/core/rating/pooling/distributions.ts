/**
 * Tails and quantiles of the normal, t and χ² distributions, right to 1e-10 and, for tails, as small as 1e-300. Our own, since the
 * library that is right (stdlib) brings 226 packages for three functions, and the small one (jStat) is off in the eighth digit.
 */
import { incompleteBeta, upperGamma } from './gamma.js';
import { rootBetween, whereNegative } from './root.js';

/** P(|Z| ≥ z) of a standard normal variable. */
export const normalTwoSided = (z: number): number => upperGamma(0.5, (z * z) / 2);

/** P(|T| ≥ t) of Student's t with so many degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  const square = t * t;
  return Number.isFinite(square)
    ? incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5)
    : 0;
}

/** P(X ≥ x) of a χ² variable. */
export const chiSquareUpper = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** The z beyond which, on both sides together, a share of the standard normal distribution lies: 1.96 for .05. */
export const normalCritical = (share: number): number =>
  Math.abs(share - 0.05) < 1e-15 ? 1.959963984540054 : criticalOf(normalTwoSided, share);

/** The same of Student's t. */
export function tCritical(share: number, df: number): number {
  const known = tCriticals.get(df);
  if (known?.share === share) return known.critical;
  const critical = criticalOf((t) => tTwoSided(t, df), share);
  tCriticals.set(df, { share, critical });
  return critical;
}

/** Remembered: every claim with as many effects asks for the same. */
const tCriticals = new Map<number, { share: number; critical: number }>();

/** The x above which a share of a χ² distribution lies. */
export const chiSquareCritical = (share: number, df: number): number =>
  criticalOf((x) => chiSquareUpper(x, df), share);

/** Where a falling tail has the size asked for; in logarithms, in which tails are nearly straight. */
function criticalOf(tail: (x: number) => number, share: number): number {
  const excess = (x: number): number => Math.log(tail(x)) - Math.log(share);
  const above = whereNegative(excess, 1);
  return above === undefined ? Infinity : rootBetween(excess, 0, above);
}
