import { metricOf } from '../core/metrics.js';
import { scaledEffect } from '../core/rating/index.js';
import type { PoolStudy } from '../core/rating/pooling/types.js';
import { failure, type Failure } from './io.js';

export interface PoolInput {
  metric: string;
  studies: PoolStudy[];
}

/** Whether JSON is what `corroborate pool` takes; the first thing that is not is one sentence. All comes out on the analysis scale. */
export function checkPoolInput(value: unknown): PoolInput | Failure {
  const seen = failure('the input should be { "metric": …, "studies": […] }; see corroborate pool --help');
  if (!isRecord(value) || !Array.isArray(value.studies)) return seen;
  if (value.metric !== undefined && typeof value.metric !== 'string')
    return failure('metric should be a text, such as SMD');
  const metric = value.metric ?? 'generic';
  const studies: PoolStudy[] = [];
  for (const [index, study] of value.studies.entries()) {
    const read = studyOf(study, index, metric);
    if ('failure' in read) return read;
    studies.push(read);
  }
  if (studies.length === 0) return failure('there are no studies to pool');
  return { metric: metricOf(metric).name, studies };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A study by its effect and variance on the analysis scale, or by what is published of it. */
function studyOf(study: unknown, index: number, metric: string): PoolStudy | Failure {
  if (!isRecord(study)) return failure(`studies[${index}] should be an object`);
  const label = typeof study.label === 'string' ? study.label : String(index + 1);
  const where = `studies[${index}] (${label})`;
  const { yi, vi, estimate, se, ci, n } = study;
  if (yi !== undefined || vi !== undefined) {
    if (isNumber(yi) && isNumber(vi) && vi > 0) return { label, yi, vi };
    return failure(`${where} should have a number yi and a variance vi above 0`);
  }
  const isInterval = Array.isArray(ci) && ci.length === 2 && ci.every(isNumber);
  if (!isNumber(estimate) || (ci !== undefined && !isInterval))
    return failure(`${where} should have yi and vi, or an estimate with se, ci or n`);
  const scaled = scaledEffect({
    metric,
    value: estimate,
    ...(isNumber(se) && { se }),
    ...(isInterval && { ci: ci as [number, number] }),
    ...(isNumber(n) && { n }),
  });
  if (!scaled) return failure(`${where} has an estimate that no ${metric} can have`);
  if (scaled.vi === undefined)
    return failure(
      `${where} has no usable se or ci: a standard error is above 0, and an interval holds its estimate`,
    );
  return { label, yi: scaled.yi, vi: scaled.vi };
}
