/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Io {
  out: Sink;
  /** Messages; never data. */
  err: Sink;
  /** All of the standard input. */
  input(): Promise<Uint8Array>;
  env: Record<string, string | undefined>;
}

export interface Sink {
  /** Settles when more may be written. */
  write(text: string): Promise<void>;
  isTerminal: boolean;
  /** Of the terminal; undefined where there is none. */
  columns: number | undefined;
}

/** Something that the user can mend, as one sentence: said on stderr, exit code 2. */
export interface Failure {
  failure: string;
}

export const failure = (message: string): Failure => ({ failure: message });

export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'failure' in value;

/** Exit codes. */
export const done = 0;
export const foundErrors = 1;
export const cannot = 2;

/** The streams of this process. */
export function processIo(): Io {
  return {
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    async input() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
      return Buffer.concat(chunks);
    },
    env: process.env,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text)) resolve();
        else stream.once('drain', resolve);
      }),
    // Node leaves `isTTY` undefined where there is no terminal.
    isTerminal: Boolean(stream.isTTY),
    columns: stream.isTTY ? stream.columns : undefined,
  };
}
