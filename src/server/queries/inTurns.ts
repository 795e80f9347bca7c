import { longestTurn } from '../turns.js';

/** Does what can be done in parts, and lets others have their turn in between. `work` goes on until it is told not to, and says whether all is done. */
export async function inTurns(work: (mayGoOn: () => boolean) => boolean): Promise<void> {
  for (;;) {
    const until = performance.now() + longestTurn;
    if (work(() => performance.now() < until)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
