/** Qualifiers of claims. */
import { claimTypes } from '../../designs.js';
import { verdicts, type FactValue } from '../../rating/types.js';
import type { ClaimFacts, Qualifier, Surroundings, Value } from './types.js';
import { isFragile, sharesAuthor, sharesCountry, sharesDataset } from './restsOn.js';

const levels = ({ rubric }: Surroundings): string[] =>
  [...rubric.scale].sort((a, b) => a.rank - b.rank).map(({ id }) => id);
const counted = (value: FactValue | undefined): Value => (typeof value === 'number' ? value : null);
const named = (value: FactValue | undefined): Value => (typeof value === 'string' ? value : null);
export const flag = (value: boolean): Value => (value ? 'yes' : 'no');
const mentions = ({ base, claim }: ClaimFacts): number =>
  new Set(
    base.evidenceOf(claim.key).flatMap(({ relation, study }) => (relation === 'mentions' ? [study] : [])),
  ).size;
const undercuts = ({ base, claim }: ClaimFacts): number =>
  base.evidenceOf(claim.key).filter(({ undercut }) => undercut).length;

export const claimQualifiers: readonly Qualifier[] = [
  {
    name: 'claim',
    kind: 'name',
    meaning: 'the id of the claim, also where studies, evidence and references are asked for',
    example: 'raises-trust',
    read: { claims: ({ claim }) => claim.id },
  },
  {
    name: 'topic',
    kind: 'name',
    meaning: 'a topic of the claim',
    example: 'outcomes',
    read: { claims: ({ claim }) => claim.topics },
  },
  {
    name: 'type',
    kind: 'choice',
    meaning: 'what the claim says',
    example: 'effect',
    values: () => claimTypes,
    read: { claims: ({ claim }) => claim.type },
  },
  {
    name: 'meant-for',
    kind: 'country',
    meaning: 'a country of the context that the claim is meant for',
    example: 'DK',
    read: { claims: ({ claim }) => claim.countries },
  },
  {
    name: 'verdict',
    kind: 'choice',
    meaning: 'what the evidence says of the claim',
    example: 'contested',
    values: () => verdicts,
    read: { claims: ({ rating }) => rating.verdict },
  },
  {
    name: 'strength',
    kind: 'scale',
    meaning: 'how much one may rely on it, on the scale of the rubric',
    example: '>=medium',
    values: levels,
    read: { claims: ({ rating }) => rating.strength },
  },
  {
    name: 'own',
    kind: 'scale',
    meaning: "the reviewer's own rating",
    example: 'strong',
    values: levels,
    read: { claims: ({ claim }) => claim.ownRating?.strength ?? null },
  },
  {
    name: 'own-differs',
    kind: 'flag',
    meaning: "whether the reviewer's own rating is another than the suggested one",
    example: 'yes',
    read: {
      claims: ({ claim, rating }) =>
        claim.ownRating ? flag(claim.ownRating.strength !== rating.strength) : null,
    },
  },
  {
    name: 'participants',
    kind: 'number',
    meaning: 'participants of all studies that carry the verdict, where enough of them are known',
    example: '>=1000',
    read: { claims: ({ rating }) => counted(rating.facts.n_total) },
  },
  {
    name: 'countries',
    kind: 'number',
    meaning: 'how many countries the studies are from that carry the verdict',
    example: '>=3',
    read: { claims: ({ rating }) => counted(rating.facts.countries) },
  },
  {
    name: 'consistency',
    kind: 'scale',
    meaning: 'how far the studies agree',
    example: '<=moderate',
    values: () => ['low', 'moderate', 'high'],
    offScale: ['none'],
    read: { claims: ({ rating }) => named(rating.facts.consistency) },
  },
  {
    name: 'context',
    kind: 'choice',
    meaning: 'whether the studies are from the context that the claim is meant for',
    example: 'partial',
    values: () => ['relevant', 'partial', 'none'],
    read: { claims: ({ rating }) => named(rating.facts.context) },
  },
  {
    name: 'not-counted',
    kind: 'number',
    meaning: 'how many studies bear on the claim and have no vote',
    example: '>=1',
    read: { claims: ({ rating }) => rating.notCounted.length },
  },
  {
    name: 'supported-by',
    kind: 'number',
    meaning: 'independent studies that find it: how many, or of which design or citation key',
    example: '>=2',
    relation: 'supports',
    read: { claims: ({ rating }) => counted(rating.facts.k_supports) },
  },
  {
    name: 'contradicted-by',
    kind: 'number',
    meaning: 'independent studies that find the opposite: how many, or of which design or citation key',
    example: '>=1',
    relation: 'contradicts',
    read: { claims: ({ rating }) => counted(rating.facts.k_contradicts) },
  },
  {
    name: 'not-supported-by',
    kind: 'number',
    meaning:
      'independent studies that looked and did not find it: how many, or of which design or citation key',
    example: 'rct',
    relation: 'null',
    read: { claims: ({ rating }) => counted(rating.facts.k_null) },
  },
  {
    name: 'qualified-by',
    kind: 'number',
    meaning: 'independent studies that find it in part: how many, or of which design or citation key',
    example: '>=1',
    relation: 'qualifies',
    read: { claims: ({ rating }) => counted(rating.facts.k_mixed) },
  },
  {
    name: 'mentioned-by',
    kind: 'number',
    meaning:
      'studies that speak of it without a finding of their own: how many, or of which design or citation key',
    example: '>=1',
    relation: 'mentions',
    read: { claims: mentions },
  },
  {
    name: 'undercuts',
    kind: 'number',
    meaning: 'how many pieces of its evidence are undercut',
    example: '>=1',
    read: { claims: undercuts },
  },
  {
    name: 'single-study',
    kind: 'flag',
    meaning: 'whether it rests on one independent study',
    example: 'yes',
    read: { claims: ({ rating }) => flag(rating.units.length === 1) },
  },
  {
    name: 'same-dataset',
    kind: 'flag',
    meaning: 'whether all counted studies report the same data',
    example: 'yes',
    read: { claims: (facts) => flag(sharesDataset(facts)) },
  },
  {
    name: 'same-team',
    kind: 'flag',
    meaning: 'whether all counted studies share an author',
    example: 'yes',
    read: { claims: (facts) => flag(sharesAuthor(facts)) },
  },
  {
    name: 'same-country',
    kind: 'flag',
    meaning: 'whether all counted studies are from one and the same country',
    example: 'yes',
    read: { claims: (facts) => flag(sharesCountry(facts)) },
  },
  {
    name: 'fragile',
    kind: 'flag',
    meaning: 'whether one good study more, or one of its studies less, would give it another verdict',
    example: 'yes',
    read: { claims: (facts) => flag(isFragile(facts)) },
  },
  {
    name: 'flag',
    kind: 'name',
    meaning: 'a flag that the claim sets',
    example: 'publication_bias',
    read: { claims: ({ claim }) => claim.flags },
  },
];
