import { metricOf, metrics, type MetricName, type Scale } from '../../metrics.js';
import type { RatedEffect } from '../types.js';
import { normalCritical } from './distributions.js';

/** A published effect on the scale on which it is pooled, turned so that above 0 speaks for the claim. */
export interface ScaledEffect {
  metric: MetricName;
  yi: number;
  /** Undefined where nothing says how precise the effect is. */
  vi?: number;
}

/** Undefined for a value that its metric cannot have: a ratio of 0 or below, a correlation of 1 or above, no number. */
export function scaledEffect(effect: RatedEffect): ScaledEffect | undefined {
  const { name, logged } = metricOf(effect.metric);
  const scale: Scale = logged ? 'identity' : metrics[name].scale;
  const value = onScale(effect.value, scale);
  if (value === undefined) return undefined;
  const vi = varianceOf(effect, scale);
  const yi = effect.reverse === true ? 0 - value : value;
  return { metric: name, yi, ...(vi !== undefined && { vi }) };
}

function onScale(value: number, scale: Scale): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (scale === 'log') return value > 0 ? Math.log(value) : undefined;
  if (scale === 'fisher') return Math.abs(value) < 1 ? Math.atanh(value) : undefined;
  return value;
}

/**
 * The sampling variance from what is published: a standard error, else an interval, else for a correlation its n. A standard error is on
 * the published scale and carried over by the delta method: that of a ratio divided by it, that of a correlation by 1 − r².
 */
function varianceOf({ value, se, ci, level = 0.95, n }: RatedEffect, scale: Scale): number | undefined {
  if (se !== undefined) {
    const slope = scale === 'log' ? value : scale === 'fisher' ? 1 - value * value : 1;
    return positive((se / slope) ** 2, se > 0);
  }
  if (ci !== undefined) {
    if (!holds(ci, value) || !(level > 0 && level < 1)) return undefined;
    const [low, high] = [onScale(ci[0], scale), onScale(ci[1], scale)];
    if (low === undefined || high === undefined) return undefined;
    return positive(((high - low) / (2 * normalCritical(1 - level))) ** 2, high > low);
  }
  // The variance of Fisher's z (Fisher 1921, "On the probable error of a coefficient of correlation", Metron 1).
  return scale === 'fisher' && n !== undefined ? positive(1 / (n - 3), n > 3) : undefined;
}

const positive = (variance: number, isValid: boolean): number | undefined =>
  isValid && Number.isFinite(variance) && variance > 0 ? variance : undefined;

/** Whether an interval holds its value, limits included. */
export const holds = ([low, high]: readonly [number, number], value: number): boolean =>
  low <= value && value <= high;
