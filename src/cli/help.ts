import type { Command } from './command.js';

/** What `corroborate --help` says. */
export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map((command): [string, string] => [usage(command), command.summary]);
  return [
    'Corroborate rates how strong the evidence for the claims in your notes is, and says why.',
    '',
    ...aligned(rows),
    '',
    ...aligned([
      ['corroborate <command> --help', 'what a command takes'],
      ['corroborate --version', 'the version'],
    ]),
    '',
    'A folder is the current one unless it is given. Data goes to stdout, messages to stderr.',
    'Exit code 0: done; 1: check found errors; 2: it could not be done.',
    '',
  ].join('\n');
}

/** What `corroborate <command> --help` says. */
export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, option]): [string, string] => [
    `${option.short === undefined ? '' : `-${option.short}, `}--${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    option.description,
  ]);
  return [
    usage(command),
    '',
    `  ${command.summary}`,
    ...(rows.length > 0 ? ['', ...aligned(rows)] : []),
    '',
  ].join('\n');
}

const usage = ({ name, argument }: Command): string =>
  `corroborate ${name}${argument === '' ? '' : ` ${argument}`}`;

function aligned(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
