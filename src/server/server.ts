/** The language server's process: `corroborate lsp --stdio`, or started by the editor with `--node-ipc`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startSession } from './session.js';

/** Serves one client over the transport that the arguments name, until it says goodbye. */
export function startServer(): void {
  startSession(createConnection(ProposedFeatures.all));
}

// The editor starts this file itself; the command line calls `startServer`.
if (process.argv.includes('--node-ipc')) startServer();
