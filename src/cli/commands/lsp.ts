import type { Command } from '../command.js';
import { done, failure } from '../io.js';

export const lsp: Command = {
  name: 'lsp',
  argument: '',
  summary: 'serves an editor by the Language Server Protocol, with --stdio',
  options: { stdio: { description: 'speak over stdin and stdout' } },
  async run({ values }) {
    if (values.stdio !== true) return failure('lsp speaks over stdin and stdout: corroborate lsp --stdio');
    // Loaded here, so that the other commands start without it.
    const { startServer } = await import('../../server/server.js');
    startServer();
    return done;
  },
};
