#!/usr/bin/env node
/** The command line's entry (dist/cli.js). */
import { cannot, processIo } from './io.js';
import { runCli } from './run.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has seen enough (`corroborate claims | head`): that is no failure.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  process.stderr.write(`corroborate: the output cannot be written: ${error.code ?? error.message}\n`);
  process.exit(cannot);
});
process.stderr.on('error', () => process.exit(cannot));

process.exitCode = await runCli(process.argv.slice(2), processIo());
