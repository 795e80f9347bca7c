import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import { lineStartsIn } from './lineStarts.js';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Problem, Severity } from '../core/problem.js';
import { editorRange } from './places.js';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The problems of a file, and `more` of it, as an editor shows them. `uriOf` turns the base's name of a file into a URI. */
export function diagnosticsOf(
  base: EvidenceBase,
  file: FileName,
  uriOf: (file: FileName) => string,
  more: readonly Problem[] = [],
): Diagnostic[] {
  const lineStarts = lineStartsIn(base, file);
  return [...base.problems(file), ...more].map((problem): Diagnostic => {
    const related = problem.related?.map(({ file: other, range, message }): DiagnosticRelatedInformation => ({
      location: { uri: uriOf(other), range: editorRange(lineStartsIn(base, other), range) },
      message,
    }));
    return {
      range: editorRange(lineStarts, problem.range),
      severity: severities[problem.severity],
      code: problem.code,
      source: 'Corroborate',
      message: problem.message,
      ...(related && { relatedInformation: related }),
    };
  });
}
