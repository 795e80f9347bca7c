/** Appraisal tools as data: appraisal-tools/*.json are of this shape, and so are a team's own. */
import type { Quality } from '../../notes/types.js';

export const answers = ['yes', 'partial', 'no', 'cant-tell', 'not-applicable'] as const;
export type Answer = (typeof answers)[number];

/** What a level may ask of the items of a part: how many of them … */
export const counts = {
  items: 'items of the part',
  met: 'answered with what counts as met',
  not_met: 'not met; an unanswered item is not met',
  critical_not_met: 'critical and not met',
  other_not_met: 'not critical and not met',
  yes: 'answered yes',
  partial: 'answered partial',
  no: 'answered no',
  cant_tell: 'answered cant-tell',
  unanswered: 'not answered',
} as const satisfies Record<string, string>;
export type CountName = keyof typeof counts;

export interface AppraisalTool {
  schemaVersion: number;
  id: string;
  version: string;
  name: string;
  source: { citation: string; url?: string };
  note?: string;
  /** The answers that count as met. */
  met: Answer[];
  parts: ToolPart[];
}

/** A set of items with a level of its own. A study has the lowest quality of its parts. */
export interface ToolPart {
  id: string;
  label: string;
  /** True where it holds for every study; another holds where it is answered, or named as the study's `kind`. */
  required?: boolean;
  items: { id: string; label: string; critical?: boolean }[];
  /** The first whose counts fit. */
  levels: {
    label: string;
    quality: Exclude<Quality, 'unclear'>;
    when: Partial<Record<CountName, { '>='?: number; '<='?: number }>>;
  }[];
}

/** What an appraisal comes to. */
export interface Appraisal {
  tool: string;
  /** The level of the part that decides, in the tool's words. */
  level: string;
  quality: Exclude<Quality, 'unclear'>;
  /** Ids of items that are not answered, and of those that cannot be told; both count as not met. */
  unanswered: string[];
  cantTell: string[];
  note?: string;
}
