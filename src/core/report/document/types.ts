/** A report as blocks of styled text, which every format is written from. */
import type { Run } from '../../bibliography/richText.js';

export type Block =
  | { kind: 'heading'; level: 1 | 2; runs: readonly Run[] }
  | { kind: 'paragraph'; runs: readonly Run[] }
  /** One reference of a bibliography. */
  | { kind: 'reference'; runs: readonly Run[] }
  /** A point of the list under the reference above it. */
  | { kind: 'item'; runs: readonly Run[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

export interface Report {
  title: string;
  blocks: Block[];
  /** A language tag. */
  language: string;
}
