/** The numbers beside a rating as sentences, with what may and may not be said of them. */
import { metrics, type MetricName } from '../metrics.js';
import type { Facts, Rubric } from '../rating/types.js';

/** Direction of effect: "4 of 5 studies that point either way find it …"; undefined where none points either way. */
export function signSentence({ k_supports, sign_n, sign_p, sign_ci }: Facts): string | undefined {
  const n = Number(sign_n);
  if (n === 0 || !Array.isArray(sign_ci)) return undefined;
  const [low = 0, high = 1] = sign_ci;
  const studies = n === 1 ? 'study that points' : 'studies that point';
  const share = `95 % interval of the share ${decimal(low)} to ${decimal(high)}`;
  const few =
    n < 6
      ? ' With fewer than six such studies p cannot fall below .05, so it neither shows nor rules out a direction.'
      : ' It counts directions and says nothing of how large the effect is.';
  return `${String(k_supports)} of ${n} ${studies} either way ${Number(k_supports) === 1 ? 'finds' : 'find'} it (exact sign test, p ${pWords(Number(sign_p))}; ${share}).${few}`;
}

/** The pooled effect with its method, interval and heterogeneity; undefined where nothing is pooled. */
export function pooledSentence(facts: Facts, rubric: Rubric): string | undefined {
  const { k_pooled, pooled, pooled_ci, pi, I2, tau2, pooled_metric } = facts;
  if (!Number(k_pooled) || !Array.isArray(pooled_ci)) return undefined;
  const metric = metrics[pooled_metric as MetricName];
  const back = { identity: (x: number) => x, log: Math.exp, fisher: Math.tanh }[metric.scale];
  const interval = ([low = 0, high = 0]: readonly number[]): string =>
    `${decimal(back(low))} to ${decimal(back(high))}`;
  const level = Math.round(rubric.body.pool.level * 1000) / 10;
  const prediction = Array.isArray(pi)
    ? `; a further study may be expected between ${interval(pi)} (prediction interval, t with k − 1 degrees of freedom)`
    : '';
  const proof = Number(k_pooled) === 2 ? ' Two pooled studies are no proof.' : '';
  return `Pooled over ${String(k_pooled)} studies, the ${metric.label} is ${decimal(back(Number(pooled)))} (${level} % interval ${interval(pooled_ci)}; ${methodWords(rubric)}; τ² = ${decimal(Number(tau2))}, I² = ${Math.round(Number(I2))} % as τ² / (τ² + s²))${prediction}. Above ${metric.scale === 'log' ? '1' : '0'} speaks for the claim.${proof}`;
}

const intervals: Record<string, string> = {
  z: 'Wald interval',
  HK: 'Hartung–Knapp interval',
  'HK-adhoc': 'Hartung–Knapp interval, never narrower than Wald’s',
};

const methodWords = ({ body: { pool } }: Rubric): string =>
  `${pool.method === 'EE' ? 'equal effects' : `random effects, ${pool.method}`}, ${intervals[pool.ci] ?? pool.ci}`;

const pWords = (p: number): string => (p < 0.001 ? '< .001' : `= ${p.toFixed(3).replace(/^0/, '')}`);
const decimal = (value: number): string => {
  const rounded = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  return (/^-0\.?0*$/.test(rounded) ? rounded.slice(1) : rounded).replace('-', '−');
};
