/**
 * What others wait while a bibliography of a thousand references is written: the real server on its pipes, asked for a hover every few
 * milliseconds, alone and during exports of different kinds.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import { notifications, requests, type BibliographyParams, type Status } from '../../src/protocol.js';
import { calibrate, percentile, type Measurement } from './measure.js';

const count = 1000;
/** Milliseconds between two questions. */
const pause = 4;
/** Questions without an export, to compare with. */
const undisturbed = 500;

const exports: [what: string, params: BibliographyParams][] = [
  ['a Word document in APA', { format: 'docx', style: 'apa' }],
  [
    'an annotated list in IEEE, by claim',
    { format: 'html', style: 'ieee', annotated: true, groupBy: 'claim' },
  ],
  ['an evidence table', { format: 'csv', table: true }],
];

/** A thousand claims with a reference each in one note, and as many references that no note cites: those are not read before they are exported. */
function library(): { folder: string; note: string; uncited: string[] } {
  // From the root of the repository, as `npm run bench` runs there.
  const bib = fs.readFileSync('test/fixtures/bibliography/leeper-references.bib', 'utf8');
  const keys = scanBibliography('l.bib', bib).entries.map(({ citekey }) => citekey);
  const note = keys
    .slice(0, count)
    .map((key, i) => `## Claim ${i} {.claim #c${i}}\n\n- supports [@{${key}}, p. ${i}]: "It does."\n`)
    .join('\n');
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-bench-')));
  fs.writeFileSync(path.join(folder, 'note.md'), note);
  fs.writeFileSync(path.join(folder, 'references.bib'), bib);
  return { folder, note, uncited: keys.slice(count, 2 * count) };
}

export async function run(): Promise<Measurement[]> {
  const unit = calibrate();
  const { folder, note, uncited } = library();
  // Bundled beside this file, as it ships.
  const program = fileURLToPath(new URL('./cli.js', import.meta.url));
  const server = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  try {
    const uri = await opened(connection, folder, note);
    const hover = async (line: number): Promise<number> => {
      const asked = performance.now();
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 4 * (line % count), character: 22 },
      });
      return performance.now() - asked;
    };
    for (let line = 0; line < 200; line++) await hover(line);

    const alone: number[] = [];
    for (let line = 0; line < undisturbed; line++) alone.push(await paused(() => hover(line)));

    const measured = told('a hover, nothing else asked for', alone, unit);
    const all: [string, BibliographyParams][] = [
      [
        'a Word document in APA of what was not read before',
        { format: 'docx', style: 'apa', citekeys: uncited },
      ],
      ...exports,
    ];
    for (const [what, params] of all) {
      let over = false;
      const started = performance.now();
      const exported = connection
        .sendRequest<{ count: number; failure?: string }>(requests.bibliography, params)
        .finally(() => (over = true));
      const waits: number[] = [];
      for (let line = 0; !over; line++) waits.push(await paused(() => hover(line)));
      const took = performance.now() - started;
      const { count: written, failure } = await exported;
      if (written !== count) throw new Error(`${what}: ${failure ?? `${written} of ${count}`}`);
      measured.push(
        { what: `${what}: the export itself`, value: took, unit: 'ms' },
        ...told(`a hover meanwhile (${waits.length})`, waits, unit),
      );
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    return measured;
  } finally {
    connection.dispose();
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function opened(connection: ProtocolConnection, folder: string, text: string): Promise<string> {
  const ready = new Promise<void>((resolve) => {
    connection.onNotification(notifications.changed, ({ state }: Status) => {
      if (state === 'ready') resolve();
    });
  });
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  await ready;
  const uri = pathToFileURL(path.join(folder, 'note.md')).href;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  return uri;
}

async function paused<Result>(act: () => Promise<Result>): Promise<Result> {
  await new Promise((resolve) => setTimeout(resolve, pause));
  return act();
}

/** Of a few questions no percentile is told. */
const fewest = 100;
/** What 50 ms are on the reference machine, nearly. */
const mostLoops = 3;

/** The longest wait is told, and not limited: it is as often another program's doing as ours. */
function told(what: string, waits: number[], unit: number): Measurement[] {
  const usual = percentile(waits, 95);
  return [
    { what: `${what}, longest`, value: Math.max(...waits), unit: 'ms', target: 50 },
    ...(waits.length < fewest
      ? []
      : [
          { what: `${what}, 95th percentile`, value: usual, unit: 'ms' as const, target: 50 },
          {
            what: `${what}, 95th percentile, as calibration loops`,
            value: usual / unit,
            unit: '×' as const,
            limit: mostLoops,
          },
        ]),
  ];
}
