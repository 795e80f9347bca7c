/** What the Claim Map shows of a query. */
import type { EvidenceBase } from '../../core/base/types.js';
import { citekeysOf } from '../../core/report/index.js';
import type { QueryMistake } from '../../protocol.js';
import type { Asking } from './asking.js';
import { mistakeOf } from './mistakes.js';

export interface ClaimsFound {
  /** Keys of the claims that a query finds or that what it finds bears on; absent where it has a mistake, or asks nothing. */
  keys?: ReadonlySet<string>;
  mistakes?: QueryMistake[];
}

export async function claimsFound(base: EvidenceBase, asking: Asking, query: string): Promise<ClaimsFound> {
  if (query.trim() === '') return {};
  const { found, problems } = await asking.runAgain(query);
  const mistakes = problems.map(mistakeOf);
  if (!found) return { mistakes };
  if (found.space === 'claims') return { keys: new Set(found.items.map(({ key }) => key)), mistakes };
  const studies = found.space === 'studies' ? new Set(found.items.map(({ key }) => key)) : undefined;
  const pieces =
    found.space === 'evidence'
      ? found.items
      : citekeysOf(base, found)
          .flatMap((citekey) => base.evidenceCiting(citekey))
          .filter(({ study }) => !studies || studies.has(study));
  const keys = pieces.flatMap(({ target }) => (target && 'claim' in target ? target.claim : []));
  return { keys: new Set(keys), mistakes };
}
