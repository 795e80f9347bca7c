/**
 * Study designs: the vocabulary of `design` in front matter and evidence. What a design is worth for a claim is the rubric's affair
 * (rubrics/*.json); a test holds the two lists together.
 */
export const designs = {
  'systematic-review': 'Systematic review',
  'meta-analysis': 'Meta-analysis',
  rct: 'Randomised controlled trial',
  'field-experiment': 'Field experiment',
  'survey-experiment': 'Survey experiment',
  'lab-experiment': 'Laboratory experiment',
  'natural-experiment': 'Natural experiment',
  rdd: 'Regression discontinuity',
  iv: 'Instrumental variables',
  did: 'Difference in differences',
  'interrupted-time-series': 'Interrupted time series',
  matching: 'Matching',
  longitudinal: 'Longitudinal study',
  'pre-post': 'Before-and-after study',
  cohort: 'Cohort study',
  'cross-sectional': 'Cross-sectional survey',
  'mixed-methods': 'Mixed methods',
  'comparative-case-study': 'Comparative case study',
  qca: 'Qualitative comparative analysis',
  'process-tracing': 'Process tracing',
  'rapid-review': 'Rapid review',
  'literature-review': 'Literature review',
  'scoping-review': 'Scoping review',
  'case-study': 'Case study',
  interviews: 'Interviews',
  'focus-groups': 'Focus groups',
  ethnography: 'Ethnography',
  'descriptive-survey': 'Descriptive survey',
  'expert-opinion': 'Expert opinion',
  theoretical: 'Theoretical work',
  commentary: 'Commentary',
} as const satisfies Record<string, string>;

export type Design = keyof typeof designs;
export const isDesign = (name: string): name is Design => Object.hasOwn(designs, name);

/** Outcomes that a study may have measured; a project may declare more in corroborate.json. */
export const outcomes = [
  'behaviour',
  'intention',
  'attitude',
  'perception',
  'output',
  'experience',
  'outcome',
] as const;

/** What a claim says; decides what a design is worth for it. */
export const claimTypes = ['effect', 'association', 'descriptive', 'experience'] as const;
export type ClaimType = (typeof claimTypes)[number];
