/** What a query may ask for: qualifiers, what each reads of what, and how its values are written. */
import type { Claim, Evidence, Reference, Study } from '../../base/types.js';
import type { CslItem } from '../../bibliography/types.js';
import type { Config } from '../../base/config.js';
import type { Relation } from '../../notes/relations.js';
import type { Rating, Rubric } from '../../rating/types.js';
import type { QueryBase } from './facts.js';

/** What a query ranges over: `in:`. */
export const spaces = ['claims', 'evidence', 'studies', 'references'] as const;
export type Space = (typeof spaces)[number];

/** What a qualifier reads of one thing. Null, an empty text and an empty list: it has none. */
export type Value = null | string | number | readonly string[];

/** How the values of a qualifier are written and compared. */
export type Kind =
  /** Words: each stands for those that begin with it; in quotation marks they stand in this order. */
  | 'text'
  /** A name as a whole, whatever its case and diacritics; `*` stands for anything. */
  | 'name'
  /** One of known names. */
  | 'choice'
  /** One of known names that have an order. */
  | 'scale'
  | 'number'
  | 'flag'
  /** ISO 3166-1 alpha-2, or a country's English name. */
  | 'country'
  | 'path';

export interface ClaimFacts {
  base: QueryBase;
  claim: Claim;
  rating: Rating;
}

export interface EvidenceFacts {
  base: QueryBase;
  piece: Evidence;
  /** Its study, with what the passage says in the place of it. */
  study: Study;
}

export interface StudyFacts {
  base: QueryBase;
  study: Study;
}

export interface ReferenceFacts {
  base: QueryBase;
  reference: Reference;
  /** Absent where the entry cannot be read. */
  item: CslItem | undefined;
}

export interface FactsOf {
  claims: ClaimFacts;
  evidence: EvidenceFacts;
  studies: StudyFacts;
  references: ReferenceFacts;
}

export type Readers = { [S in Space]?: (facts: FactsOf[S]) => Value };

/** What decides the known values of some qualifiers. */
export interface Surroundings {
  config: Config;
  rubric: Rubric;
}

export interface Qualifier {
  name: string;
  kind: Kind;
  /** What it asks, as a noun: "the verdict on the claim". */
  meaning: string;
  /** A value that it may be given. */
  example: string;
  /** What it reads of a thing of each space that has it. */
  read: Readers;
  /** The known names, of a scale from the least. */
  values?: (around: Surroundings) => readonly string[];
  /** Known names that have no place on the scale. */
  offScale?: readonly string[];
  /** Counts the independent studies of one relation; its values may be designs and citation keys, too. */
  relation?: Relation;
}
