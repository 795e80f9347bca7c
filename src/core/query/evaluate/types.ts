/** A query that is understood: what is asked of which things. */
import type { Matcher } from '../values/matcher.js';
import type { Qualifier, Space } from '../qualifiers/types.js';
import type { Range } from '../../position.js';
import type { Problem } from '../../problem.js';

export type Ask =
  | { kind: 'all'; parts: Ask[] }
  | { kind: 'any'; parts: Ask[] }
  | { kind: 'not'; part: Ask }
  /** One piece of evidence meets all of it. */
  | { kind: 'evidence'; part: Ask }
  | Asked
  /** Some evidence bears on it, or is of it. */
  | { kind: 'has-evidence' }
  | { kind: 'changed-since'; ref: string };

/** One qualifier. */
export interface Asked {
  kind: 'qualifier';
  qualifier: Qualifier;
  matcher: Matcher;
  /** What holds for evidence whose study or reference is nowhere. */
  unlinked: boolean;
  /** A name that may be one that nothing has, at its place. */
  name?: { text: string; range: Range };
}

export interface Plan {
  space: Space;
  /** Null where everything is asked for. */
  ask: Ask | null;
  /** Commits, branches and tags that the host has to say the changes since. */
  refs: { ref: string; range: Range }[];
}

export interface Understood {
  /** Absent where there is a mistake. */
  plan?: Plan;
  problems: Problem[];
}
