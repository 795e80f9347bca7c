import { parseArgs } from 'node:util';
import { didYouMean } from '../core/nearest.js';
import type { Arguments, Command, Option } from './command.js';
import { failure, type Failure } from './io.js';

/** Reads a command's arguments; the first thing wrong with them is one sentence. */
export function readArguments(command: Command, args: string[]): Arguments | Failure {
  const known: Record<string, Option> = { ...command.options, help: { description: '', short: 'h' } };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value, short }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short !== undefined && { short }),
      },
    ]),
  );
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const help = `corroborate ${command.name} --help lists what there is`;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) {
      const close = didYouMean(token.name, Object.keys(command.options), '--');
      return failure(`${command.name} has no option ${token.rawName}${close || `; ${help}`}`);
    }
    const option = command.options[token.name];
    if (!option) continue;
    const placeholder = option.value ?? '';
    if (placeholder !== '' && (token.value === undefined || token.value === '')) {
      return failure(`${token.rawName} needs a value: ${token.rawName} ${placeholder}`);
    }
    if (placeholder === '' && token.value !== undefined) return failure(`${token.rawName} takes no value`);
    if (option.choices && !option.choices.includes(token.value ?? '')) {
      const choices = option.choices.join(', ');
      return failure(`${token.rawName} is one of ${choices}, not ${token.value ?? ''}`);
    }
  }
  const most = command.argument === '' ? 0 : command.argument.split(' ').length;
  const surplus = positionals[most];
  if (surplus !== undefined) return failure(`${command.name} has no use for ${surplus}; ${help}`);
  return { argument: positionals[0], all: positionals, values };
}
