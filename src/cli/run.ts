import packageJson from '../../package.json' with { type: 'json' };
import { didYouMean } from '../core/nearest.js';
import { readArguments } from './arguments.js';
import { commands } from './commands/index.js';
import { commandHelp, generalHelp } from './help.js';
import { cannot, done, failure, isFailure, type Failure, type Io } from './io.js';

/** Runs the command line with its arguments (without node and script) and gives the exit code. Never rejects. */
export async function runCli(args: string[], io: Io): Promise<number> {
  let result: number | Failure;
  try {
    result = await dispatch(args, io);
  } catch (error) {
    // A mistake of ours: still one line, since a stack trace helps nobody who did not write this.
    const words = error instanceof Error ? error.message : String(error);
    if (io.env.CORROBORATE_DEBUG && error instanceof Error) await io.err.write(`${error.stack ?? ''}\n`);
    result = failure(`something went wrong inside Corroborate: ${words}`);
  }
  if (!isFailure(result)) return result;
  await io.err.write(`corroborate: ${result.failure}\n`);
  return cannot;
}

async function dispatch([name, ...rest]: string[], io: Io): Promise<number | Failure> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = name === 'help' ? commands.find((command) => command.name === rest[0]) : undefined;
    await io.out.write(about ? commandHelp(about) : generalHelp(commands));
    return name === undefined ? cannot : done;
  }
  if (name === '--version' || name === '-v') {
    await io.out.write(`${packageJson.version}\n`);
    return done;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    const close = didYouMean(
      name,
      commands.map((each) => each.name),
    );
    return failure(`there is no command ${name}${close || '; corroborate --help lists them'}`);
  }
  const given = readArguments(command, rest);
  if (isFailure(given)) return given;
  if (given.values.help === true) {
    await io.out.write(commandHelp(command));
    return done;
  }
  return command.run(given, io);
}
