import { leaveOneOut, pool as poolStudies, poolingMethods } from '../../core/rating/index.js';
import { valueOf, type Command } from '../command.js';
import { done, failure, isFailure } from '../io.js';
import { readJson } from '../readInput.js';
import { checkPoolInput } from '../poolInput.js';

export const pool: Command = {
  name: 'pool',
  argument: '[file|-]',
  summary: 'pools effects given as JSON: { "metric": "SMD", "studies": [{ "label", "yi", "vi" }] }',
  options: {
    method: { value: '<names>', description: `of ${poolingMethods.join(', ')}, by commas; default: REML` },
    'leave-one-out': { description: 'adds the result without each study in turn' },
  },
  async run(given, io) {
    const names = (valueOf(given, 'method') ?? 'REML').split(',').map((name) => name.trim());
    const methods = names.flatMap(
      (name) => poolingMethods.find((known) => known === name.toUpperCase()) ?? [],
    );
    if (methods.length < names.length || names.length === 0)
      return failure(`--method takes ${poolingMethods.join(', ')}, by commas, not ${names.join(',')}`);
    const value = await readJson(given.argument, io);
    if (isFailure(value)) return value;
    const input = checkPoolInput(value.json);
    if (isFailure(input)) return input;
    const { metric, studies } = input;
    const results: Record<string, object> = {};
    for (const method of methods) {
      const pooled = poolStudies(studies, method);
      if (!pooled) return failure('these effects are too far apart in size to be pooled');
      results[method] = {
        ...pooled,
        ...(given.values['leave-one-out'] === true && {
          leave_one_out: leaveOneOut(studies, method).map(({ without, pooled: rest }) => ({
            without,
            ...rest,
          })),
        }),
      };
    }
    await io.out.write(`${JSON.stringify({ metric, results }, null, 2)}\n`);
    return done;
  },
};
