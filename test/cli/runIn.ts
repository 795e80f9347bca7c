import type { Io } from '../../src/cli/io.js';
import { runCli } from '../../src/cli/run.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface Surroundings {
  input?: string | Uint8Array;
  env?: Record<string, string>;
  /** Columns of a terminal; absent: not a terminal. */
  columns?: number;
}

/** Runs the command line in this process and gives what it wrote. */
export async function runIn(
  args: string[],
  { input = '', env = {}, columns }: Surroundings = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  const sink = (name: keyof typeof written) => ({
    write: async (text: string) => {
      written[name] += text;
    },
    isTerminal: columns !== undefined,
    columns,
  });
  const io: Io = { out: sink('out'), err: sink('err'), input: async () => Buffer.from(input), env };
  const code = await runCli(args, io);
  return { code, ...written };
}
