/** The real server on its pipes, as any editor starts it, and how long it lets a question wait. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { notifications, type Status } from '../../src/protocol.js';

export interface Server {
  connection: ProtocolConnection;
  uri(file: string): string;
  /** Starts reading the folder. */
  start(capabilities?: ClientCapabilities): Promise<void>;
  /** Resolves when all is read. */
  ready: Promise<void>;
  open(file: string, text: string): Promise<void>;
  /** Milliseconds that a hover waits for its answer; asked a short while after this is called. */
  hover(file: string, line: number, character: number): Promise<number>;
  stop(): Promise<void>;
}

/** Milliseconds between two questions. */
const pause = 4;

export function startServer(folder: string): Server {
  // Bundled beside this file, as it ships.
  const program = fileURLToPath(new URL('./cli.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const ready = new Promise<void>((resolve) => {
    connection.onNotification(notifications.changed, ({ state }: Status) => {
      if (state === 'ready') resolve();
    });
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  return {
    connection,
    uri,
    ready,
    async start(capabilities = {}) {
      await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: pathToFileURL(folder).href,
        capabilities,
      });
      await connection.sendNotification('initialized', {});
    },
    open: (file, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId: 'markdown', version: 1, text },
      }),
    async hover(file, line, character) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const asked = performance.now();
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri: uri(file) },
        position: { line, character },
      });
      return performance.now() - asked;
    },
    async stop() {
      try {
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
      } finally {
        connection.dispose();
        child.kill();
      }
    },
  };
}
