import { rate as rateClaim, type BodyOfEvidence } from '../../core/rating/index.js';
import type { Rating, Rubric } from '../../core/rating/types.js';
import { defaultRubricId, rubricIds } from '../../workspace/index.js';
import { valueOf, type Command } from '../command.js';
import { done, isFailure } from '../io.js';
import { rubricNamed } from '../openFolder.js';
import { checkRatingInput } from '../ratingInput.js';
import { readJson } from '../readInput.js';
import type { LeftOut } from '../../core/base/types.js';
import { inShort } from '../baseJson.js';
import { bodyWithout, isAsked, leftOutBy, withoutOptions } from '../without.js';

export const rate: Command = {
  name: 'rate',
  argument: '[file|-]',
  summary: 'rates a body of evidence given as JSON: { "claim": …, "studies": […] }',
  options: {
    ...withoutOptions,
    rubric: { value: '<id>', description: `${rubricIds.join(', ')}, or a file; default: ${defaultRubricId}` },
  },
  async run(given, io) {
    const rubric = await rubricNamed(valueOf(given, 'rubric') ?? defaultRubricId);
    if (isFailure(rubric)) return rubric;
    const input = await readJson(given.argument, io);
    if (isFailure(input)) return input;
    const checked = checkRatingInput(input.json);
    if (isFailure(checked)) return checked;
    const rating = rateClaim(checked.claim, checked.studies, rubric);
    const leftOut = leftOutBy(given);
    if (isAsked(leftOut) && checked.claim.evidence.some(({ undercut }) => undercut === true))
      await io.err.write(undercutsStay);
    await io.out.write(
      `${JSON.stringify(isAsked(leftOut) ? changed(checked, leftOut, rating, rubric) : rating, null, 2)}\n`,
    );
    return done;
  },
};

/** The input says that evidence is undercut and not by whom; of notes `claims` and `index` know it. */
const undercutsStay =
  'what the input marks as undercut stays undercut, since it does not say by which study; corroborate claims --without knows\n';

/** The rating without some studies, with what it is with all of them. */
function changed(body: BodyOfEvidence, leftOut: LeftOut, all: Rating, rubric: Rubric): object {
  const left = bodyWithout(body, leftOut, rubric);
  return { ...rateClaim(left.claim, left.studies, rubric), before: inShort(all) };
}
