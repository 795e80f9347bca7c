/** Nobody waits for the answer any more. */
export class Cancelled extends Error {}

/** How long is worked before others get their turn, in milliseconds: a question takes several turns from the pipe to its answer. */
export const longestTurn = 4;

/** Called between pieces of long work: lets others have their turn, and throws `Cancelled` where nobody waits for the work any more. */
export function turns(signal: AbortSignal): (beforeTurn?: () => void) => Promise<void> {
  let since = performance.now();
  return async (beforeTurn) => {
    if (performance.now() - since < longestTurn) return;
    beforeTurn?.();
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    if (signal.aborted) throw new Cancelled();
  };
}
