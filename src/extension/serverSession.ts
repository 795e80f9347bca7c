/** One run of the language server: from its start to its end. A restart is a new session. */
import type { LogOutputChannel, TextDocument } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { notifications, type ExportProgress, type Status } from '../protocol.js';
import { documentSelector, isNote } from './notes.js';
import { guardedEdits } from './serverEdits.js';
import { serverOptions } from './settings.js';

export interface SessionListener {
  changed(status: Status): void;
  exporting(progress: ExportProgress): void;
  /** The server died and is started again. */
  restarting(): void;
  /** The server died and will not be started again by itself. */
  lost(): void;
}

export interface ServerSession {
  client: LanguageClient;
  stop(): Promise<void>;
}

/** After so many deaths in so many milliseconds the server stays down. */
const mostCrashes = 4;
const crashesWithin = 180_000;

/** Starts the server's process and resolves when it has answered; rejects with the reason where it does not. */
export async function startSession(
  module: string,
  log: LogOutputChannel,
  isKeptBack: (document: TextDocument) => boolean,
  listener: SessionListener,
): Promise<ServerSession> {
  let started = false;
  let stopping = false;
  const crashes: number[] = [];
  const options: LanguageClientOptions = {
    documentSelector,
    initializationOptions: serverOptions(),
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        crashes.push(Date.now());
        const often =
          crashes.length >= mostCrashes && Date.now() - (crashes.at(-mostCrashes) ?? 0) < crashesWithin;
        if (started && !stopping && !often) {
          listener.restarting();
          return { action: CloseAction.Restart, handled: true };
        }
        if (started && !stopping) listener.lost();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: {
      didOpen: async (document, next) => (isKeptBack(document) ? undefined : next(document)),
      didChange: async (event, next) => (isKeptBack(event.document) ? undefined : next(event)),
      didClose: async (document, next) => (isKeptBack(document) ? undefined : next(document)),
      ...guardedEdits,
      // Bibliographies and settings are synchronised, but nothing of ours is completed in them.
      provideCompletionItem: (document, position, context, token, next) =>
        isNote(document) ? next(document, position, context, token) : undefined,
    },
  };
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('corroborate', 'Corroborate', { run, debug: run }, options);
  client.onNotification(notifications.changed, (status: Status) => listener.changed(status));
  client.onNotification(notifications.exportProgress, (progress: ExportProgress) =>
    listener.exporting(progress),
  );
  const stop = async (): Promise<void> => {
    stopping = true;
    // A client that never came up, or died, has nothing left to stop and says so by rejecting.
    await client.dispose().catch((error: unknown) => log.debug(`Stopping: ${String(error)}`));
  };
  try {
    await client.start();
  } catch (error) {
    await stop();
    throw error;
  }
  started = true;
  return { client, stop };
}
