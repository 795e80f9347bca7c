/** What a body of evidence says in numbers: one effect a unit, of the metric that most units report. */
import { compareText } from '../../compareText.js';
import type { MetricName } from '../../metrics.js';
import type { Body } from '../independence.js';
import type { FactValue, Rubric } from '../types.js';
import { scaledEffect } from './analysisScale.js';
import { poolEssentials } from './pool.js';
import type { Interval, PoolingMethod, PoolStudy } from './types.js';

type PooledFacts = Record<
  | 'k_pooled'
  | 'pooled'
  | 'pooled_abs'
  | 'pooled_ci'
  | 'I2'
  | 'tau2'
  | 'pi'
  | 'ci_excludes_null'
  | 'pi_excludes_null'
  | 'pooled_metric',
  FactValue
>;

/** Nothing is pooled: one effect alone is not, and neither are effects without their precision. */
const nothing: PooledFacts = {
  k_pooled: 0,
  pooled: null,
  pooled_abs: null,
  pooled_ci: null,
  I2: null,
  tau2: null,
  pi: null,
  ci_excludes_null: null,
  pi_excludes_null: null,
  pooled_metric: null,
};

/** The effects that are pooled, on the analysis scale, turned so that above 0 speaks for the claim. */
export interface PoolableEffects {
  metric: MetricName;
  studies: PoolStudy[];
}

export function pooledFacts(bodies: readonly Body[], rubric: Rubric): PooledFacts {
  const chosen = poolableEffects(bodies);
  const { minStudies, method, ci, level } = rubric.body.pool;
  if (!chosen || chosen.studies.length < Math.max(2, minStudies)) return nothing;
  const pooled = poolEssentials(chosen.studies, method as PoolingMethod, ci, level);
  if (!pooled) return nothing;
  const { k, mu, tau2, I2, interval, prediction } = pooled;
  return {
    k_pooled: k,
    pooled: mu,
    pooled_abs: Math.abs(mu),
    pooled_ci: interval,
    I2,
    tau2,
    pi: prediction,
    ci_excludes_null: excludesNull(interval),
    pi_excludes_null: prediction && excludesNull(prediction),
    pooled_metric: chosen.metric,
  };
}

/** One effect a unit, of the first publication by key that has one; of the metric that most units report, equals by name. */
export function poolableEffects(bodies: readonly Body[]): PoolableEffects | undefined {
  const byMetric = new Map<MetricName, PoolStudy[]>();
  for (const { unit, links } of bodies) {
    const seen = new Set<MetricName>();
    for (const { effects, facts } of links) {
      for (const effect of effects) {
        // n is asked only where nothing else says how precise the effect is.
        const needsN = effect.n === undefined && effect.se === undefined && effect.ci === undefined;
        const scaled = scaledEffect(needsN ? { ...effect, n: facts.n } : effect);
        if (!scaled || scaled.vi === undefined || seen.has(scaled.metric)) continue;
        seen.add(scaled.metric);
        const study = { label: unit.id, yi: scaled.yi, vi: scaled.vi };
        const held = byMetric.get(scaled.metric);
        if (held) held.push(study);
        else byMetric.set(scaled.metric, [study]);
      }
    }
  }
  const [first] = [...byMetric].sort(
    ([a, one], [b, other]) => other.length - one.length || compareText(a, b),
  );
  return first && { metric: first[0], studies: first[1] };
}

const excludesNull = ([low, high]: Interval): boolean => low > 0 || high < 0;
