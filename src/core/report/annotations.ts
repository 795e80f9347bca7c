/** What a reference says for and against which claims, as points under it. */
import { plainRuns, plainStyle, type Run } from '../bibliography/richText.js';
import type { ClaimKey, Evidence, EvidenceBase } from '../base/types.js';
import { designs, isDesign } from '../designs.js';
import { relations } from '../notes/relations.js';
import { levelLabel, verdictLabel } from '../rating/index.js';
import type { Block } from './document/types.js';

/** The study's facts, then each piece of evidence: relation, claim, its strength and verdict, quote and locator. */
export function annotationsOf(base: EvidenceBase, citekey: string, only?: readonly ClaimKey[]): Block[] {
  const evidence = base.evidenceCiting(citekey).filter(({ target }) => bearsOn(target, only));
  const facts = [...new Set(evidence.map(({ study }) => study).concat(citekey))].flatMap((key) =>
    studyFacts(base, key),
  );
  return [
    ...[...new Set(facts)].map((text): Block => ({ kind: 'item', runs: plainRuns(text) })),
    ...evidence.map((piece): Block => ({ kind: 'item', runs: pieceRuns(base, piece) })),
  ];
}

function bearsOn(target: Evidence['target'], only: readonly ClaimKey[] | undefined): boolean {
  if (only === undefined || target === null) return only === undefined;
  return !('claim' in target) || only.includes(target.claim);
}

/** "Field experiment, n = 1,240, Denmark". */
function studyFacts(base: EvidenceBase, key: string): string[] {
  const study = base.study(key);
  if (!study?.described) return [];
  const { design = '', n, k, countries } = study;
  const facts = [
    isDesign(design) ? designs[design] : design,
    n === undefined ? '' : `n = ${n.toLocaleString('en-US')}`,
    k === undefined ? '' : `k = ${k}`,
    countries.join(', '),
  ].filter(Boolean);
  return facts.length === 0 ? [] : [facts.join(', ')];
}

function pieceRuns(
  base: EvidenceBase,
  { relation, target, targetId, quote, comment, locator, undercut }: Evidence,
): Run[] {
  const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
  const rating = claim && base.rating(claim.key);
  const [verb] = relations[relation].forms;
  const what = claim?.text ?? (targetId === null ? 'evidence' : `#${targetId}`);
  const judged = rating
    ? ` (${levelLabel(base.rubric, rating.strength).toLowerCase()}, ${verdictLabel(rating.verdict)})`
    : '';
  const where = locator ? ` (${locatorText(locator)})` : '';
  const said =
    quote !== undefined
      ? `: “${oneLine(quote)}”${where}`
      : comment !== undefined
        ? `: ${oneLine(comment)}${where}`
        : where;
  return [
    { ...plainStyle, bold: true, text: verb.charAt(0).toUpperCase() + verb.slice(1) },
    { ...plainStyle, text: ` ${what}${judged}${said}${undercut ? ' [undercut]' : ''}` },
  ];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const locatorText = ({ label, value }: { label: string; value: string }): string =>
  label === 'page' ? `${/[-–,]/.test(value) ? 'pp.' : 'p.'} ${value}` : `${label} ${value}`;
