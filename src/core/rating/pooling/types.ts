/** What pooling takes and gives, under the names of R's metafor. All on the analysis scale: ratios as logarithms, correlations as Fisher's z. */

/** Equal effects, DerSimonian–Laird, restricted maximum likelihood, Paule–Mandel. */
export const poolingMethods = ['REML', 'DL', 'PM', 'EE'] as const;
export type PoolingMethod = (typeof poolingMethods)[number];

/** A study's effect and its sampling variance. */
export interface PoolStudy {
  label: string;
  yi: number;
  /** Above 0. */
  vi: number;
}

export type Interval = [low: number, high: number];

/** A test and interval of the pooled effect by Student's t with k − 1 degrees of freedom. */
export interface HartungKnapp {
  se: number;
  /** Null where the standard error is 0: identical effects. */
  t: number | null;
  df: number;
  p: number;
  ci: Interval;
  /** μ ± t(k − 1) · √(τ² + se²); null for equal effects, which have no other study to predict. */
  pi: Interval | null;
}

export interface Pooled {
  k: number;
  /** The pooled effect. */
  mu: number;
  se: number;
  z: number;
  p: number;
  /** Wald. */
  ci: Interval;
  /** Variance between studies; 0 for equal effects. */
  tau2: number;
  tau: number;
  se_tau2: number | null;
  /** τ² by the profile of Q (Viechtbauer 2007); null for equal effects, and for two studies, whose upper limit says nothing. */
  tau2_ci_qprofile: Interval | null;
  /** Percent: τ² / (τ² + s²), with s² the typical sampling variance (Higgins and Thompson 2002); for equal effects by Q. */
  I2: number;
  /** (τ² + s²) / s²; for equal effects Q / (k − 1). */
  H2: number;
  /** Cochran's Q, its degrees of freedom and its p. */
  Q: number;
  Q_df: number;
  Q_p: number;
  /** Percent: (Q − (k − 1)) / Q, not below 0. */
  I2_Q: number;
  /** Prediction intervals by the normal distribution, and by t with k − 2 degrees of freedom (Higgins et al. 2009). */
  pi_z: Interval | null;
  pi_t_k2: Interval | null;
  /** Hartung and Knapp (2001); null for one study. */
  hk: HartungKnapp | null;
  /** The same, never narrower than Wald's: its factor is at least 1. */
  hk_adhoc: HartungKnapp | null;
  weights_pct: number[];
}
