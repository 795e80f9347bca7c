/**
 * Adds to co-production.json what the engine says of its bodies of evidence: what would change each rating, the numbers beside it, and the
 * studies behind each step. Run after the shape of ClaimDetail has grown: `npx tsx test/panel/growFixture.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { designs } from '../../src/core/designs.js';
import {
  counterfactuals,
  levelLabel,
  nearestChanges,
  rate,
  stepCauses,
  waysUp,
} from '../../src/core/rating/index.js';
import type { RatedClaim, RatedStudy } from '../../src/core/rating/types.js';
import { pooledSentence, signSentence } from '../../src/core/report/numbersInWords.js';
import { paperSentence } from '../../src/core/report/paperSentence.js';
import { defaultRubric } from '../../src/workspace/index.js';
import type { AdjustmentLine, ClaimDetail, ClaimSummary } from '../../src/protocol.js';

const file = new URL('../fixtures/panel/co-production.json', import.meta.url);
type Detail = Omit<ClaimDetail, 'summary'>;
const all = JSON.parse(readFileSync(file, 'utf8')) as {
  claims: ClaimSummary[];
  details: Record<string, Detail>;
};
const rubric = defaultRubric();
const named = new Map(Object.entries(designs).map(([id, words]) => [words.toLowerCase(), id]));

function grown(summary: ClaimSummary, detail: Detail): Detail {
  const counted = detail.evidence.filter(({ unit }) => unit !== null);
  const studies = new Map(
    counted.map((piece): [string, RatedStudy] => [
      piece.study,
      {
        key: piece.study,
        ...(piece.design !== null && { design: named.get(piece.design.toLowerCase()) ?? piece.design }),
        ...(piece.n !== null && { n: piece.n }),
        ...(piece.k !== null && { k: piece.k }),
        ...(piece.quality !== null && { quality: piece.quality }),
        ...(piece.unit !== null && piece.unit !== piece.study && { dataset: piece.unit }),
        countries: piece.countries,
      },
    ]),
  );
  const claim: RatedClaim = {
    id: summary.id ?? summary.key,
    type: summary.type as 'effect',
    evidence: counted.map(({ study, relation }) => ({ study, relation })),
  };
  const bodies = [...studies.values()];
  const rating = rate(claim, bodies, rubric);
  if (rating.strength !== summary.strength.level || rating.verdict !== summary.verdict)
    process.stdout.write(
      `${summary.key}: drawn ${summary.strength.level}, ${summary.verdict}; rated ${rating.strength}, ${rating.verdict}\n`,
    );
  const causes = stepCauses(rating, rubric);
  return {
    ...detail,
    paperSentence: paperSentence(summary.text, rating, rubric),
    rules: detail.rules.map((line) => ({ ...line, causes: causes.get(line.rule) ?? [] })),
    adjustments: (detail.adjustments as (AdjustmentLine | string)[]).map((line) => ({
      words: typeof line === 'string' ? line : line.words,
      causes: [],
    })),
    changes: nearestChanges(rating, counterfactuals(claim, bodies, rubric)).map(({ becomes, ...change }) => ({
      ...change,
      becomes: becomes && { ...becomes, strength: levelLabel(rubric, becomes.strength) },
    })),
    waysUp: waysUp(claim, bodies, rubric, rating)
      .slice(0, 3)
      .map(({ words }) => words),
    numbers: [signSentence(rating.facts), pooledSentence(rating.facts, rubric)].filter(
      (words) => words !== undefined,
    ),
    cerqual: detail.cerqual ?? [],
  };
}

for (const summary of all.claims) {
  const detail = all.details[summary.key];
  if (detail) all.details[summary.key] = grown(summary, detail);
}
writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
