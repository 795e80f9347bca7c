/** The language server as the views see it: asked by name, listened to, restarted; whichever session runs. */
import * as vscode from 'vscode';
import type { CancellationToken, LogOutputChannel } from 'vscode';
import { requests, type Asks, type ExportProgress, type Status } from '../protocol.js';
import { startSession, type ServerSession } from './serverSession.js';
import { reason } from './words.js';

export interface LanguageServer {
  /** Starts where it does not run. A failure is told to the user, once; `ask` then rejects. */
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Resolves with the answer; waits for a server that is starting; rejects where none runs. */
  ask<Name extends keyof Asks>(
    name: Name,
    params: Asks[Name][0],
    token?: CancellationToken,
  ): Promise<Asks[Name][1]>;
  /** The last that the server told of itself. */
  status(): Status | undefined;
  failed(): boolean;
  /** Fires when something was read or changed, and when the server failed or came back. */
  onChanged: vscode.Event<Status | undefined>;
  onExportProgress: vscode.Event<ExportProgress>;
}

/** `isKeptBack` says of a document whether the server is not to know of it. */
export function createLanguageServer(
  module: string,
  log: LogOutputChannel,
  isKeptBack: (document: vscode.TextDocument) => boolean,
): LanguageServer {
  const changed = new vscode.EventEmitter<Status | undefined>();
  const exporting = new vscode.EventEmitter<ExportProgress>();
  let session: Promise<ServerSession> | undefined;
  let status: Status | undefined;
  let failed = false;

  const take = (next: Status | undefined): void => {
    status = next;
    changed.fire(next);
  };

  const fail = (message: string): void => {
    failed = true;
    take(undefined);
    void vscode.window.showErrorMessage(message, 'Show Log', 'Try Again').then((choice) => {
      if (choice === 'Show Log') log.show();
      if (choice === 'Try Again') void server.restart();
    });
  };

  const server: LanguageServer = {
    async start() {
      if (session) return;
      failed = false;
      const starting = startSession(module, log, isKeptBack, {
        changed: take,
        exporting: (progress) => exporting.fire(progress),
        restarting: () => {
          log.warn('The language server ended unexpectedly and is started again.');
          void vscode.window
            .showWarningMessage(
              'Corroborate’s language server ended unexpectedly and was started again. Nothing that you typed is lost.',
              'Show Log',
            )
            .then((choice) => {
              if (choice === 'Show Log') log.show();
            });
        },
        lost: () => fail('Corroborate’s language server stopped several times and was not started again.'),
      });
      session = starting;
      try {
        const { client } = await starting;
        // Nothing is told of a workspace that was read before the first listener.
        if (!status) take(await client.sendRequest<Status>(requests.status, {}));
      } catch (error) {
        if (session !== starting) return;
        session = undefined;
        log.error(error instanceof Error ? error : String(error));
        fail(`Corroborate’s language server did not start: ${reason(error)}`);
      }
    },
    async stop() {
      const ending = session;
      session = undefined;
      status = undefined;
      // One that failed to start has told so already.
      await ending?.then(({ stop }) => stop()).catch(() => undefined);
    },
    async restart() {
      await server.stop();
      await server.start();
    },
    async ask(name, params, token) {
      if (!session) throw new Error('The language server is not running.');
      const { client } = await session;
      // Without a token it must not be handed over at all: an absent argument would be sent as a second parameter.
      return token
        ? client.sendRequest(requests[name], params, token)
        : client.sendRequest(requests[name], params);
    },
    status: () => status,
    failed: () => failed,
    onChanged: changed.event,
    onExportProgress: exporting.event,
  };
  return server;
}
