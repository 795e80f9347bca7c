import type { PoolStudy } from './types.js';

/** Sums over studies weighed by 1 / (vᵢ + τ²): what every estimator is made of. */
export interface Weighted {
  /** Σ w, Σ w², Σ w³. */
  w: number;
  w2: number;
  w3: number;
  /** Σ w y / Σ w. */
  mu: number;
  /** Σ w (y − μ)²: the generalised Q. */
  q: number;
  /** Σ w² (y − μ)². */
  q2: number;
}

export function weighted(studies: readonly PoolStudy[], tau2: number): Weighted {
  const sums: Weighted = { w: 0, w2: 0, w3: 0, mu: 0, q: 0, q2: 0 };
  let wy = 0;
  for (const { yi, vi } of studies) {
    const w = 1 / (vi + tau2);
    sums.w += w;
    sums.w2 += w * w;
    sums.w3 += w * w * w;
    wy += w * yi;
  }
  sums.mu = wy / sums.w;
  for (const { yi, vi } of studies) {
    const w = 1 / (vi + tau2);
    const deviation = yi - sums.mu;
    sums.q += w * deviation * deviation;
    sums.q2 += w * w * deviation * deviation;
  }
  return sums;
}

/** Traces of P = W − W 1 1′ W / Σw, and of P P (Viechtbauer 2005, "Bias and efficiency of meta-analytic variance estimators", JEBS 30). */
export const traceP = ({ w, w2 }: Weighted): number => w - w2 / w;
export const tracePP = ({ w, w2, w3 }: Weighted): number => w2 - (2 * w3) / w + (w2 / w) ** 2;
