/** Calls at once, then at most once in `milliseconds`; the last call is never lost. */
export function throttled(act: () => void, milliseconds: number): { call(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const run = (): void => {
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      run();
    }, milliseconds);
  };
  return {
    call() {
      if (timer) again = true;
      else run();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  };
}
