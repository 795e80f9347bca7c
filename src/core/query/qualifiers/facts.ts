/** What a qualifier reads of a claim, a piece of evidence, a study or a reference of a base. */
import type { Claim, Evidence, EvidenceBase, Reference, Study } from '../../base/types.js';
import { overridesOf } from '../../base/ratingInput.js';
import type { FactsOf, Qualifier, Space, Value } from './types.js';

export interface RecordOf {
  claims: Claim;
  evidence: Evidence;
  studies: Study;
  references: Reference;
}

/** The parts of a base that qualifiers and queries read. */
export type QueryBase = Pick<
  EvidenceBase,
  | 'claims'
  | 'claim'
  | 'claimsIn'
  | 'rating'
  | 'ratingInput'
  | 'evidenceOf'
  | 'evidenceIn'
  | 'study'
  | 'studies'
  | 'studiesOf'
  | 'references'
  | 'reference'
  | 'entry'
  | 'note'
  | 'notes'
  | 'noteVersion'
  | 'bibliographies'
  | 'bibliography'
  | 'config'
  | 'rubric'
>;

const factsOf: { [S in Space]: (base: QueryBase, record: RecordOf[S]) => FactsOf[S] | undefined } = {
  claims(base, claim) {
    const rating = base.rating(claim.key);
    return rating && { base, claim, rating };
  },
  evidence: (base, piece) => ({ base, piece, study: asThePassageSays(base, piece) }),
  studies: (base, study) => ({ base, study }),
  references(base, reference) {
    const entry = base.entry(reference.citekey);
    return { base, reference, item: entry?.ok ? entry.item : undefined };
  },
};

/** Null where the qualifier reads nothing of things of this space. */
export const readOwn = <S extends Space>(
  base: QueryBase,
  space: S,
  record: RecordOf[S],
  qualifier: Qualifier,
): Value => readsOwn(base, space, record)(qualifier);

/** Reads one qualifier after another of one thing, whose facts are put together once. */
export function readsOwn<S extends Space>(
  base: QueryBase,
  space: S,
  record: RecordOf[S],
): (qualifier: Qualifier) => Value {
  let facts: FactsOf[S] | undefined;
  let isMade = false;
  return ({ read }) => {
    const reader = read[space] as ((facts: FactsOf[S]) => Value) | undefined;
    if (!reader) return null;
    if (!isMade) facts = factsOf[space](base, record);
    isMade = true;
    return facts ? reader(facts) : null;
  };
}

/** The same, of evidence and studies also what is read of their study, reference or claim. */
export function readLinked<S extends Space>(
  base: QueryBase,
  space: S,
  record: RecordOf[S],
  qualifier: Qualifier,
): Value {
  const { read } = qualifier;
  if (read[space] || space === 'claims' || space === 'references')
    return readOwn(base, space, record, qualifier);
  const { citekey } = record as Evidence | Study;
  if (space === 'evidence' && read.studies) {
    const study = base.study((record as Evidence).study);
    return study ? readOwn(base, 'studies', study, qualifier) : null;
  }
  if (read.references) {
    const reference = base.reference(citekey);
    return reference ? readOwn(base, 'references', reference, qualifier) : null;
  }
  const target = space === 'evidence' ? (record as Evidence).target : null;
  const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
  return claim ? readOwn(base, 'claims', claim, qualifier) : null;
}

/** The study of a piece of evidence with what its passage says in the place of the study's facts, as a rating takes it. */
function asThePassageSays(base: QueryBase, piece: Evidence): Study {
  const study = base.study(piece.study) ?? notDescribed(piece);
  if (Object.keys(piece.attributes).length === 0) return study;
  const { n, k, quality, outcome, design, countries } = overridesOf(piece.attributes, base.config);
  return {
    ...study,
    ...(n !== undefined && { n }),
    ...(k !== undefined && { k }),
    ...(quality !== undefined && { quality }),
    ...(outcome !== undefined && { outcome }),
    ...(design !== undefined && { design }),
    ...(countries && { countries }),
  };
}

const notDescribed = ({ study: key, citekey }: Evidence): Study => ({
  key,
  citekey,
  described: false,
  countries: [],
  includes: [],
  attributes: {},
});
