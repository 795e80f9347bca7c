/**
 * What others wait while a bibliography of a thousand references is written: the real server on its pipes, asked for a hover every few
 * milliseconds, alone and during exports of different kinds.
 */
import fs from 'node:fs';
import { requests, type BibliographyParams } from '../../src/protocol.js';
import { writeLibrary } from './library.js';
import { calibrate, percentile, type Measurement } from './measure.js';
import { startServer } from './server.js';

const count = 1000;
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

export async function run(): Promise<Measurement[]> {
  const unit = calibrate();
  const { folder, note, keys } = writeLibrary(count);
  // No note cites these: they are not read before they are exported.
  const uncited = keys.slice(count, 2 * count);
  const server = startServer(folder);
  const { connection } = server;
  try {
    await server.start();
    await server.ready;
    await server.open('note.md', note);
    const hover = (line: number): Promise<number> => server.hover('note.md', 4 * (line % count), 22);
    for (let line = 0; line < 200; line++) await hover(line);

    const alone: number[] = [];
    for (let line = 0; line < undisturbed; line++) alone.push(await hover(line));

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
      for (let line = 0; !over; line++) waits.push(await hover(line));
      const took = performance.now() - started;
      const { count: written, failure } = await exported;
      if (written !== count) throw new Error(`${what}: ${failure ?? `${written} of ${count}`}`);
      measured.push(
        { what: `${what}: the export itself`, value: took, unit: 'ms' },
        ...told(`a hover meanwhile (${waits.length})`, waits, unit),
      );
    }
    return measured;
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
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
