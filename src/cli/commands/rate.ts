import { rate as rateClaim } from '../../core/rating/index.js';
import { defaultRubricId, rubricIds } from '../../workspace/index.js';
import { valueOf, type Command } from '../command.js';
import { done, failure, isFailure } from '../io.js';
import { rubricNamed } from '../openFolder.js';
import { checkRatingInput } from '../ratingInput.js';
import { readInput } from '../readInput.js';

export const rate: Command = {
  name: 'rate',
  argument: '[file|-]',
  summary: 'rates a body of evidence given as JSON: { "claim": …, "studies": […] }',
  options: {
    rubric: { value: '<id>', description: `${rubricIds.join(', ')}, or a file; default: ${defaultRubricId}` },
  },
  async run(given, io) {
    const rubric = await rubricNamed(valueOf(given, 'rubric') ?? defaultRubricId);
    if (isFailure(rubric)) return rubric;
    const input = await readInput(given.argument, io);
    if (isFailure(input)) return input;
    let value: unknown;
    try {
      // What is not known may be written as null or left out.
      value = JSON.parse(input.text, (_name, member: unknown) => member ?? undefined);
    } catch (error) {
      return failure(`the input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    const checked = checkRatingInput(value);
    if (isFailure(checked)) return checked;
    await io.out.write(`${JSON.stringify(rateClaim(checked.claim, checked.studies, rubric), null, 2)}\n`);
    return done;
  },
};
