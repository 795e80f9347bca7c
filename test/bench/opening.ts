import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { notifications, type Status } from '../../src/protocol.js';
import type { Measurement } from './measure.js';
import { startServer } from './server.js';
import { writeVault } from './vault.js';

const count = 1000;
function library(): string {
  const bib = fs.readFileSync('test/fixtures/bibliography/leeper-references.bib', 'utf8');
  const keys = scanBibliography('l.bib', bib).entries.map(({ citekey }) => citekey);
  const note = keys
    .slice(0, count)
    .map((key, i) => `## Claim ${i} {.claim #c${i}}\n\n- supports [@{${key}}, p. ${i}]: "It does."\n`)
    .join('\n');
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-bench-')));
  fs.writeFileSync(path.join(folder, 'note.md'), note);
  fs.writeFileSync(path.join(folder, 'references.bib'), bib);
  return folder;
}

async function opening(what: string, folder: string, file: string): Promise<Measurement[]> {
  const server = startServer(folder);
  const t0 = performance.now();
  const log: string[] = [];
  let last = performance.now();
  server.connection.onNotification('textDocument/publishDiagnostics', (p: PublishDiagnosticsParams) => {
    last = performance.now();
    if (p.uri.endsWith('.bib'))
      log.push(`${p.uri.slice(-20)} ${p.diagnostics.length} at ${Math.round(last - t0)}`);
  });
  let state = '';
  let readyAt = 0;
  server.connection.onNotification(notifications.changed, (s: Status) => {
    if (s.state === 'ready' && state !== 'ready') readyAt = performance.now();
    state = s.state;
  });
  await server.start();
  await server.open(file, fs.readFileSync(path.join(folder, file), 'utf8'));
  const waits: [number, number][] = [];
  while (state !== 'ready' || performance.now() - Math.max(last, readyAt) < 1000) {
    const at = performance.now();
    waits.push([at - t0, await server.hover(file, 2, 4)]);
  }
  await server.stop();
  console.log(what, 'ready', Math.round(readyAt - t0), 'last', Math.round(last - t0), log);
  console.log(
    waits
      .sort((a, b) => b[1] - a[1])
      .slice(0, 8)
      .map(([at, w]) => `${Math.round(w)}@${Math.round(at)}`)
      .join(' '),
  );
  return [{ what, value: waits[0]![1], unit: 'ms' }];
}

export async function run(): Promise<Measurement[]> {
  const a = library();
  const b = writeVault(10_000);
  return [...(await opening('library', a, 'note.md')), ...(await opening('vault', b, '0/0.md'))];
}
