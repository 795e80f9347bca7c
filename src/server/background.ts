import { inTurns } from './queries/inTurns.js';

export interface Background {
  /** Goes on where it does not: the first turn at once. */
  start(): void;
  stop(): void;
}

/** Work that comes up again and again and is done in turns; `work` as for `inTurns`. `over` is told whenever all is done, `failed` of what it threw. */
export function inBackground(
  work: (mayGoOn: () => boolean) => boolean,
  failed: (error: unknown) => void,
  over: () => void = () => undefined,
): Background {
  let isWorking = false;
  let isStopped = false;
  return {
    start() {
      if (isWorking || isStopped) return;
      isWorking = true;
      void inTurns((mayGoOn) => {
        try {
          // What comes up from here on starts it again.
          isWorking = !isStopped && !work(mayGoOn);
        } catch (error) {
          isWorking = false;
          failed(error);
        }
        return !isWorking;
      }).then(() => {
        if (!isStopped) over();
      });
    },
    stop() {
      isStopped = true;
    },
  };
}
