/** A language client in the test's own words: the real server in a process of its own, on a folder made for the test. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type Diagnostic,
  type PublishDiagnosticsParams,
  type RegistrationParams,
  type TextDocumentClientCapabilities,
  type UnregistrationParams,
} from 'vscode-languageserver-protocol/node';
import { notifications, type Status } from '../../src/protocol.js';
import { server } from './programs.js';

export interface Client {
  folder: string;
  uri(file: string): string;
  request<Result>(method: string, params: unknown): Promise<Result>;
  notify(method: string, params: unknown): Promise<void>;
  /** Opens a file in the "editor" with a text, or changes the text of an open one. */
  edit(file: string, text: string): Promise<void>;
  close(file: string): Promise<void>;
  /** Writes or (null) deletes a file on disk and says so, as an editor's watcher does. */
  onDisk(file: string, text: string | null): Promise<void>;
  diagnostics(file: string): Diagnostic[];
  /** Waits until something holds; asks again at every message of the server. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  status(): Status | undefined;
  /** Patterns of the files that the server asked to be told of. */
  watched(): string[];
  /** Ends the server's process at once, as a crash does; the folder stays. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClientOptions {
  /** Where the files are put; default: a new temporary folder, removed when the client stops. */
  folder?: string;
  /** The workspace folders, as paths in it; default: it alone. */
  roots?: string[];
  /** Whether the editor says that the workspace is trusted. */
  trusted?: boolean;
  /** What the editor can do with documents, beyond what every one can. */
  textDocument?: TextDocumentClientCapabilities;
}

const started: ChildProcess[] = [];
const killAll = (): void => started.forEach((child) => child.kill());
// One that a failed test left running would keep the tests from ending.
after(killAll);
// Of several files that one process tests in turn, only the first that loads this module has the hook.
process.once('exit', killAll);

/** Starts the server on a folder with these files; resolves when it has read them. */
export async function startClient(
  files: Record<string, string | Buffer>,
  options: ClientOptions = {},
): Promise<Client> {
  const folder =
    options.folder ?? (await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'corroborate-server-'))));
  for (const [file, text] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await fs.writeFile(path.join(folder, file), text);
  }
  const roots = (options.roots ?? ['']).map((root) => pathToFileURL(path.join(folder, root)).href);
  const child = fork(server, ['--node-ipc'], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  started.push(child);
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const shown = new Map<string, Diagnostic[]>();
  const versions = new Map<string, number>();
  const waiting = new Set<() => void>();
  let last: Status | undefined;
  const wake = (): void => {
    for (const check of [...waiting]) check();
  };
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.set(params.uri, params.diagnostics);
    wake();
  });
  connection.onNotification(notifications.changed, (status: Status) => {
    last = status;
    wake();
  });
  const watchers = new Map<string, string[]>();
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    for (const { id, method, registerOptions } of registrations)
      if (method === 'workspace/didChangeWatchedFiles')
        watchers.set(
          id,
          (registerOptions as { watchers: { globPattern: string }[] }).watchers.map((one) => one.globPattern),
        );
    wake();
    return null;
  });
  connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
    for (const { id } of unregisterations) watchers.delete(id);
    wake();
    return null;
  });
  connection.listen();

  const client: Client = {
    folder,
    uri,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    async edit(file, text) {
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      const languageId = file.endsWith('.bib') ? 'bibtex' : 'markdown';
      if (version === 1) {
        await client.notify('textDocument/didOpen', {
          textDocument: { uri: uri(file), languageId, version, text },
        });
      } else {
        await client.notify('textDocument/didChange', {
          textDocument: { uri: uri(file), version },
          contentChanges: [{ text }],
        });
      }
    },
    async close(file) {
      versions.delete(file);
      await client.notify('textDocument/didClose', { textDocument: { uri: uri(file) } });
    },
    async onDisk(file, text) {
      const target = path.join(folder, file);
      await fs.mkdir(path.dirname(target), { recursive: true });
      const existed = await fs.stat(target).then(
        () => true,
        () => false,
      );
      if (text === null) await fs.rm(target);
      else await fs.writeFile(target, text);
      const type = text === null ? 3 : existed ? 2 : 1;
      await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(file), type }] });
    },
    diagnostics: (file) => shown.get(uri(file)) ?? [],
    async until(what, holds) {
      if (await holds()) return;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`waited in vain: ${what}`));
        }, 15_000);
        const check = (): void => {
          void Promise.resolve(holds()).then((held) => {
            if (!held) return;
            clearTimeout(timer);
            waiting.delete(check);
            resolve();
          }, reject);
        };
        waiting.add(check);
        check();
      });
    },
    status: () => last,
    watched: () => [...watchers.values()].flat(),
    async kill() {
      connection.dispose();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      child.kill();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };

  await client.request('initialize', {
    processId: process.pid,
    rootUri: roots[0] ?? null,
    workspaceFolders: roots.map((root) => ({ uri: root, name: path.basename(root) })),
    initializationOptions: { trusted: options.trusted === true },
    capabilities: {
      textDocument: options.textDocument ?? {},
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
    },
  });
  await client.notify('initialized', {});
  await client.until('the workspace is read', () => last?.state === 'ready');
  return client;
}
