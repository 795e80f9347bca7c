/** What a claim's rating would be without some of its studies, and which claims would be rated otherwise. */
import { changedAmong, differs, ratingsWithout, ratingWithout } from '../core/base/index.js';
import type { Claim, EvidenceBase } from '../core/base/types.js';
import { levelLabel, lowQualityStudies, numeral } from '../core/rating/index.js';
import type { Rating, Rubric } from '../core/rating/types.js';
import { citationOf } from '../language/index.js';
import type { ClaimDetail, LeftOut, ShortRating, WhatIfLine, WhatIfResult } from '../protocol.js';

/** Each line rates the body once more: of very large bodies those that weigh most are asked about. */
const mostStudies = 60;

/** The lines of an opened claim: without all of low quality, and without each study alone, those first that change the rating. */
export function whatIfLines(
  base: EvidenceBase,
  claim: Claim,
  rating: Rating,
  { units }: Pick<ClaimDetail, 'units'>,
): WhatIfLine[] {
  const line = (id: string, label: string, leftOut: LeftOut): WhatIfLine[] => {
    const after = ratingWithout(base, claim.key, leftOut);
    return after
      ? [{ id, label, leftOut, becomes: short(after, base.rubric), changes: differs(rating, after) }]
      : [];
  };
  const studiesOf = new Map(rating.units.map((unit) => [unit.id, unit.studies]));
  const asked = [...units].sort((a, b) => b.mark.weight - a.mark.weight).slice(0, mostStudies);
  const alone = asked.flatMap(({ mark: { id, label, counted } }) =>
    line(id, label, { studies: (counted && studiesOf.get(id)) || [id], lowQuality: false }),
  );
  const undercutting = sourcesOfUndercuts(base, claim)
    .filter((key) => !units.some(({ mark }) => mark.id === key || studiesOf.get(mark.id)?.includes(key)))
    .flatMap((key) =>
      line(key, `${citationOf(base, key.split('#')[0] ?? key)} and what it undercuts`, {
        studies: [key],
        lowQuality: false,
      }),
    );
  const each = [...alone, ...undercutting];
  return [
    ...withoutLow(base, claim, line),
    ...each.filter(({ changes }) => changes),
    ...each.filter(({ changes }) => !changes),
  ];
}

function withoutLow(
  base: EvidenceBase,
  { key }: Claim,
  line: (id: string, label: string, leftOut: LeftOut) => WhatIfLine[],
): WhatIfLine[] {
  const body = base.ratingInput(key);
  const count = body ? lowQualityStudies(body, base.rubric).length : 0;
  if (count === 0) return [];
  const label = count === 1 ? 'the one study of low quality' : `the ${numeral(count)} studies of low quality`;
  return line('low quality', label, { studies: [], lowQuality: true });
}

function sourcesOfUndercuts(base: EvidenceBase, { key }: Claim): string[] {
  const attacks = base.evidenceOf(key).flatMap((piece) => base.undercutsOf(piece));
  return [...new Set(attacks.map(({ study }) => study))].sort();
}

/** Every claim that would be rated otherwise without some studies. */
export function whatIfOf(base: EvidenceBase, leftOut: LeftOut): WhatIfResult {
  const { rubric } = base;
  const changed = changedAmong(ratingsWithout(base, leftOut), rubric);
  return {
    changed: changed.map(({ claim, before, after, falls }) => ({
      key: claim.key,
      text: claim.text,
      before: short(before, rubric),
      after: short(after, rubric),
      falls,
    })),
  };
}

const short = ({ strength, verdict }: Rating, rubric: Rubric): ShortRating => ({
  strength: levelLabel(rubric, strength),
  verdict,
});
