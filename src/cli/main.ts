#!/usr/bin/env node
/** The command line's entry (dist/cli.js). */
import { processIo } from './io.js';
import { runCli } from './run.js';

// Whoever read our output has seen enough (`corroborate claims | head`): that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

process.exitCode = await runCli(process.argv.slice(2), processIo());
