import {
  chiSquareCritical,
  chiSquareUpper,
  normalCritical,
  normalTwoSided,
  tCritical,
  tTwoSided,
} from './distributions.js';
import { estimators, fallingRoot, spread } from './estimators.js';
import type { HartungKnapp, Interval, Pooled, PoolingMethod, PoolStudy } from './types.js';
import { traceP, weighted } from './weighted.js';

/**
 * A meta-analysis, under the names and conventions of R's metafor 3.8. Undefined for no studies, and for effects so far apart in size that
 * no number comes out. A level of .95 gives 95 % intervals.
 */
export function pool(studies: readonly PoolStudy[], method: PoolingMethod, level = 0.95): Pooled | undefined {
  const scale = scaleOf(studies);
  if (scale === undefined) return undefined;
  // On the scale of the smallest variance no weight is above 1, however small the variances are.
  const scaled = studies.map(({ label, yi, vi }) => ({ label, yi: yi / scale, vi: vi / (scale * scale) }));
  const pooled = rescaled(poolScaled(scaled, method, 1 - level), scale);
  return isFinite(pooled) ? pooled : undefined;
}

/** What a rating needs of a pooled effect: the same numbers as `pool` gives, without those that only an analyst asks for. */
export interface Essentials {
  k: number;
  mu: number;
  tau2: number;
  I2: number;
  interval: Interval;
  prediction: Interval | null;
}

/** By the interval that a rubric names: `z` (Wald), `HK` or `HK-adhoc`. At least two studies. */
export function poolEssentials(
  studies: readonly PoolStudy[],
  method: PoolingMethod,
  kind: string,
  level: number,
): Essentials | undefined {
  const scale = scaleOf(studies);
  if (scale === undefined || studies.length < 2) return undefined;
  const scaled = studies.map(({ label, yi, vi }) => ({ label, yi: yi / scale, vi: vi / (scale * scale) }));
  const df = studies.length - 1;
  const { tau2 } = estimators[method](scaled);
  const fixed = weighted(scaled, 0);
  const sums = tau2 === 0 ? fixed : weighted(scaled, tau2);
  const factor = kind === 'z' ? 1 : kind === 'HK' ? knappFactor(sums.q / df) : Math.max(1, sums.q / df);
  const se = Math.sqrt(factor / sums.w);
  const critical = kind === 'z' ? normalCritical(1 - level) : tCritical(1 - level, df);
  const half = critical * se;
  const reach = critical * Math.sqrt(tau2 + se * se);
  const essentials: Essentials = {
    k: studies.length,
    mu: sums.mu * scale,
    tau2: tau2 * scale * scale,
    I2: heterogeneity(method !== 'EE', tau2, fixed.q, df, df / traceP(fixed)),
    interval: around(sums.mu * scale, half * scale),
    prediction: method === 'EE' ? null : around(sums.mu * scale, reach * scale),
  };
  return isFinite(essentials) ? essentials : undefined;
}

/** I² in percent: by τ² and the typical sampling variance where effects may differ, by Q where they are taken as equal. */
function heterogeneity(isRandom: boolean, tau2: number, q: number, df: number, typical: number): number {
  if (isRandom) return (100 * tau2) / (tau2 + typical);
  return q > 0 ? 100 * Math.max(0, (q - df) / q) : 0;
}

/** Effects that differ by rounding alone are identical. */
const knappFactor = (q: number): number => (q < 1e-24 ? 0 : q);

/** The smallest standard error; undefined where an effect or a variance is none. */
function scaleOf(studies: readonly PoolStudy[]): number | undefined {
  let smallest = Infinity;
  for (const { yi, vi } of studies) {
    if (!Number.isFinite(yi) || !Number.isFinite(vi) || vi <= 0) return undefined;
    if (vi < smallest) smallest = vi;
  }
  const scale = Math.sqrt(smallest);
  return scale > 0 && Number.isFinite(scale) ? scale : undefined;
}

function poolScaled(studies: readonly PoolStudy[], method: PoolingMethod, alpha: number): Pooled {
  const k = studies.length;
  const df = k - 1;
  const { tau2, se: seTau2 } = k > 1 ? estimators[method](studies) : { tau2: 0, se: null };
  const fixed = weighted(studies, 0);
  const sums = tau2 === 0 ? fixed : weighted(studies, tau2);
  const isRandom = method !== 'EE' && k > 1;
  const { mu } = sums;
  const se = 1 / Math.sqrt(sums.w);
  const z = mu / se;
  const critical = normalCritical(alpha);
  const typical = k > 1 ? df / traceP(fixed) : 0;
  const spreadOf = (standardError: number): number => Math.sqrt(tau2 + standardError * standardError);
  return {
    k,
    mu,
    se,
    z,
    p: normalTwoSided(z),
    ci: around(mu, critical * se),
    tau2,
    tau: Math.sqrt(tau2),
    se_tau2: seTau2,
    tau2_ci_qprofile: isRandom && k > 2 ? profileOfQ(studies, alpha) : null,
    I2: heterogeneity(isRandom, tau2, fixed.q, df, typical),
    H2: isRandom ? (tau2 + typical) / typical : k > 1 ? fixed.q / df : 1,
    Q: fixed.q,
    Q_df: df,
    Q_p: k > 1 ? chiSquareUpper(fixed.q, df) : 1,
    I2_Q: heterogeneity(false, tau2, fixed.q, df, typical),
    pi_z: isRandom ? around(mu, critical * spreadOf(se)) : null,
    pi_t_k2: isRandom && k > 2 ? around(mu, tCritical(alpha, k - 2) * spreadOf(se)) : null,
    ...(k > 1
      ? hartungKnapp(mu, se, sums.q / df, df, alpha, isRandom ? spreadOf : undefined)
      : { hk: null, hk_adhoc: null }),
    weights_pct: studies.map(({ vi }) => 100 / ((vi + tau2) * sums.w)),
  };
}

/** Hartung and Knapp (2001), "A refined method for the meta-analysis of controlled clinical trials", Stat. Med. 20; q is their factor. */
function hartungKnapp(
  mu: number,
  waldSe: number,
  q: number,
  df: number,
  alpha: number,
  spreadOf: ((se: number) => number) | undefined,
): { hk: HartungKnapp; hk_adhoc: HartungKnapp } {
  const critical = tCritical(alpha, df);
  const by = (factor: number): HartungKnapp => {
    const se = Math.sqrt(factor) * waldSe;
    const t = se > 0 ? mu / se : null;
    return {
      se,
      t,
      df,
      p: t === null ? (mu === 0 ? 1 : 0) : tTwoSided(t, df),
      ci: around(mu, critical * se),
      pi: spreadOf ? around(mu, critical * spreadOf(se)) : null,
    };
  };
  const factor = knappFactor(q);
  return { hk: by(factor), hk_adhoc: by(Math.max(1, factor)) };
}

/** Viechtbauer (2007), "Confidence intervals for the amount of heterogeneity in meta-analysis", Stat. Med. 26. */
function profileOfQ(studies: readonly PoolStudy[], alpha: number): Interval {
  const df = studies.length - 1;
  const limit = (share: number): number => {
    const critical = chiSquareCritical(share, df);
    return fallingRoot((tau2) => weighted(studies, tau2).q - critical, spread(studies));
  };
  return [limit(alpha / 2), limit(1 - alpha / 2)];
}

const around = (mu: number, half: number): Interval => [mu - half, mu + half];

/** Numbers that are counted in effects, or in their squares, back on their own scale. */
function rescaled(pooled: Pooled, scale: number): Pooled {
  const times = (interval: Interval, by: number): Interval => [interval[0] * by, interval[1] * by];
  const orNull = (interval: Interval | null, by: number): Interval | null => interval && times(interval, by);
  const knapp = (hk: HartungKnapp | null): HartungKnapp | null =>
    hk && { ...hk, se: hk.se * scale, ci: times(hk.ci, scale), pi: orNull(hk.pi, scale) };
  const square = scale * scale;
  return {
    ...pooled,
    mu: pooled.mu * scale,
    se: pooled.se * scale,
    ci: times(pooled.ci, scale),
    tau2: pooled.tau2 * square,
    tau: pooled.tau * scale,
    se_tau2: pooled.se_tau2 === null ? null : pooled.se_tau2 * square,
    tau2_ci_qprofile: orNull(pooled.tau2_ci_qprofile, square),
    pi_z: orNull(pooled.pi_z, scale),
    pi_t_k2: orNull(pooled.pi_t_k2, scale),
    hk: knapp(pooled.hk),
    hk_adhoc: knapp(pooled.hk_adhoc),
  };
}

function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}

/** The pooled effect without each study in turn: whether one alone carries the result. Nothing for fewer than three studies. */
export function leaveOneOut(
  studies: readonly PoolStudy[],
  method: PoolingMethod,
  level = 0.95,
): { without: string; pooled: Pooled }[] {
  if (studies.length < 3) return [];
  return studies.flatMap(({ label }, left) => {
    const pooled = pool(
      studies.filter((_, index) => index !== left),
      method,
      level,
    );
    return pooled ? [{ without: label, pooled }] : [];
  });
}
