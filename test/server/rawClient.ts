/** `corroborate lsp --stdio` spoken to in bytes: the framing of the Language Server Protocol and JSON-RPC, and no library. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cli } from './programs.js';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Message {
  id?: number | string | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

export interface RawClient {
  /** Sends bytes as they are. */
  write(bytes: string | Uint8Array): void;
  send(message: Message): void;
  /** Sends a request and resolves with its answer. */
  ask(method: string, params?: unknown): Promise<Message>;
  /** The next message of the server that fits, those that came before included. */
  heard(fits: (message: Message) => boolean): Promise<Message>;
  messages: Message[];
  /** Called with every message from now on, those that came before included. */
  listen(listener: (message: Message) => void): void;
  end(): void;
  /** The exit code. */
  ended: Promise<number | null>;
  errors(): string;
}

export const frame = (message: Message): Buffer => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]);
};

const started: ChildProcess[] = [];
const killAll = (): void => started.forEach((child) => child.kill());
// One that a failed test left running would keep the tests from ending.
after(killAll);
// Of several files that one process tests in turn, only the first that loads this module has the hook.
process.once('exit', killAll);

/** `before` are modules that are loaded before the server, which then runs from its source; `env` is added to its environment. */
export function startRaw({
  before,
  env = {},
}: { before?: string[]; env?: Record<string, string> } = {}): RawClient {
  const program = before ? [...['tsx', ...before].flatMap((module) => ['--import', module]), main] : [cli];
  const child = spawn(process.execPath, [...program, 'lsp', '--stdio'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  started.push(child);
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  let bytes = Buffer.alloc(0);
  let errors = '';
  let ids = 0;
  let listener: ((message: Message) => void) | undefined;
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const head = bytes.indexOf('\r\n\r\n');
      if (head < 0) break;
      // Nothing but frames may stand on stdout.
      const length = /^(?:Content-Type:[^\r]*\r\n)?Content-Length: (\d+)(?:\r\nContent-Type:[^\r]*)?$/.exec(
        bytes.toString('ascii', 0, head),
      )?.[1];
      if (length === undefined) throw new Error(`no header: ${bytes.toString('utf8', 0, head)}`);
      const end = head + 4 + Number(length);
      if (bytes.length < end) break;
      const message = JSON.parse(bytes.toString('utf8', head + 4, end)) as Message;
      messages.push(message);
      listener?.(message);
      bytes = bytes.subarray(end);
    }
    for (const check of [...waiting]) check();
  });

  const client: RawClient = {
    messages,
    write: (raw) => void child.stdin.write(raw),
    send: (message) => client.write(frame(message)),
    ask(method, params = {}) {
      const id = ++ids;
      client.send({ id, method, params });
      return client.heard((message) => message.id === id && message.method === undefined);
    },
    heard: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(`waited in vain for ${String(fits)}; heard ${JSON.stringify(messages)}; ${errors}`),
          );
        }, 60_000);
        const check = (): void => {
          const found = messages.find(fits);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    listen(next) {
      messages.forEach(next);
      listener = next;
    },
    end: () => child.stdin.end(),
    ended: once(child, 'exit').then(([code]) => code as number | null),
    errors: () => errors,
  };
  return client;
}
