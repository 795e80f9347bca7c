/** Fifteen claims on co-production as the server answers them, from the notes in test/fixtures/panel: every rating is the engine's. */
import { readdirSync, readFileSync } from 'node:fs';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { createClaimIndex } from '../../src/core/query/index.js';
import { createAnswers } from '../../src/server/handlers.js';
import { defaultRubric, kindOf, readInto } from '../../src/workspace/index.js';
import type { Base } from './extensionPart.js';
import { ready } from './ready.js';

const folder = new URL('../fixtures/panel/co-production/', import.meta.url);

export function coProduction(): Base {
  const base = createEvidenceBase(defaultRubric());
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const kind = kindOf(path);
    if (kind !== 'note' && kind !== 'bibliography') continue;
    readInto(base, path, kind, { kind: 'text', text: readFileSync(new URL(path, folder), 'utf8') });
  }
  const answers = createAnswers(
    base,
    createClaimIndex(),
    () => ready(0, 0),
    (file) => `file:///folder/${file}`,
  );
  const { claims, studies } = answers.claims({});
  const details = claims.flatMap(({ key }) => {
    const detail = answers.claim({ key });
    return detail ? [[key, detail] as const] : [];
  });
  const asked = details.flatMap(([, { whatIf }]) => whatIf.map(({ leftOut }) => leftOut));
  const whatIfs = asked.map((leftOut) => [JSON.stringify(leftOut), answers.whatIf(leftOut)] as const);
  return {
    claims,
    details: Object.fromEntries(details),
    whatIfs: Object.fromEntries(whatIfs),
    studies,
    status: ready(claims.length, studies),
  };
}
