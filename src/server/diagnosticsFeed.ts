import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Problem } from '../core/problem.js';
import { diagnosticsOf } from '../language/index.js';

/** Sends each file's problems when they differ from what was sent, and knows the totals without asking every file again. */
export interface DiagnosticsFeed {
  publish(files: Iterable<FileName>): void;
  /** Errors and warnings, and the files that have any. */
  totals(): { problems: number; files: number };
}

/** `ofBlocks` gives the problems of a note's evidence blocks, which the base does not know. */
export function createDiagnosticsFeed(
  connection: Connection,
  base: EvidenceBase,
  uriOf: (file: FileName) => string,
  ofBlocks: (file: FileName) => Problem[],
  /** What is sent, in the client's own positions; undefined where ours are its own. */
  inItsPositions: (told: PublishDiagnosticsParams) => Promise<PublishDiagnosticsParams> | undefined = () =>
    undefined,
): DiagnosticsFeed {
  const sent = new Map<FileName, { text: string; grave: number }>();
  /** One after the other: what was found later must not be overtaken. */
  let sending: Promise<unknown> = Promise.resolve();
  const send = (told: PublishDiagnosticsParams): void => {
    const counted = inItsPositions(told);
    if (!counted) void connection.sendDiagnostics(told);
    else sending = Promise.all([counted, sending]).then(([ready]) => connection.sendDiagnostics(ready));
  };
  return {
    publish(files) {
      for (const file of files) {
        const asked = ofBlocks(file);
        const diagnostics = diagnosticsOf(base, file, uriOf, asked);
        const text = JSON.stringify(diagnostics);
        const before = sent.get(file);
        if (before ? before.text === text : diagnostics.length === 0) continue;
        if (diagnostics.length === 0) sent.delete(file);
        else {
          const grave = [...base.problems(file), ...asked].filter(
            ({ severity }) => severity === 'error' || severity === 'warning',
          ).length;
          sent.set(file, { text, grave });
        }
        send({ uri: uriOf(file), diagnostics });
      }
    },
    totals() {
      let problems = 0;
      let files = 0;
      for (const { grave } of sent.values()) {
        problems += grave;
        if (grave > 0) files += 1;
      }
      return { problems, files };
    },
  };
}
