/**
 * What others wait while a folder is opened and while a note comes into it: the real server on its pipes, asked for a hover every few
 * milliseconds. One folder has all its problems in one long bibliography whose entries are parsed for them, the other in ten thousand notes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { requests, type QueryResult, type Status } from '../../src/protocol.js';
import { writeLibrary } from './library.js';
import type { Measurement } from './measure.js';
import { startServer, type Server } from './server.js';
import { generatedNote, writeVault } from './vault.js';

const notes = 10_000;

/** More of the time that the whole takes is one piece that everybody waits for; much less is never reached on a busy machine. */
const mostOfWhole = 0.25;
/** Both take their time, and longer on a slow machine: there are some thirty in the library, and more in the vault. */
const fewestAnswered = 8;

export async function run(): Promise<Measurement[]> {
  const library = writeLibrary(1000).folder;
  const vault = writeVault(notes);
  try {
    return [
      ...(await opening('a bibliography with 1,000 cited entries', library, 'note.md', 2)),
      ...(await opening('10,000 notes', vault, '0/0.md', 0, coming)),
    ];
  } finally {
    for (const folder of [library, vault]) fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function opening(
  what: string,
  folder: string,
  file: string,
  line: number,
  then: (
    server: Server,
    folder: string,
    hover: () => Promise<number>,
    all: number,
  ) => Promise<Measurement[]> = () => Promise.resolve([]),
): Promise<Measurement[]> {
  const server = startServer(folder);
  try {
    let told = Infinity;
    server.connection.onNotification('textDocument/publishDiagnostics', () => {
      told = Math.min(told, performance.now());
    });
    await server.start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    await server.open(file, fs.readFileSync(path.join(folder, file), 'utf8'));
    const hover = (): Promise<number> => server.hover(file, line, 4);
    const started = performance.now();
    const waits = { reading: [0], telling: [0] };
    const ready = await during(server.ready, hover, (wait, asked) =>
      waits[asked < told ? 'reading' : 'telling'].push(wait),
    );
    const telling = ready - Math.min(told, ready);
    const longest = Math.max(...waits.telling);
    return [
      { what: `${what}: until all is told`, value: ready - started, unit: 'ms' },
      { what: 'a hover while it is read, longest', value: Math.max(...waits.reading), unit: 'ms' },
      { what: 'telling its problems', value: telling, unit: 'ms' },
      { what: 'a hover meanwhile, longest', value: longest, unit: 'ms', target: 50 },
      // Told in one piece, all would come at once, and none were answered before the end.
      {
        what: 'hovers answered meanwhile',
        value: waits.telling.length - 1,
        unit: '',
        limit: fewestAnswered,
        atLeast: true,
      },
      {
        what: 'as a share of telling',
        value: longest / Math.max(longest, telling),
        unit: '×',
        limit: mostOfWhole,
      },
      ...(await then(server, folder, hover, ready - started)),
    ];
  } finally {
    await server.stop();
  }
}

/** A note that comes, and a query before and after it; `all` is how long reading all took. */
async function coming(
  server: Server,
  folder: string,
  hover: () => Promise<number>,
  all: number,
): Promise<Measurement[]> {
  const status = (): Promise<Status> => server.connection.sendRequest(requests.status);
  const query = async (): Promise<number> => {
    const asked = performance.now();
    await server.connection.sendRequest<QueryResult>(requests.query, {
      text: 'topic:trust n:>900',
      limit: 1,
    });
    return performance.now() - asked;
  };
  const first = await query();
  const before = await status();
  fs.writeFileSync(path.join(folder, 'new.md'), generatedNote(notes, notes));
  const started = performance.now();
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: server.uri('new.md'), type: 1 }],
  });
  const waits: number[] = [];
  const read = async (): Promise<void> => {
    while ((await status()).notes === before.notes) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const took = (await during(read(), hover, (wait) => waits.push(wait))) - started;
  const changes = (await status()).revision - before.revision;
  const again = await query();
  return [
    { what: 'a note that comes, until it is read', value: took, unit: 'ms' },
    { what: 'as a share of reading all', value: took / all, unit: '×', limit: mostOfWhole },
    { what: 'a hover meanwhile, longest', value: Math.max(...waits), unit: 'ms', target: 50 },
    { what: 'changes that it made', value: changes, unit: '', limit: 1 },
    { what: 'a query for the first time', value: first, unit: 'ms' },
    { what: 'the same after the note has come', value: again, unit: 'ms' },
    { what: 'as a share of the first', value: again / first, unit: '×', limit: mostOfWhole },
  ];
}

/** Asks until something has happened; gives when it had. */
async function during(
  happening: Promise<void>,
  hover: () => Promise<number>,
  tell: (wait: number, asked: number) => void,
): Promise<number> {
  let over: number | undefined;
  const watching = happening.then(() => (over = performance.now()));
  while (over === undefined) {
    const asked = performance.now();
    tell(await hover(), asked);
  }
  return watching;
}
