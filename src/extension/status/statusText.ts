/** The status report as a Markdown text that answers “why is my note not there?”. */
import type { ReportFolder, ReportSkipped, StatusReport } from '../../protocol.js';
import { counted, thousands } from '../words.js';

/** So many skipped files are listed in each folder. */
const listed = 500;

export function statusText({ status, here, folders, rubric, style }: StatusReport): string {
  return (
    [
      '# Status of Corroborate',
      ...(here ? [hereLine(here)] : []),
      status.state === 'reading'
        ? `Notes are being read: ${thousands(status.read)} of ${thousands(status.total)} so far. What follows may be incomplete.`
        : `All notes are read: ${[
            counted(status.notes, 'note'),
            counted(status.claims, 'claim'),
            counted(status.studies, 'study', 'studies'),
            counted(status.references, 'reference'),
            problemWords(status.problems, status.filesWithProblems),
          ].join(', ')}.`,
      ...(folders.length === 0
        ? [
            'No folder is open: only single notes that are open are read. Open the folder that holds your notes.',
          ]
        : folders.flatMap(folderLines)),
      '## What holds',
      list([rubricLine(rubric), `Citation style: ${code(style)}`]),
    ].join('\n\n') + '\n'
  );
}

function hereLine(here: NonNullable<StatusReport['here']>): string {
  const name = link(here);
  if ('why' in here) return `**${name} is not read:** ${sentence(here.why)}.`;
  const { claims, evidence, problems } = here;
  return `**${name} is read:** ${[
    counted(claims, 'claim'),
    counted(evidence, 'piece of evidence', 'pieces of evidence'),
    counted(problems, 'problem'),
  ].join(', ')}.`;
}

function folderLines(folder: ReportFolder): string[] {
  const { path, settings, notes, bibliographies, skipped, more, timings } = folder;
  const shown = skipped.slice(0, listed);
  const rest = skipped.length - shown.length + more;
  return [
    `## Folder ${plain(path)}`,
    list([
      settings
        ? `Settings: ${link({ path: 'corroborate.json', uri: settings.uri })}${settings.problems > 0 ? `, with ${counted(settings.problems, 'problem')}` : ''}`
        : 'Settings: there is no corroborate.json, so all Markdown files are notes',
      `Notes: ${thousands(notes)}`,
      ...(timings
        ? [`Time: found in ${milliseconds(timings.find)}, read in ${milliseconds(timings.read)}`]
        : []),
    ]),
    '### Bibliographies',
    bibliographies.length === 0
      ? 'None was found: citations stand for nothing yet. Put a .bib, .ris or CSL-JSON file into the folder.'
      : list(
          bibliographies.map(
            (one) =>
              `${link(one)}: ${counted(one.entries, 'reference')}, ${one.problems === 0 ? 'no problems' : counted(one.problems, 'problem')}`,
          ),
        ),
    '### Skipped files',
    shown.length === 0
      ? 'None.'
      : list([...shown.map(skippedLine), ...(rest > 0 ? [`and ${thousands(rest)} more`] : [])]),
  ];
}

const skippedLine = (one: ReportSkipped): string => `${link(one)}: ${sentence(one.why)}`;

function rubricLine({ id, title, named, from }: StatusReport['rubric']): string {
  switch (from) {
    case 'Corroborate':
      return `Rubric: ${plain(title)} (${code(id)}), which Corroborate brings`;
    case 'file':
      return `Rubric: ${plain(title)} (${code(id)}), from ${code(named)}`;
    case 'instead':
      return `Rubric: ${plain(title)} (${code(id)}), since ${code(named)} cannot be used: see the problems of corroborate.json`;
  }
}

function problemWords(problems: number, files: number): string {
  return problems === 0 ? 'no problems' : `${counted(problems, 'problem')} in ${counted(files, 'file')}`;
}

const list = (points: readonly string[]): string => points.map((point) => `- ${point}`).join('\n');
const milliseconds = (value: number): string => `${thousands(Math.round(value))} ms`;
const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;
const plain = (text: string): string => text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`);
/** Plain but for what stands between backticks, as patterns do. */
const sentence = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join('');
/** Names of folders lead nowhere. */
const link = ({ path, uri }: { path: string; uri: string }): string =>
  path.endsWith('/') ? code(path) : `[${plain(path)}](<${uri.replace(/[<>]/g, encodeURIComponent)}>)`;
