/** Rows under heads: what every view of an answer but list and bibliography comes to. */
export interface Grid {
  /** Names of columns as they are asked for, and as they are shown. */
  names: string[];
  heads: string[];
  rows: (string | number)[][];
}
