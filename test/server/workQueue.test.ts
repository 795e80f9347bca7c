import assert from 'node:assert/strict';
import { createWorkQueue, type WorkQueue } from '../../src/server/workQueue.js';

/** A queue of names, each of which takes so many steps of a millisecond. */
function scene(lengths: Record<string, number>, inFront: readonly string[] = []) {
  const done: string[] = [];
  const begun: string[] = [];
  const failures: string[] = [];
  let emptied: () => void = () => undefined;
  const queue: WorkQueue<string> = createWorkQueue({
    *stepsOf(name: string) {
      begun.push(name);
      for (let step = 0; step < (lengths[name] ?? 1); step++) {
        for (const until = performance.now() + 1; performance.now() < until;);
        yield;
      }
      if (name.startsWith('bad')) throw new Error(name);
      done.push(name);
    },
    isInFront: (name) => inFront.includes(name),
    onEmpty: () => emptied(),
    failed: (error) => failures.push(String(error)),
  });
  const empty = (): Promise<void> => new Promise((resolve) => (emptied = resolve));
  return { queue, done, begun, failures, empty };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work in a queue', () => {
  it('begins with what is in front, and lets what is short go before what takes long', async () => {
    const { queue, done, empty } = scene({ long: 60, longer: 400, open: 30, a: 0, b: 0 }, ['open']);
    const over = empty();
    queue.add(['longer', 'long', 'a', 'b', 'open']);
    await over;
    assert.deepEqual(done, ['open', 'a', 'b', 'long', 'longer']);
    assert.ok(queue.isEmpty());
  });

  it('lets others have their turn', async () => {
    const { queue, done, empty } = scene({ long: 60 });
    const over = empty();
    queue.add(['long']);
    let turns = 0;
    while (done.length === 0) {
      await turn();
      turns += 1;
    }
    assert.ok(turns > 3, `${turns} turns`);
    await over;
  });

  it('does at once what is short', () => {
    const { queue, done } = scene({ a: 0 });
    queue.add(['a']);
    assert.deepEqual(done, ['a']);
  });

  it('begins anew what is added again, and does it once', async () => {
    const { queue, done, begun, empty } = scene({ long: 60 });
    const over = empty();
    queue.add(['long']);
    await turn();
    queue.add(['long']);
    await over;
    assert.deepEqual([begun, done], [['long', 'long'], ['long']]);
  });

  it('takes up what is added when all was done', async () => {
    const { queue, done, empty } = scene({ a: 20, b: 20 });
    for (const name of ['a', 'b']) {
      const over = empty();
      queue.add([name]);
      await over;
    }
    assert.deepEqual(done, ['a', 'b']);
  });

  it('goes on with the others after a mistake, which is told', async () => {
    const { queue, done, failures, empty } = scene({ bad: 3, a: 0, worse: 0 });
    const over = empty();
    queue.add(['bad', 'a', 'worse']);
    await over;
    assert.deepEqual([done, failures], [['a', 'worse'], ['Error: bad']]);
  });

  it('does nothing more once it is stopped', async () => {
    const { queue, done } = scene({ long: 60 });
    queue.add(['long', 'a']);
    queue.stop();
    queue.add(['b']);
    for (let turns = 0; turns < 100; turns++) await turn();
    assert.deepEqual(done, []);
  });
});
