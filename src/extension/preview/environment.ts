/**
 * A copy of what a reading of a text is given. Plug-ins write into it while they read, as that of footnotes does: each reading needs its own, as it
 * was before the first.
 */
export const copied = (environment: unknown): unknown =>
  typeof environment === 'object' && environment !== null ? { ...environment } : environment;
