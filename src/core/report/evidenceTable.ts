/** Claims against references: what each says of each. */
import { shortCitation } from '../bibliography/index.js';
import type { Claim, EvidenceBase } from '../base/types.js';
import { relations } from '../notes/relations.js';
import { levelLabel, verdictLabel } from '../rating/index.js';

export interface EvidenceTable {
  head: string[];
  rows: string[][];
}

/** What references say of one claim. */
export interface ClaimFindings {
  /** The claim, its strength and its verdict: the first cells of a row. */
  first: [claim: string, strength: string, verdict: string];
  /** By citation key the signs of the findings: + supports, − contradicts, ± qualifies, ○ looked and did not find it; in brackets where undercut. */
  said: ReadonlyMap<string, string>;
}

const firstHeads = ['Claim', 'Strength', 'Verdict'];

/** Undefined where none of the references bears on the claim. */
export function findingsOf(
  base: EvidenceBase,
  claim: Claim,
  citekeys: ReadonlySet<string>,
): ClaimFindings | undefined {
  const said = new Map<string, Set<string>>();
  for (const { citekey, relation, undercut } of base.evidenceOf(claim.key)) {
    const { sign } = relations[relation];
    if (sign === '' || !citekeys.has(citekey)) continue;
    said.set(citekey, (said.get(citekey) ?? new Set()).add(undercut ? `[${sign}]` : sign));
  }
  const rating = said.size === 0 ? undefined : base.rating(claim.key);
  return (
    rating && {
      first: [claim.text, levelLabel(base.rubric, rating.strength), verdictLabel(rating.verdict)],
      said: new Map([...said].map(([citekey, signs]) => [citekey, [...signs].join(' ')])),
    }
  );
}

/** Short citations by citation key, in the order of the columns. */
export type ReferenceNames = ReadonlyMap<string, string>;

/** A row for each claim and a column for each reference. */
export const inColumns = (findings: readonly ClaimFindings[], names: ReferenceNames): EvidenceTable => ({
  head: [...firstHeads, ...names.values()],
  // Most references say nothing of a claim.
  rows: findings.map(({ first, said }) => [
    ...first,
    ...Array.from(names.keys(), (citekey) => said.get(citekey) ?? ''),
  ]),
});

/** A row for each reference that says something of a claim, the claim's cells in each. */
export const inRows = (findings: readonly ClaimFindings[], names: ReferenceNames): EvidenceTable => ({
  head: [...firstHeads, 'Reference', 'Key', 'Finding'],
  rows: findings.flatMap(({ first, said }) =>
    [...said].map(([citekey, signs]) => [...first, names.get(citekey) ?? citekey, citekey, signs]),
  ),
});

/** The whole of it at once: a row for each claim that a reference bears on, at most `most`. */
export function evidenceTable(
  base: EvidenceBase,
  citekeys: readonly string[],
  only?: ReadonlySet<string>,
  most = Infinity,
): EvidenceTable {
  const wanted = new Set(citekeys);
  const findings: ClaimFindings[] = [];
  for (const claim of base.claims()) {
    if (findings.length >= most) break;
    if (only?.has(claim.key) === false) continue;
    const found = findingsOf(base, claim, wanted);
    if (found) findings.push(found);
  }
  return inColumns(findings, new Map(citekeys.map((citekey) => [citekey, nameOf(base, citekey)])));
}

/** As people name a reference in running text; the key of one that cannot be read. */
export function nameOf(base: EvidenceBase, citekey: string): string {
  const entry = base.entry(citekey);
  return entry?.ok ? shortCitation(entry.item) : citekey;
}
