import { inBackground } from './background.js';

/** Things that wait for work of several steps, which is done in turns. */
export interface WorkQueue<Item> {
  /** Begins at once where no work is under way; of what is added again, anew. */
  add(items: Iterable<Item>): void;
  /** Whether nothing waits. */
  isEmpty(): boolean;
  stop(): void;
}

export interface WorkQueueOptions<Item> {
  stepsOf: (item: Item) => Iterator<void>;
  /** What has its turn before all others. */
  isInFront: (item: Item) => boolean;
  /** Called when all is done that was added. */
  onEmpty: () => void;
  /** Told of what a step threw; its item is given up. */
  failed: (error: unknown) => void;
}

export function createWorkQueue<Item>({
  stepsOf,
  isInFront,
  onEmpty,
  failed,
}: WorkQueueOptions<Item>): WorkQueue<Item> {
  /** Each in order, with its steps where they are begun. */
  const front = new Map<Item, Iterator<void> | undefined>();
  const others: typeof front = new Map();
  const isEmpty = (): boolean => front.size + others.size === 0;

  const advance = (steps: Iterator<void>, mayGoOn: () => boolean): boolean => {
    for (;;) {
      if (steps.next().done === true) return true;
      if (!mayGoOn()) return false;
    }
  };
  const work = (mayGoOn: () => boolean): boolean => {
    for (;;) {
      const queue = front.size > 0 ? front : others;
      const [next] = queue;
      if (!next) return true;
      const [item, begun] = next;
      queue.delete(item);
      try {
        const steps = begun ?? stepsOf(item);
        // What takes long lets those behind it go first.
        if (!advance(steps, mayGoOn)) queue.set(item, steps);
      } catch (error) {
        failed(error);
      }
      if (!mayGoOn()) return isEmpty();
    }
  };
  const working = inBackground(work, failed, () => {
    if (isEmpty()) onEmpty();
  });
  return {
    add(items) {
      for (const item of items) {
        front.delete(item);
        others.delete(item);
        (isInFront(item) ? front : others).set(item, undefined);
      }
      if (!isEmpty()) working.start();
    },
    isEmpty,
    stop: working.stop,
  };
}
