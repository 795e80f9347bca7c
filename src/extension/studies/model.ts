/** The Studies view as plain data: groups → studies → what they bear on. Ids are stable, so that what was open stays open. */
import type { StudyLine } from '../../protocol.js';
import { counted, relationWords, thousands } from '../words.js';

export interface StudyGroupNode {
  kind: 'studyGroup';
  id: string;
  label: string;
  tooltip: string;
  studies: StudyNode[];
}

export interface StudyNode {
  kind: 'study';
  id: string;
  study: StudyLine;
}

export interface BearingNode {
  kind: 'bearing';
  id: string;
  bearing: StudyLine['bearsOn'][number];
}

export type StudiesNode = StudyGroupNode | StudyNode | BearingNode;

/** The groups in their order; a study stands in the first and in each that says what it lacks. */
const groups: { id: string; label: string; tooltip: string; has(study: StudyLine): boolean }[] = [
  {
    id: 'bears',
    label: 'Bear on claims',
    tooltip: 'Studies that are evidence for or against a claim',
    has: ({ bearsOn }) => bearsOn.length > 0,
  },
  {
    id: 'notAppraised',
    label: 'Not appraised',
    tooltip: 'Studies that bear on a claim, and whose quality is neither given nor appraised',
    has: ({ bearsOn, described, appraised }) => bearsOn.length > 0 && described && !appraised,
  },
  {
    id: 'notDescribed',
    label: 'Cited but not described',
    tooltip: 'No note says how these studies were done',
    has: ({ described }) => !described,
  },
  {
    id: 'unused',
    label: 'Described but unused',
    tooltip: 'Studies that bear on no claim yet',
    has: ({ described, bearsOn }) => described && bearsOn.length === 0,
  },
];

export function groupStudies(studies: readonly StudyLine[]): StudyGroupNode[] {
  return groups.flatMap(({ id, label, tooltip, has }): StudyGroupNode[] => {
    const nodes = studies
      .filter(has)
      .map((study): StudyNode => ({ kind: 'study', id: `${id}/${study.key}`, study }))
      .sort((a, b) => a.study.citation.localeCompare(b.study.citation, 'en'));
    return nodes.length === 0 ? [] : [{ kind: 'studyGroup', id, label, tooltip, studies: nodes }];
  });
}

export const bearings = ({ id, study }: StudyNode): BearingNode[] =>
  study.bearsOn.map((bearing, index) => ({ kind: 'bearing', id: `${id}/${index}`, bearing }));

/** "randomised controlled trial · n = 6,400 · 3 claims". */
export function studyDescription({ design, n, bearsOn }: StudyLine): string {
  const claims = new Set(bearsOn.map(({ key }) => key)).size;
  return [
    design ?? 'design not described',
    n === null ? '' : `n = ${thousands(n)}`,
    claims === 0 ? '' : counted(claims, 'claim'),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const bearingLabel = ({ relation, claim }: BearingNode['bearing']): string =>
  `${relationWords[relation]}: ${claim}`;

/** What a study is cited by where it is dropped into a note. */
export const citationText = ({ citekey }: Pick<StudyLine, 'citekey'>): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*$/u.test(citekey) ? `[@${citekey}]` : `[@{${citekey}}]`;
