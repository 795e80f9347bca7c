/** Qualifiers of evidence, studies and references. */
import { designs, outcomes } from '../../designs.js';
import { plainText } from '../../bibliography/text.js';
import { yearOf } from '../../bibliography/shortCitation.js';
import { qualities } from '../../notes/types.js';
import { relationNames } from '../../notes/relations.js';
import { authorNames } from './authors.js';
import { flag } from './claims.js';
import type { Qualifier, ReferenceFacts, Value } from './types.js';

const text = (value: unknown): Value => plainText(value) || null;
const year = ({ item }: ReferenceFacts): Value => {
  const written = item ? Number(yearOf(item)) : NaN;
  return Number.isFinite(written) ? written : null;
};

export const evidenceQualifiers: readonly Qualifier[] = [
  {
    name: 'relation',
    kind: 'choice',
    meaning: 'how a piece of evidence bears on the claim',
    example: 'contradicts',
    values: () => relationNames,
    read: { evidence: ({ piece }) => piece.relation },
  },
  {
    name: 'quote',
    kind: 'text',
    meaning: 'words that are quoted',
    example: '"co-production"',
    read: { evidence: ({ piece }) => piece.quote ?? null },
  },
  {
    name: 'comment',
    kind: 'text',
    meaning: "words of the annotator's own beside the quote",
    example: 'replication',
    read: { evidence: ({ piece }) => piece.comment ?? null },
  },
  {
    name: 'locator',
    kind: 'name',
    meaning: 'where in the publication it stands: its kind, its value, or both',
    example: 'abstract',
    read: {
      evidence: ({ piece: { locator } }) =>
        locator ? [locator.label, locator.value, `${locator.label} ${locator.value}`] : null,
    },
  },
  {
    name: 'effect',
    kind: 'text',
    meaning: 'the effect as it is written',
    example: 'd',
    read: { evidence: ({ piece }) => piece.effects.map(({ text }) => text).join('; ') || null },
  },
  {
    name: 'undercut',
    kind: 'flag',
    meaning: 'whether other evidence undercuts it',
    example: 'yes',
    read: { evidence: ({ piece }) => flag(piece.undercut) },
  },
];

export const studyQualifiers: readonly Qualifier[] = [
  {
    name: 'design',
    kind: 'choice',
    meaning: "the study's design",
    example: 'rct,field-experiment',
    values: () => Object.keys(designs),
    read: { evidence: ({ study }) => study.design ?? null, studies: ({ study }) => study.design ?? null },
  },
  {
    name: 'of',
    kind: 'choice',
    meaning: 'the design of what a review pools',
    example: 'rct',
    values: () => Object.keys(designs),
    read: { studies: ({ study }) => study.of ?? null },
  },
  {
    name: 'quality',
    kind: 'scale',
    meaning: "the study's quality, given outright or by an appraisal",
    example: '>=moderate',
    values: () => ['low', 'moderate', 'high'],
    offScale: qualities.filter((quality) => quality === 'unclear'),
    read: { evidence: ({ study }) => study.quality ?? null, studies: ({ study }) => study.quality ?? null },
  },
  {
    name: 'n',
    kind: 'number',
    meaning: 'participants of one study',
    example: '>=500',
    read: { evidence: ({ study }) => study.n ?? null, studies: ({ study }) => study.n ?? null },
  },
  {
    name: 'k',
    kind: 'number',
    meaning: 'independent studies of a claim; of a study, how many are inside the review',
    example: '>=3',
    read: {
      claims: ({ rating }) => rating.units.length,
      evidence: ({ study }) => study.k ?? null,
      studies: ({ study }) => study.k ?? null,
    },
  },
  {
    name: 'outcome',
    kind: 'choice',
    meaning: 'what the study measured',
    example: 'behaviour',
    values: ({ config }) => [...outcomes, ...config.outcomes],
    read: { evidence: ({ study }) => study.outcome ?? null, studies: ({ study }) => study.outcome ?? null },
  },
  {
    name: 'country',
    kind: 'country',
    meaning: 'a country that the study is from',
    example: 'DK',
    read: { evidence: ({ study }) => study.countries, studies: ({ study }) => study.countries },
  },
  {
    name: 'dataset',
    kind: 'name',
    meaning: 'the data that the study reports',
    example: 'five-nation-2008',
    read: { studies: ({ study }) => study.dataset ?? null },
  },
  {
    name: 'includes',
    kind: 'name',
    meaning: 'a study that the review holds',
    example: 'jakobsen2013can',
    read: { studies: ({ study }) => study.includes },
  },
  {
    name: 'appraisal',
    kind: 'name',
    meaning: 'the tool that the study is appraised with',
    example: 'amstar-2',
    read: { studies: ({ study }) => study.appraisal?.tool ?? null },
  },
  {
    name: 'appraised',
    kind: 'flag',
    meaning: 'whether anything is said of the quality of the study, other than that it is unclear',
    example: 'no',
    read: { studies: ({ study }) => flag(study.quality !== undefined && study.quality !== 'unclear') },
  },
  {
    name: 'described',
    kind: 'flag',
    meaning: "whether a note gives the study's design",
    example: 'no',
    read: { studies: ({ study }) => flag(study.described) },
  },
];

export const referenceQualifiers: readonly Qualifier[] = [
  {
    name: 'citekey',
    kind: 'name',
    meaning: 'a citation key',
    example: 'jakobsen2013can',
    read: {
      evidence: ({ piece }) => piece.citekey,
      studies: ({ study }) => study.citekey,
      references: ({ reference }) => reference.citekey,
    },
  },
  {
    name: 'author',
    kind: 'name',
    meaning: "an author's family name, or given and family name",
    example: 'bovaird',
    read: { references: ({ item }) => (item ? authorNames(item) : null) },
  },
  {
    name: 'year',
    kind: 'number',
    meaning: 'the year of publication',
    example: '2010..2020',
    read: { references: year },
  },
  {
    name: 'title',
    kind: 'text',
    meaning: 'words of the title',
    example: 'citizens',
    read: { references: ({ item }) => text(item?.title) },
  },
  {
    name: 'journal',
    kind: 'name',
    meaning: 'the journal or book that it appeared in',
    example: '*administration*',
    read: { references: ({ item }) => text(item?.['container-title']) },
  },
  {
    name: 'doi',
    kind: 'name',
    meaning: 'the DOI',
    example: '10.1111/*',
    read: { references: ({ item }) => text(item?.DOI) },
  },
];
