import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { Claim, Evidence, EvidenceBase, FileName } from '../core/base/types.js';
import { formatBibliography, shortCitation } from '../core/bibliography/index.js';
import { claimTypes, designs, isDesign } from '../core/designs.js';
import { relations } from '../core/notes/relations.js';
import { touches } from '../core/position.js';
import type { Problem } from '../core/problem.js';
import { problemExplanations } from '../core/problemExplanations.js';
import { dimensions, levelLabel, sentence, verdictLabel } from '../core/rating/index.js';
import { countsLine, countUnits } from './counts.js';
import { lineStartsIn } from './lineStarts.js';
import { plain, shortened } from './markdown.js';
import { editorRange } from './places.js';
import { studyFacts } from './studyFacts.js';
import { nameAt, symbolAt, type Symbol } from './symbolAt.js';

/**
 * What a person wants to know of the word under the cursor: a claim's rating, a reference with its study, a relation's meaning; and of a
 * problem there what it is and why it matters.
 */
export async function hoverAt(base: EvidenceBase, file: FileName, offset: number): Promise<Hover | null> {
  const note = base.note(file);
  const symbol = note ? symbolAt(note, offset) : nameAt(base, file, offset);
  const words = symbol && (await wordsOf(base, symbol));
  const problem = problemAt(base, file, offset);
  const range = words === undefined ? problem?.range : symbol?.range;
  // Pages of the documents are not beside the note.
  const explained = problem && problemExplanations[problem.code].replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  const value = [words, explained].filter((part) => part !== undefined).join('\n\n---\n\n');
  if (value === '' || !range) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: editorRange(lineStartsIn(base, file), range),
  };
}

/** The problem of the shortest stretch around a place. */
function problemAt(base: EvidenceBase, file: FileName, offset: number): Problem | undefined {
  return base
    .problems(file)
    .filter(({ range }) => touches(range, offset))
    .reduce<Problem | undefined>(
      (best, one) => (best && lengthOf(best) <= lengthOf(one) ? best : one),
      undefined,
    );
}

const lengthOf = ({ range }: Problem): number => range.end - range.start;

async function wordsOf(base: EvidenceBase, symbol: Symbol): Promise<string | undefined> {
  switch (symbol.kind) {
    case 'relation': {
      const word = symbol.relation === 'null' ? 'does not support' : symbol.relation;
      return `**${word}**: the cited study ${relations[symbol.relation].meaning}`;
    }
    case 'citekey':
      return citationHover(base, symbol.citekey);
    case 'id':
      return idHover(base, symbol.id);
    case 'design':
      return designHover(base, symbol.design);
  }
}

/** What a design is, and what it can say on each type of claim under the rubric. */
function designHover({ config, rubric }: EvidenceBase, written: string): string | undefined {
  const own = Object.hasOwn(config.designs, written) ? config.designs[written] : undefined;
  const design = own ?? written;
  if (!isDesign(design)) return undefined;
  const { appropriateness, bands } = rubric.study;
  const worth = claimTypes.map((type) => {
    const value = appropriateness[type][design] ?? 0;
    const words =
      value >= bands.strong
        ? 'strong'
        : value >= bands.moderate
          ? 'moderate'
          : value >= bands.weak
            ? 'weak'
            : 'no evidence';
    return `- ${type}: ${words}`;
  });
  const known = own === undefined ? '' : ` (${design})`;
  return `**${designs[design]}**${plain(known)}\n\nWhat it can say on a claim of each type:\n\n${worth.join('\n')}`;
}

function idHover(base: EvidenceBase, id: string): string | undefined {
  const claim = base.claimById(id);
  if (claim) return claimHover(base, claim);
  const evidence = base.evidenceById(id);
  return (
    evidence &&
    `Evidence of ${plain(citationOf(base, evidence.citekey))}${evidence.quote ? `: “${plain(shortened(evidence.quote, 300))}”` : ''}`
  );
}

function claimHover(base: EvidenceBase, claim: Claim): string | undefined {
  const rating = base.rating(claim.key);
  if (!rating) return undefined;
  const strength = levelLabel(base.rubric, rating.strength);
  const reasons = dimensions(rating, base.rubric).map(
    ({ name, value, fact }) => `${name} ${value} (${fact})`,
  );
  const evidence = base.evidenceOf(claim.key);
  return [
    `**${plain(claim.text)}**`,
    `**${strength}** · ${verdictLabel(rating.verdict)} · ${plain(countsLine(countUnits(rating)))}`,
    plain(sentence(rating)),
    ...(rating.units.length > 0 ? [plain(reasons.join('; '))] : []),
    ...strongest(base, evidence, 'supports', 'For'),
    ...strongest(base, evidence, 'contradicts', 'Against'),
  ].join('\n\n');
}

/** The passage of the heaviest unit on one side. */
function strongest(
  base: EvidenceBase,
  evidence: Evidence[],
  relation: 'supports' | 'contradicts',
  word: string,
): string[] {
  const claim = evidence.find(({ target }) => target && 'claim' in target)?.target;
  const rating = claim && 'claim' in claim ? base.rating(claim.claim) : undefined;
  const unit = rating?.units
    .filter((one) => one.relation === relation)
    .reduce<(typeof rating.units)[number] | undefined>(
      (best, one) => (best && best.weight >= one.weight ? best : one),
      undefined,
    );
  const passage =
    unit && evidence.find((piece) => piece.relation === relation && unit.studies.includes(piece.study));
  if (!passage) return [];
  const words = passage.quote ? `“${shortened(passage.quote, 200)}”` : shortened(passage.comment ?? '', 200);
  return [`${word}: ${plain(citationOf(base, passage.citekey))}${words ? `: ${plain(words)}` : ''}`];
}

async function citationHover(base: EvidenceBase, citekey: string): Promise<string | undefined> {
  const entry = base.entry(citekey);
  const reference =
    entry === undefined
      ? undefined
      : entry.ok
        ? (await formatBibliography([entry.item], { style: 'apa', format: 'markdown' }))[0]?.text
        : plain(entry.problem.message);
  const facts = studyFacts(base, citekey);
  const borne = base.evidenceCiting(citekey).flatMap(({ relation, target }) => {
    const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
    return claim ? [`${relationWord(relation)} ${claim.text}`] : [];
  });
  const parts = [
    ...(reference === undefined ? [] : [reference]),
    ...(facts.length > 0 ? [plain(facts.join(' · '))] : []),
    ...(borne.length > 0 ? [[...new Set(borne)].map((line) => `- ${plain(line)}`).join('\n')] : []),
  ];
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

const relationWord = (relation: Evidence['relation']): string => `${relations[relation].forms[0]}:`;

/** "Jakobsen & Andersen 2013"; the key where no bibliography has it. */
export function citationOf(base: EvidenceBase, citekey: string): string {
  const entry = base.entry(citekey);
  return entry?.ok ? shortCitation(entry.item) : citekey;
}
