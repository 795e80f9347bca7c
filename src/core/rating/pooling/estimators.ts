/** Estimators of τ², the variance between studies, each with its standard error. At least two studies, the smallest variance being 1. */
import { rootBetween, whereNegative } from './root.js';
import type { PoolingMethod, PoolStudy } from './types.js';
import { traceP, tracePP, weighted } from './weighted.js';

export interface Tau2 {
  tau2: number;
  se: number | null;
}

export const estimators: Record<PoolingMethod, (studies: readonly PoolStudy[]) => Tau2> = {
  EE: () => ({ tau2: 0, se: null }),
  DL: derSimonianLaird,
  REML: restrictedMaximumLikelihood,
  PM: pauleMandel,
};

/** DerSimonian and Laird (1986), "Meta-analysis in clinical trials", Controlled Clinical Trials 7; standard error: Viechtbauer (2005). */
function derSimonianLaird(studies: readonly PoolStudy[]): Tau2 {
  const sums = weighted(studies, 0);
  const [trP, trPP] = [traceP(sums), tracePP(sums)];
  const df = studies.length - 1;
  const tau2 = Math.max(0, (sums.q - df) / trP);
  return { tau2, se: Math.sqrt(2 * df + 4 * tau2 * trP + 2 * tau2 * tau2 * trPP) / trP };
}

/** Paule and Mandel (1982), "Consensus values and weighting factors", J. Res. NBS 87: Q of the estimate is k − 1. */
function pauleMandel(studies: readonly PoolStudy[]): Tau2 {
  const k = studies.length;
  const excess = (tau2: number): number => weighted(studies, tau2).q - (k - 1);
  const tau2 = fallingRoot(excess, spread(studies));
  return { tau2, se: Math.sqrt((2 * k * k) / (k - 1)) / weighted(studies, tau2).w };
}

/**
 * REML by Fisher scoring (Viechtbauer 2005, eq. 19); where that does not settle, by the root of the score. Starts at the estimate of Hedges
 * and Olkin, as metafor does, so that of several maxima the same one is found.
 */
function restrictedMaximumLikelihood(studies: readonly PoolStudy[]): Tau2 {
  const mean = studies.reduce((sum, { yi }) => sum + yi, 0) / studies.length;
  const variance = studies.reduce((sum, { yi }) => sum + (yi - mean) ** 2, 0) / (studies.length - 1);
  const sampling = studies.reduce((sum, { vi }) => sum + vi, 0) / studies.length;
  let tau2 = Math.max(0, variance - sampling);
  let settled = false;
  for (let i = 0; i < 100 && !settled; i++) {
    const sums = weighted(studies, tau2);
    const information = tracePP(sums);
    // Where one study outweighs all others by far, nothing is left of it: the score decides.
    if (!(information > 0)) break;
    let step = (sums.q2 - traceP(sums)) / information;
    // Halved until it stays at or above 0; one that leads below 0 from there ends at 0.
    for (let halved = 0; tau2 + step < 0 && halved < 60; halved++) step /= 2;
    const next = tau2 + step < 0 ? 0 : tau2 + step;
    settled = Math.abs(next - tau2) <= 1e-13 * (next + sampling);
    tau2 = next;
  }
  if (!settled) tau2 = fallingRoot(scoreOf(studies), spread(studies));
  // At the edge the halved steps only come near it.
  if (tau2 < 1e-9 * sampling && scoreOf(studies)(0) <= 0) tau2 = 0;
  const se = Math.sqrt(2 / tracePP(weighted(studies, tau2)));
  return { tau2, se: Number.isFinite(se) ? se : null };
}

/** Twice the derivative of the restricted log-likelihood. */
const scoreOf =
  (studies: readonly PoolStudy[]) =>
  (tau2: number): number => {
    const sums = weighted(studies, tau2);
    return sums.q2 - traceP(sums);
  };

/** Where a function that falls comes to 0, not below 0 itself. */
export function fallingRoot(f: (x: number) => number, from: number): number {
  if (f(0) <= 0) return 0;
  const above = whereNegative(f, from);
  return above === undefined ? Infinity : rootBetween(f, 0, above);
}

/** A first guess at how large τ² may be, for variances that are 1 or more. */
export function spread(studies: readonly PoolStudy[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const { yi } of studies) {
    low = Math.min(low, yi);
    high = Math.max(high, yi);
  }
  return 1 + (high - low) ** 2;
}
