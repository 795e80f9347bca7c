import { rate as rateClaim } from '../../core/rating/index.js';
import { defaultRubricId, rubricIds } from '../../workspace/index.js';
import { valueOf, type Command } from '../command.js';
import { done, isFailure } from '../io.js';
import { rubricNamed } from '../openFolder.js';
import { checkRatingInput } from '../ratingInput.js';
import { readJson } from '../readInput.js';

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
    const input = await readJson(given.argument, io);
    if (isFailure(input)) return input;
    const checked = checkRatingInput(input.json);
    if (isFailure(checked)) return checked;
    await io.out.write(`${JSON.stringify(rateClaim(checked.claim, checked.studies, rubric), null, 2)}\n`);
    return done;
  },
};
