import { writeFile } from 'node:fs/promises';
import type { EvidenceBase } from '../../core/base/types.js';
import { styleIds } from '../../core/bibliography/index.js';
import { didYouMean } from '../../core/nearest.js';
import {
  citekeysOf,
  exportBibliography,
  exportFormats,
  groupings,
  type ExportFormat,
} from '../../core/report/index.js';
import { citationStyle } from '../../workspace/index.js';
import { valueOf, valuesOf, type Arguments, type Command } from '../command.js';
import { done, failure, isFailure, type Failure, type Io } from '../io.js';
import { ask } from '../ask.js';
import { openFolder, type Opened } from '../openFolder.js';

const formats: Readonly<Record<string, ExportFormat>> = {
  md: 'markdown',
  ...Object.fromEntries(Object.keys(exportFormats).map((format) => [format, format as ExportFormat])),
};

export const bibliography: Command = {
  name: 'bibliography',
  argument: '[folder]',
  summary: 'prints the references that the notes cite, formatted or as data',
  options: {
    claim: {
      value: '<id>',
      several: true,
      description: 'only those of the evidence for and against a claim; may be given several times',
    },
    note: {
      value: '<file>',
      several: true,
      description: 'only those of one note, in their order of citation, or of several, by key',
    },
    query: { value: '<query>', description: 'only those of what a query finds, as in "verdict:contested"' },
    'evidence-only': { description: 'leaves out what is only mentioned' },
    annotated: { description: 'under each reference what it says of which claim' },
    group: { value: '<by>', choices: groupings, description: `under headings: ${groupings.join(', ')}` },
    table: { description: 'a table of claims against references in place of a bibliography' },
    style: {
      value: '<id|file.csl>',
      description: `citation style; default: that of corroborate.json, else apa. There is ${styleIds.join(', ')}`,
    },
    locale: {
      value: '<language>',
      description: "language of the style's own words: de, fr-CA; default: the style's",
    },
    format: {
      value: '<format>',
      choices: Object.keys(formats),
      description: `${Object.keys(formats)
        .filter((name) => name !== 'markdown')
        .join(', ')}; default: md`,
    },
    output: { value: '<file>', short: 'o', description: 'writes to a file; Word documents need one' },
  },
  async run(given, io) {
    const opened = await openFolder(given.argument ?? '.', io);
    if (isFailure(opened)) return opened;
    const { base, workspace } = opened;
    const scope = await scopeOf(opened, given, io);
    if (isFailure(scope)) return scope;
    const format = formatOf(given);
    if (isFailure(format)) return format;
    const named = valueOf(given, 'style');
    const style = await citationStyle(
      named ?? base.config.style,
      named === undefined ? workspace.folder : '.',
    );
    if (style.failure !== undefined) return failure(style.failure);
    const exported = await exportBibliography(base, {
      ...scope,
      ...style,
      format,
      locale: valueOf(given, 'locale'),
      evidenceOnly: given.values['evidence-only'] === true,
      annotated: given.values['annotated'] === true,
      table: given.values['table'] === true,
      groupBy: groupings.find((by) => by === valueOf(given, 'group')),
    });
    if (exported.failure !== undefined) return failure(exported.failure);
    const { text, bytes, count, missing, note } = exported;
    const unwritten = await write(bytes ?? text, count, valueOf(given, 'output'), io);
    if (unwritten) return unwritten;
    for (const { citekey, reason } of missing) {
      await io.err.write(`corroborate: ${citekey} was left out: ${reason}\n`);
    }
    if (note !== undefined) await io.err.write(`corroborate: ${note}\n`);
    if (count === 0 && missing.length === 0) await io.err.write('corroborate: nothing is cited here\n');
    return done;
  },
};

/** The format asked for, else the one that the file to be written is named for. */
function formatOf(given: Arguments): ExportFormat | Failure {
  const written = valueOf(given, 'format');
  const file = valueOf(given, 'output');
  const extension = /\.(\w+)$/.exec(file ?? '')?.[1]?.toLowerCase();
  const byName = Object.entries(exportFormats).find((each) => each[1].extension === extension)?.[0];
  const format = formats[written ?? byName ?? 'md'] ?? 'markdown';
  if (format === 'docx' && file === undefined)
    return failure('a Word document is written to a file: name one with -o references.docx');
  return format;
}

async function write(
  data: string | Uint8Array,
  count: number,
  file: string | undefined,
  io: Io,
): Promise<Failure | undefined> {
  if (file === undefined) {
    if (typeof data === 'string') await io.out.write(data);
    return undefined;
  }
  try {
    await writeFile(file, data);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return failure(`the folder of ${file} is not there`);
    return failure(code === 'EISDIR' ? `${file} is a folder` : `${file} may not be written`);
  }
  await io.err.write(`corroborate: wrote ${count} ${count === 1 ? 'reference' : 'references'} to ${file}\n`);
  return undefined;
}

async function scopeOf(
  { base, workspace }: Opened,
  given: Arguments,
  io: Io,
): Promise<{ claims?: string[]; notes?: string[]; citekeys?: string[] } | Failure> {
  const asked = valueOf(given, 'query');
  if (asked !== undefined) {
    if (given.values.claim !== undefined || given.values.note !== undefined)
      return failure('give one of --query, --claim and --note');
    const found = await ask(base, asked, workspace.folder, io);
    return isFailure(found) ? found : { citekeys: citekeysOf(base, found) };
  }
  const notes = valuesOf(given, 'note').map((note) => note.replaceAll('\\', '/').replace(/^\.\//, ''));
  const claims: string[] = [];
  for (const written of valuesOf(given, 'claim')) {
    const claim = claimKey(base, written);
    if (isFailure(claim)) return claim;
    claims.push(claim);
  }
  const unknown = notes.find((note) => !base.note(note));
  if (unknown !== undefined) {
    const names = [...base.notes()].map(([file]) => file);
    return failure(
      `there is no note ${unknown}${didYouMean(unknown, names)}; name it as a path within the folder`,
    );
  }
  if (claims.length > 0 && notes.length > 0) return failure('give either --claim or --note, not both');
  return { ...(claims.length > 0 && { claims }), ...(notes.length > 0 && { notes }) };
}

function claimKey(base: EvidenceBase, written: string): string | Failure {
  const id = written.replace(/^#/, '');
  const claim = base.claimById(id);
  if (claim) return claim.key;
  return failure(`there is no claim #${id}${didYouMean(id, base.claimIds(), '#')}`);
}
