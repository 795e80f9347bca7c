export type RubricPath = (string | number)[];

/** What is wrong with a rubric, and where in it. */
export interface RubricError {
  path: RubricPath;
  message: string;
}

/** Notes what is wrong. */
export type Told = (path: RubricPath, message: string) => void;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
