import type { ClaimDetail, ClaimsResult, ClaimSummary, EvidenceSummary, Mark } from '../../src/protocol.js';
import { ready } from './ready.js';

const target = {
  uri: 'file:///folder/claims.md',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
};

export const aClaim = (key: string, given: Partial<ClaimSummary> = {}): ClaimSummary => ({
  key,
  id: key,
  text: `Claim ${key}`,
  topics: [],
  type: 'effect',
  verdict: 'supported',
  strength: { level: 'medium', label: 'Medium', rank: 2, of: 4 },
  own: null,
  counts: { supports: 0, contradicts: 0, qualifies: 0, null: 0, notCounted: 0 },
  marks: [],
  target,
  place: 'claims.md:1',
  ...given,
});

export const aMark = (id: string, given: Partial<Mark> = {}): Mark => ({
  id,
  direction: 'supports',
  quality: 'high',
  weight: 3,
  publications: 1,
  counted: true,
  year: 2013,
  label: id,
  ...given,
});

export const aPiece = (id: string, given: Partial<EvidenceSummary> = {}): EvidenceSummary => ({
  id,
  relation: 'supports',
  citekey: id,
  study: id,
  unit: id,
  citation: id,
  design: 'survey experiment',
  n: 600,
  k: null,
  countries: ['DK'],
  quality: 'high',
  locator: null,
  quote: null,
  comment: null,
  undercut: false,
  target,
  ...given,
});

export const aDetail = (summary: ClaimSummary, given: Partial<ClaimDetail> = {}): ClaimDetail => ({
  summary,
  sentence: 'One independent study bears on this, and finds it.',
  paperSentence: 'Limited evidence suggests that “it is so”: one independent study finds it [@a].',
  rubric: { id: 'dfid-2014', title: 'DFID 2014' },
  share: 1,
  thresholds: { notSupported: 0.35, supported: 0.65 },
  dimensions: [],
  rules: [],
  adjustments: [],
  changes: [],
  waysUp: [],
  whatIf: [],
  numbers: [],
  cerqual: [],
  notes: [],
  units: [],
  evidence: [],
  ...given,
});

/** An answer to an unfiltered question, or to a filtered one of `total` claims. */
export const anAnswer = (claims: ClaimSummary[], total = claims.length): ClaimsResult => ({
  claims,
  total,
  differing: 0,
  studies: 41,
  status: ready(total, 41),
});
