/** Timers that a burst of events is thinned with. */

export interface Paced {
  call(): void;
  dispose(): void;
}

/** Runs once, `milliseconds` after the last of a burst of calls. */
export function afterPause(run: () => void, milliseconds: number): Paced {
  let timer: NodeJS.Timeout | undefined;
  const dispose = (): void => clearTimeout(timer);
  return {
    call() {
      dispose();
      timer = setTimeout(run, milliseconds);
    },
    dispose,
  };
}

/** Runs at the first call, then at most once in `milliseconds()`; the last call of a burst is never lost. */
export function atMostEvery(run: () => void, milliseconds: () => number): Paced {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const start = (): void => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) start();
    }, milliseconds());
    run();
  };
  return {
    call() {
      if (timer) again = true;
      else start();
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  };
}
