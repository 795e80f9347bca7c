/** Effects as people write them: "d = 0.31, 95% CI 0.12 to 0.50", "OR 1.8 [1.2–2.7]", "β = −.12 (SE .05)", "r = .21, n = 340". */
import { metricOf, metrics } from '../../metrics.js';

/** An effect's numbers as published. */
export interface PublishedEffect {
  /** As written: "d", "adjusted OR"; empty for a number alone. */
  metric: string;
  value: number;
  se?: number;
  ci?: [number, number];
  /** Confidence of `ci`, where it is said to be other than 95 %. */
  level?: number;
  n?: number;
}

export type ReadEffect = { effect: PublishedEffect } | { problem: string };

/** Longer than any effect that is written for people. */
const longest = 300;

const number = String.raw`[-+−–]?\s?(?:\d+(?:[.,·]\d+)?|[.,·]\d+)`;
/** A name (with degrees of freedom in brackets, as t(34) has), what joins it to its number, the number. */
const head = new RegExp(
  String.raw`^((?:[\p{L}\p{M}][\p{L}\p{M}\p{N}’'²_*. -]{0,60}?(?:\([^()]{0,12}\))?)?)(\s*[=:≈]\s*|\s+(?:of\s+|was\s+)?|^)(${number})\s*(%)?`,
  'u',
);
const pair = String.raw`(${number})\s*%?\s*(?:to|and|bis|bis zu|à|a|[,;:/–—−-])\s*(${number})\s*%?`;
const named = new RegExp(
  String.raw`(?:(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%\s*)?\b(?:CIs?|CrI|C\.I\.|KI|IC|(?:confidence|credible) intervals?)\s*[:=]?\s*[[(]?\s*${pair}`,
  'iu',
);
const percented = new RegExp(
  String.raw`(?<![\d.,])(\d{2,3}(?:[.,]\d+)?)\s*%\s*[:=,]?\s*[[(]?\s*${pair}`,
  'iu',
);
const bracketed = new RegExp(String.raw`[[(]\s*()${pair}\s*[\])]`, 'iu');
const standardError = new RegExp(
  String.raw`\b(?:SE|s\.e\.|std\.? ?err(?:or|\.)?|standard error)\s*[:=]?\s*(${number})`,
  'iu',
);
const count = /\bn\s*=\s*(\d(?:[\d,. \u00a0\u2009\u202f]*\d)?)/iu;

/** Reads an effect's text. Linear: the text is short or left unread. */
export function readEffect(text: string): ReadEffect {
  if (text.length > longest) return { problem: `an effect has at most ${longest} characters` };
  const found = headOf(text);
  if (typeof found === 'string') return { problem: found };
  const { name, written, percent, rest } = found;
  if (/^\s*[1-9]\d{0,2},\d{3}$/.test(written))
    return { problem: `${written.trim()} may mean two numbers; write it without a comma, or with a point` };
  const interval = named.exec(rest) ?? percented.exec(rest) ?? bracketed.exec(rest);
  const metric = name.trim();
  // A share written in percent is a share.
  const unit = percent && metricOf(metric).name === 'RD' ? 100 : 1;
  const value = numberOf(written) / unit;
  const se = numberOf(standardError.exec(rest)?.[1]) / unit;
  const level = numberOf(interval?.[1]) / 100;
  const n = Number(count.exec(rest)?.[1]?.replace(/[^\d]/g, '') ?? NaN);
  const effect: PublishedEffect = {
    metric,
    value,
    ...(Number.isFinite(se) && { se }),
    ...(interval && { ci: [numberOf(interval[2]) / unit, numberOf(interval[3]) / unit] }),
    ...(interval && Number.isFinite(level) && level !== 0.95 && { level }),
    ...(n > 0 && { n }),
  };
  const problem = problemOf(effect);
  return problem === undefined ? { effect } : { problem };
}

interface Head {
  name: string;
  written: string;
  percent: boolean;
  rest: string;
}

/** What tells of an effect without being one. */
const statistics = /^(?:t|f|z|p|n|k|se|s\.e\.|sd|m|df|χ|χ²|chi²|chi2|q|i²|wald|ci)$/i;

/** The effect's name and number: of several the first whose metric is known, as in "t(34) = 2.1, d = 0.4"; else the first that is an effect. */
function headOf(text: string): Head | string {
  const heads: Head[] = [];
  const tests: string[] = [];
  for (const { index } of text.matchAll(/(?<=^|[,;(])\s*(?=[^\s])/g)) {
    const part = text.slice(index).trimStart();
    const [whole, name, , written, percent] = head.exec(part) ?? [];
    if (whole === undefined || name === undefined || written === undefined) continue;
    const plain = name.replace(/\(.*$/, '').trim();
    if (statistics.test(plain)) tests.push(plain);
    else if (name !== '' || heads.length + tests.length === 0)
      heads.push({ name, written, percent: percent !== undefined, rest: part.slice(whole.length) });
  }
  const known = heads.find(({ name }) => metricOf(name).name !== 'generic') ?? heads[0];
  if (known) return known;
  const [test] = tests;
  return test === undefined
    ? 'no number can be read here; write d = 0.31, 95% CI 0.12 to 0.50'
    : `${test} is no effect by itself; write the effect, as in d = 0.31, 95% CI 0.12 to 0.50`;
}

/** What no effect can be, in a sentence. */
function problemOf({ metric, value, se, ci, level }: PublishedEffect): string | undefined {
  const { name, logged } = metricOf(metric);
  const { scale } = logged ? { scale: 'identity' } : metrics[name];
  const all = [value, ...(ci ?? [])];
  if (scale === 'log' && all.some((one) => one <= 0)) return `${metric} is a ratio, which is above 0`;
  if (scale === 'fisher' && all.some((one) => Math.abs(one) > 1))
    return `${metric} is a correlation, which is between −1 and 1`;
  if (se !== undefined && se <= 0) return 'a standard error is above 0';
  if (level !== undefined && !(level > 0 && level < 1))
    return 'the confidence of an interval is between 0 and 100 %';
  if (!ci) return undefined;
  if (ci[0] > ci[1]) return `the interval ${shown(ci[0])} to ${shown(ci[1])} is upside down`;
  return ci[0] <= value && value <= ci[1]
    ? undefined
    : `${shown(value)} lies outside its interval, ${shown(ci[0])} to ${shown(ci[1])}`;
}

const shown = (value: number): string => String(value).replace('-', '−');

/** "−.12" is −0.12, "0,31" and "0·31" are 0.31. */
function numberOf(written: string | undefined): number {
  if (written === undefined || written === '') return NaN;
  return Number(written.replace(/[−–]/g, '-').replace(/\s/g, '').replace(/[,·]/, '.'));
}
