/**
 * The qualifiers that a query knows: the one table. Evaluation, completion, errors and documents draw on it, and docs/queries.md is held
 * to it by a test.
 */
import { plainText } from '../../bibliography/text.js';
import type { ParsedEntry } from '../../bibliography/types.js';
import type { Facet } from '../../base/config.js';
import { listOf } from '../../base/records.js';
import { authorNames } from './authors.js';
import { claimQualifiers } from './claims.js';
import { evidenceQualifiers, referenceQualifiers, studyQualifiers } from './sources.js';
import type { Qualifier, Surroundings, Value } from './types.js';

const general: readonly Qualifier[] = [
  {
    name: 'id',
    kind: 'name',
    meaning:
      'the id of what is asked for: of a claim or a piece of evidence, of a study its key, of a reference its citation key',
    example: 'raises-trust',
    read: {
      claims: ({ claim }) => claim.id,
      evidence: ({ piece }) => piece.id,
      studies: ({ study }) => study.key,
      references: ({ reference }) => reference.citekey,
    },
  },
  {
    name: 'text',
    kind: 'text',
    meaning: "words of the claim's text; of a piece of evidence those of quote and comment",
    example: 'trust',
    read: {
      claims: ({ claim }) => claim.text,
      evidence: ({ piece }) => [piece.quote, piece.comment].filter(Boolean).join('\n') || null,
    },
  },
  {
    name: 'file',
    kind: 'path',
    meaning: 'the file that it stands in; a name, a path or the end of one, or a folder',
    example: 'notes/literature/',
    read: {
      claims: ({ claim }) => claim.file,
      evidence: ({ piece }) => piece.file,
      studies: ({ study }) => study.file ?? null,
      references: ({ reference }) => reference.file,
    },
  },
];

/** What words without a qualifier look through. */
export const wordsQualifier: Qualifier = {
  name: 'words',
  kind: 'text',
  meaning: 'words of what is asked for',
  example: 'trust',
  read: {
    claims: ({ claim }) => [claim.text, claim.id ?? '', ...claim.topics].join('\n'),
    evidence: ({ piece }) => [piece.quote, piece.comment, piece.citekey].filter(Boolean).join('\n'),
    studies: ({ study, base }) => `${study.key}\n${referenceWords(base.entry(study.citekey))}`,
    references: ({ reference, item }) =>
      `${reference.citekey}\n${item ? referenceWords({ ok: true, item }) : ''}`,
  },
};

function referenceWords(entry: ParsedEntry | undefined): string {
  if (!entry?.ok) return '';
  const { item } = entry;
  return [...authorNames(item), plainText(item.title), plainText(item['container-title'])].join('\n');
}

/** All but what a project declares, in the order of the documents. */
export const qualifiers: readonly Qualifier[] = [
  ...general,
  ...claimQualifiers,
  ...evidenceQualifiers,
  ...studyQualifiers,
  ...referenceQualifiers,
];

/** Qualifiers that are no fact of one thing, and what each asks. */
export const specialQualifiers = {
  in: {
    meaning: 'what the query ranges over: claims (the default), evidence, studies or references',
    example: 'studies',
  },
  has: { meaning: 'that something is known: any other qualifier, or evidence', example: 'effect' },
  missing: { meaning: 'that something is not known: any other qualifier, or evidence', example: 'locator' },
  'changed-since': {
    meaning: 'that it, or evidence of it, was changed since a commit, tag or branch of git',
    example: 'HEAD~10',
  },
  evidence: {
    meaning: 'in parentheses, what one piece of evidence has to meet',
    example: '(design:rct -quality:low)',
  },
} as const satisfies Record<string, { meaning: string; example: string }>;

export type SpecialName = keyof typeof specialQualifiers;

const builtIn = new Map(qualifiers.map((one) => [one.name, one]));

/** A qualifier by its name, facets of the project included. */
export function qualifierNamed(name: string, { config }: Surroundings): Qualifier | undefined {
  const known = builtIn.get(name);
  if (known) return known;
  const facet = Object.entries(config.facets).find(([declared]) => declared.toLowerCase() === name);
  return facet && facetQualifier(...facet);
}

/** Names of all qualifiers, in the order of the table. */
export function qualifierNames({ config }: Surroundings): string[] {
  const facets = Object.keys(config.facets).map((name) => name.toLowerCase());
  return [...new Set([...Object.keys(specialQualifiers), ...builtIn.keys(), ...facets])];
}

/** A facet of a piece of evidence is what the passage says, else its study, else the claim. */
function facetQualifier(declared: string, { label, values, on }: Facet): Qualifier {
  const claimValue = (attributes: Record<string, string> | undefined): readonly string[] =>
    attributes ? listOf(own(attributes, declared)) : [];
  return {
    name: declared.toLowerCase(),
    kind: 'name',
    meaning: `${label}, a facet of this project`,
    example: values[0] ?? '*',
    values: () => values,
    read: {
      ...(on.includes('claim') && { claims: ({ claim }) => claimValue(claim.attributes) }),
      ...(on.includes('study') && { studies: ({ study }) => plainValues(own(study.attributes, declared)) }),
      evidence: ({ base, piece, study }) => {
        const said = listOf(own(piece.attributes, declared));
        if (said.length > 0) return said;
        const ofStudy = plainValues(own(study.attributes, declared));
        if (ofStudy.length > 0) return ofStudy;
        const { target } = piece;
        return claimValue(target && 'claim' in target ? base.claim(target.claim)?.attributes : undefined);
      },
    },
  };
}

/** A facet may be called as what every object has: `constructor`. */
const own = <T>(attributes: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

function plainValues(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => [...plainValues(each)]);
  return typeof value === 'string' ? listOf(value) : typeof value === 'number' ? [String(value)] : [];
}

export const isEmpty = (value: Value): boolean =>
  value === null || value === '' || (typeof value === 'object' && value.length === 0);
