import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Problem } from '../core/problem.js';
import { diagnosticsOf } from '../language/index.js';
import { createWorkQueue } from './workQueue.js';

/** Sends each file's problems when they differ from what was sent, and knows the totals without asking every file again. */
export interface DiagnosticsFeed {
  /** Others have their turn in between: of a whole folder at once they would hold everybody up for seconds. */
  publish(files: Iterable<FileName>): void;
  /** Whether the problems of all files are told that were to be published. */
  isDone(): boolean;
  stop(): void;
  /** Errors and warnings, and the files that have any. */
  totals(): { problems: number; files: number };
}

export interface DiagnosticsMeans {
  uriOf: (file: FileName) => string;
  /** The problems of a note's evidence blocks, which the base does not know. */
  ofBlocks: (file: FileName) => Problem[];
  /** What is sent, in the client's own positions; undefined where ours are its own. */
  inItsPositions: (told: PublishDiagnosticsParams) => Promise<PublishDiagnosticsParams> | undefined;
  /** What somebody has before them is told first. */
  isOpen: (file: FileName) => boolean;
  /** Called when all is told that was to be published. */
  done: () => void;
}

export function createDiagnosticsFeed(
  connection: Connection,
  base: EvidenceBase,
  { uriOf, ofBlocks, inItsPositions, isOpen, done }: DiagnosticsMeans,
): DiagnosticsFeed {
  const sent = new Map<FileName, { text: string; grave: number }>();
  /** One after the other: what was found later must not be overtaken. */
  let sending: Promise<unknown> = Promise.resolve();
  const send = (told: PublishDiagnosticsParams): void => {
    const counted = inItsPositions(told);
    if (!counted) void connection.sendDiagnostics(told);
    else sending = Promise.all([counted, sending]).then(([ready]) => connection.sendDiagnostics(ready));
  };
  function* told(file: FileName): Generator<void> {
    yield* base.workingOut(file);
    const asked = ofBlocks(file);
    const diagnostics = diagnosticsOf(base, file, uriOf, asked);
    const text = JSON.stringify(diagnostics);
    const before = sent.get(file);
    if (before ? before.text === text : diagnostics.length === 0) return;
    if (diagnostics.length === 0) sent.delete(file);
    else {
      const grave = [...base.problems(file), ...asked].filter(
        ({ severity }) => severity === 'error' || severity === 'warning',
      ).length;
      sent.set(file, { text, grave });
    }
    send({ uri: uriOf(file), diagnostics });
  }
  const queue = createWorkQueue({
    stepsOf: told,
    isInFront: isOpen,
    onEmpty: done,
    failed: (error) => connection.console.error(`Problems could not be told: ${String(error)}`),
  });
  return {
    publish: queue.add,
    isDone: queue.isEmpty,
    stop: queue.stop,
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
