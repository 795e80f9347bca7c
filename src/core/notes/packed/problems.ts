import { problemSeverities, type Problem, type ProblemCode, type Severity } from '../../problem.js';
import { readText, writeText } from './values.js';
import type { Reader, Writer } from './writing.js';

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const codes = Object.keys(problemSeverities) as ProblemCode[];

export function writeProblem(
  out: Writer,
  { code, severity, message, range, instead, related }: Problem,
): void {
  out.number((instead ? 1 : 0) + (related ? 2 : 0) + 4 * severities.indexOf(severity));
  out.number(codes.indexOf(code));
  out.text(message);
  out.range(range);
  if (instead) out.list(instead, writeText);
  if (related) out.keep(related);
}

export function readProblem(from: Reader): Problem {
  const there = from.number();
  const code = codes[from.number()] as ProblemCode;
  const severity = severities[there >> 2] as Severity;
  const found: Problem = { code, severity, message: from.text(), range: from.range() };
  if (there & 1) found.instead = from.list(readText);
  if (there & 2) found.related = from.keptValue() as NonNullable<Problem['related']>;
  return found;
}
