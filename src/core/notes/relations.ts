/** How a cited study bears on a claim; `undercuts` attacks another piece of evidence. The one table of relations. */
export const relations = {
  supports: { forms: ['supports', 'supported by'], meaning: 'finds what the claim says', sign: '+' },
  contradicts: { forms: ['contradicts', 'contradicted by'], meaning: 'finds the opposite', sign: '−' },
  null: {
    forms: ['does not support', 'not supported by'],
    meaning: 'looked for it and did not find it',
    sign: '○',
  },
  qualifies: {
    forms: ['qualifies', 'qualified by'],
    meaning: 'finds it in part, or only under conditions',
    sign: '±',
  },
  mentions: {
    forms: ['mentions', 'mentioned by'],
    meaning: 'speaks of it without a finding of its own',
    sign: '',
  },
  undercuts: { forms: ['undercuts', 'undercut by'], meaning: 'attacks another piece of evidence', sign: '' },
} as const satisfies Record<string, { forms: readonly [string, string]; meaning: string; sign: string }>;

export type Relation = keyof typeof relations;
export const relationNames = Object.keys(relations) as Relation[];

/** Every way to write a relation. */
export const relationForms: readonly string[] = relationNames.flatMap((name) => relations[name].forms);
