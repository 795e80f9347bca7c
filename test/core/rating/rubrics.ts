import { checkRubric, extendRubric } from '../../../src/core/rating/index.js';
import type { Rubric } from '../../../src/core/rating/types.js';
import dfid from '../../../rubrics/dfid-2014.json' with { type: 'json' };
import grade from '../../../rubrics/grade-lite.json' with { type: 'json' };
import nesta from '../../../rubrics/nesta.json' with { type: 'json' };
import sms from '../../../rubrics/sms.json' with { type: 'json' };

function read(value: unknown): Rubric {
  const { rubric, errors } = checkRubric(value);
  if (!rubric) throw new Error(JSON.stringify(errors));
  return rubric;
}

export const rubrics: Record<string, Rubric> = {
  'dfid-2014': read(dfid),
  'grade-lite': read(extendRubric(dfid, grade)),
  nesta: read(extendRubric(dfid, nesta)),
  sms: read(extendRubric(dfid, sms)),
};
export const dfid2014 = rubrics['dfid-2014'] as Rubric;
