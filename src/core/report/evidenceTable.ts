/** Claims against references: what each says of each. */
import { shortCitation } from '../bibliography/index.js';
import type { EvidenceBase } from '../base/types.js';
import { relations } from '../notes/relations.js';
import { levelLabel, verdictLabel } from '../rating/index.js';

/**
 * A head and a row for each claim that a reference bears on: the claim, its strength and verdict, then one cell a reference with the signs
 * of its findings (+ supports, − contradicts, ± qualifies, ○ looked and did not find it); undercut evidence in brackets.
 */
export function evidenceTable(
  base: EvidenceBase,
  citekeys: readonly string[],
  only?: ReadonlySet<string>,
): { head: string[]; rows: string[][] } {
  const names = citekeys.map((citekey) => {
    const entry = base.entry(citekey);
    return entry?.ok ? shortCitation(entry.item) : citekey;
  });
  const column = new Map(citekeys.map((citekey, index) => [citekey, index]));
  const rows = base.claims().flatMap((claim) => {
    if (only?.has(claim.key) === false) return [];
    const cells = citekeys.map((): string[] => []);
    for (const { citekey, relation, undercut } of base.evidenceOf(claim.key)) {
      const sign = relations[relation].sign;
      const cell = cells[column.get(citekey) ?? -1];
      const shown = undercut ? `[${sign}]` : sign;
      if (cell && sign !== '' && !cell.includes(shown)) cell.push(shown);
    }
    const rating = base.rating(claim.key);
    if (!rating || cells.every(({ length }) => length === 0)) return [];
    return [
      [
        claim.text,
        levelLabel(base.rubric, rating.strength),
        verdictLabel(rating.verdict),
        ...cells.map((signs) => signs.join(' ')),
      ],
    ];
  });
  return { head: ['Claim', 'Strength', 'Verdict', ...names], rows };
}
