import { join } from 'node:path';
import type { Severity } from '../../core/problem.js';
import { locator, problemsJson, type PlacedProblem } from '../baseJson.js';
import { valueOf, type Command } from '../command.js';
import { done, foundErrors, isFailure, type Io } from '../io.js';
import { openFolder } from '../openFolder.js';
import { painter, type Colour } from '../style.js';
import { counted } from '../words.js';

export const check: Command = {
  name: 'check',
  argument: '[folder]',
  summary: 'lists the problems of notes, bibliographies and settings; exit code 1 where there are errors',
  options: {
    format: {
      value: '<text|json>',
      choices: ['text', 'json'],
      description: 'how to print them; default: text',
    },
  },
  async run(given, io) {
    const { argument: folder = '.' } = given;
    const opened = await openFolder(folder, io);
    if (isFailure(opened)) return opened;
    const problems = [...problemsJson(opened.base, locator(opened.base))];
    if (valueOf(given, 'format') === 'json') {
      await io.out.write(`${JSON.stringify(problems, null, 2)}\n`);
    } else {
      await writeText(folder, problems, io);
    }
    return problems.some(({ severity }) => severity === 'error') ? foundErrors : done;
  },
};

const colours: Record<Severity, Colour> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' };

/** A problem a line, in the form that editors and terminals make a link of: `file:line:column`. */
async function writeText(folder: string, problems: PlacedProblem[], io: Io): Promise<void> {
  const paint = painter(io.out, io.env);
  for (const { code, severity, message, location } of problems) {
    const { file, start } = location;
    const place = `${folder === '.' ? file : join(folder, file)}:${start.line}:${start.column}`;
    await io.out.write(
      `${place}: ${paint(severity, colours[severity])}: ${message} ${paint(`[${code}]`, 'dim')}\n`,
    );
  }
  const of = (wanted: Severity): number => problems.filter(({ severity }) => severity === wanted).length;
  const files = new Set(problems.map(({ location }) => location.file)).size;
  await io.err.write(
    problems.length === 0
      ? 'no problems\n'
      : `${counted(problems.length, 'problem')} in ${counted(files, 'file')}: ${counted(of('error'), 'error')}, ${counted(of('warning'), 'warning')}\n`,
  );
}
