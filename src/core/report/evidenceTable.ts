/** Claims against references: what each says of each. */
import { shortCitation } from '../bibliography/index.js';
import type { EvidenceBase } from '../base/types.js';
import { relations } from '../notes/relations.js';
import { levelLabel, verdictLabel } from '../rating/index.js';

export interface EvidenceTable {
  head: string[];
  rows: string[][];
}

/**
 * A head and a row for each claim that a reference bears on, at most `most`: the claim, its strength and verdict, then one cell a reference
 * with the signs of its findings (+ supports, − contradicts, ± qualifies, ○ looked and did not find it); undercut evidence in brackets.
 */
export function evidenceTable(
  base: EvidenceBase,
  citekeys: readonly string[],
  only?: ReadonlySet<string>,
  most = Infinity,
): EvidenceTable {
  const names = citekeys.map((citekey) => {
    const entry = base.entry(citekey);
    return entry?.ok ? shortCitation(entry.item) : citekey;
  });
  const column = new Map(citekeys.map((citekey, index) => [citekey, index]));
  const rows: string[][] = [];
  for (const claim of base.claims()) {
    if (rows.length >= most) break;
    if (only?.has(claim.key) === false) continue;
    // By column: most references say nothing of a claim.
    const said = new Map<number, Set<string>>();
    for (const { citekey, relation, undercut } of base.evidenceOf(claim.key)) {
      const { sign } = relations[relation];
      const at = column.get(citekey);
      if (at === undefined || sign === '') continue;
      said.set(at, (said.get(at) ?? new Set()).add(undercut ? `[${sign}]` : sign));
    }
    const rating = said.size === 0 ? undefined : base.rating(claim.key);
    if (!rating) continue;
    rows.push([
      claim.text,
      levelLabel(base.rubric, rating.strength),
      verdictLabel(rating.verdict),
      ...citekeys.map((_, at) => [...(said.get(at) ?? [])].join(' ')),
    ]);
  }
  return { head: ['Claim', 'Strength', 'Verdict', ...names], rows };
}
