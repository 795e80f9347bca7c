import { parseArgs } from 'node:util';
import { didYouMean } from '../core/nearest.js';
import type { Arguments, Command, Option } from './command.js';
import { failure, type Failure } from './io.js';

/** What a query begins with that leaves something out: `-quality:low`, `-(a OR b)`, `-"a b"`. No option is written so. */
const negation = /^-(?:\p{L}[\p{L}\p{N}_-]*:|[("“])/u;
/** Put before it while options are read: no argument of a program can hold it. */
const noOption = '\0';

/** Reads a command's arguments; the first thing wrong with them is one sentence. */
export function readArguments(command: Command, args: string[]): Arguments | Failure {
  const known: Record<string, Option> = { ...command.options, help: { description: '', short: 'h' } };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value, short, several = false }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: several,
        ...(short !== undefined && { short }),
      },
    ]),
  );
  const parse = (all: string[]) =>
    parseArgs({ args: all, options, allowPositionals: true, strict: false, tokens: true });
  const takesQuery = command.argument.includes('<query>');
  const begun = parse(args);
  const queries = new Set(
    begun.tokens.flatMap(({ kind, index }) =>
      takesQuery && kind === 'option' && negation.test(args[index] ?? '') ? index : [],
    ),
  );
  const { values, positionals, tokens } =
    queries.size === 0 ? begun : parse(args.map((arg, index) => (queries.has(index) ? noOption + arg : arg)));
  const help = `corroborate ${command.name} --help lists what there is`;
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) {
      const close = didYouMean(token.name, Object.keys(command.options), '--');
      const query =
        takesQuery && !token.rawName.startsWith('--')
          ? ', and a query that begins with - stands after --'
          : '';
      return failure(`${command.name} has no option ${token.rawName}${close || `; ${help}`}${query}`);
    }
    const option = command.options[token.name];
    if (!option) continue;
    if (seen.has(token.name) && !option.several)
      return failure(`${token.rawName} is given twice; once is enough`);
    seen.add(token.name);
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
  const all = positionals.map((each) => (each.startsWith(noOption) ? each.slice(noOption.length) : each));
  return { argument: all[0], all, values };
}
