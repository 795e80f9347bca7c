import { qualities, type Quality, type StudyFacts } from '../types.js';
import { keep, readKept, readRange, readText, writeRange, writeText } from './values.js';
import type { Reader, Writer } from './writing.js';

export function writeStudy(out: Writer, study: StudyFacts): void {
  const { id, design, of, n, k, dataset, quality, outcome } = study;
  out.number(
    (id !== undefined ? 1 : 0) +
      (design !== undefined ? 2 : 0) +
      (of !== undefined ? 4 : 0) +
      (n !== undefined ? 8 : 0) +
      (k !== undefined ? 16 : 0) +
      (dataset !== undefined ? 32 : 0) +
      (outcome !== undefined ? 64 : 0),
  );
  out.number(quality === undefined ? 0 : qualities.indexOf(quality) + 1);
  out.range(study.range);
  out.byNames(study.ranges, writeRange);
  out.list(study.countries, writeText);
  out.list(study.includes, writeText);
  // Front matter may give anything.
  out.byNames(study.attributes, keep);
  if (id !== undefined) out.text(id);
  if (design !== undefined) out.text(design);
  if (of !== undefined) out.text(of);
  if (n !== undefined) writeNumber(out, n);
  if (k !== undefined) writeNumber(out, k);
  if (dataset !== undefined) out.text(dataset);
  if (outcome !== undefined) out.text(outcome);
}

export function readStudy(from: Reader): StudyFacts {
  const there = from.number();
  const quality = from.number();
  const range = from.range();
  const ranges = from.byNames(readRange);
  const countries = from.list(readText);
  const includes = from.list(readText);
  const attributes = from.byNames(readKept);
  const study: StudyFacts = { countries, includes, attributes, ranges, range };
  if (there & 1) study.id = from.text();
  if (there & 2) study.design = from.text();
  if (there & 4) study.of = from.text();
  if (there & 8) study.n = readNumber(from);
  if (there & 16) study.k = readNumber(from);
  if (there & 32) study.dataset = from.text();
  if (there & 64) study.outcome = from.text();
  if (quality > 0) study.quality = qualities[quality - 1] as Quality;
  return study;
}

/** Any number: those that are not whole, or below zero, as they are. */
function writeNumber(out: Writer, value: number): void {
  const isCount = Number.isSafeInteger(value + 1) && value >= 0 && !Object.is(value, -0);
  out.number(isCount ? value + 1 : 0);
  if (!isCount) out.keep(value);
}
function readNumber(from: Reader): number {
  const next = from.number();
  return next > 0 ? next - 1 : (from.keptValue() as number);
}
