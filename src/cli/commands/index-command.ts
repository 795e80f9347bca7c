import { ratingsWithout, type ChangedRating } from '../../core/base/index.js';
import {
  citationsJson,
  claimsJson,
  evidenceJson,
  locator,
  problemsJson,
  referencesJson,
  studyJson,
} from '../baseJson.js';
import type { Command } from '../command.js';
import { done, isFailure, type Io } from '../io.js';
import { jsonWriter } from '../jsonWriter.js';
import { openFolder, type Opened } from '../openFolder.js';
import { fallenWords, isAsked, leftOutBy, unknownIn, withoutOptions } from '../without.js';
import { counted } from '../words.js';

export const index: Command = {
  name: 'index',
  argument: '[folder]',
  summary: 'reads a folder and prints how much is in it; with --json the whole evidence base',
  options: {
    json: { description: 'print claims, evidence, studies, references, citations and problems' },
    ...withoutOptions,
  },
  async run(given, io) {
    const started = performance.now();
    const opened = await openFolder(given.argument ?? '.', io);
    if (isFailure(opened)) return opened;
    const { base } = opened;
    const leftOut = leftOutBy(given);
    const unknown = unknownIn(base, leftOut);
    if (unknown) return unknown;
    const rerated = isAsked(leftOut) ? ratingsWithout(base, leftOut) : [];
    if (given.values.json === true) await writeJson(opened, rerated, started, io);
    else await writeSummary(opened, started, io);
    if (isAsked(leftOut)) await io.err.write(fallenWords(rerated, base.rubric));
    return done;
  },
};

async function writeJson(
  { base, workspace }: Opened,
  rerated: readonly ChangedRating[],
  started: number,
  io: Io,
): Promise<void> {
  const locate = locator(base);
  const writer = jsonWriter(io.out);
  const read = performance.now();
  const instead = new Map(rerated.map((one) => [one.claim.key, one]));
  await writer.list('claims', claimsJson(base, locate, instead));
  await writer.list(
    'evidence',
    base.evidence().map((piece) => evidenceJson(piece, locate)),
  );
  await writer.list(
    'studies',
    base.studies().map((study) => studyJson(study, locate)),
  );
  await writer.list('references', referencesJson(base));
  await writer.list('citations', citationsJson(base, locate));
  await writer.list('problems', problemsJson(base, locate));
  const ended = performance.now();
  await writer.value('timings', {
    find: rounded(workspace.timings.find),
    read: rounded(workspace.timings.read),
    rateAndWrite: rounded(ended - read),
    total: rounded(ended - started),
  });
  await writer.end();
}

async function writeSummary({ base, workspace }: Opened, started: number, io: Io): Promise<void> {
  const lines = [
    counted(workspace.notes.length, 'note'),
    counted(workspace.bibliographies.length, 'bibliography', 'bibliographies'),
    counted(base.references().length, 'reference'),
    counted(base.claims().length, 'claim'),
    counted(base.evidence().length, 'piece of evidence', 'pieces of evidence'),
    counted(base.studies().length, 'study', 'studies'),
    counted(
      base.files().reduce((sum, file) => sum + base.problems(file).length, 0),
      'problem',
    ),
  ];
  await io.out.write(`${lines.join('\n')}\n`);
  await io.err.write(`read in ${(performance.now() - started).toFixed(0)} ms\n`);
}

/** Milliseconds to a tenth. */
const rounded = (value: number): number => Math.round(value * 10) / 10;
