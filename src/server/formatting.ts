/** Gives formatting to a thread of its own, one job after the other. The thread is started when it is first needed. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../workspace/index.js';
import type { JobName, Jobs, ThreadAnswer } from './formattingThread.js';
import { packed, unpacked, type Parcel } from './parcel.js';
import { Cancelled, turns } from './turns.js';

export interface Formatting {
  /** Rejects with `Cancelled` where the signal aborts, whatever the thread is at. */
  run<Name extends JobName>(name: Name, job: Jobs[Name][0], signal: AbortSignal): Promise<Jobs[Name][1]>;
  stop(): void;
}

export function createFormatting(): Formatting {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const stop = (): void => {
    void thread?.terminate();
    thread = undefined;
  };

  const start = (): Worker => {
    if (!thread) {
      const file = threadFile('formatting');
      if (!file) throw new Error('The package lacks formattingThread.js.');
      const made = new Worker(file);
      made.setMaxListeners(0);
      // It does not keep the server's process alive.
      made.unref();
      made.on('error', () => undefined);
      made.on('exit', () => {
        if (thread === made) thread = undefined;
      });
      thread = made;
    }
    return thread;
  };

  const once = async (name: JobName, job: unknown, signal: AbortSignal): Promise<unknown> => {
    if (signal.aborted) throw new Cancelled();
    const turn = turns(signal);
    const parcel = await packed({ name, job }, turn);
    return unpacked(await answered(parcel, signal), turn);
  };

  const answered = (parcel: Parcel, signal: AbortSignal): Promise<Parcel> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new Cancelled());
        return;
      }
      const worker = start();
      const done = (): void => {
        worker.off('message', onMessage);
        worker.off('exit', onExit);
        worker.off('error', onError);
        signal.removeEventListener('abort', onAbort);
      };
      const onMessage = (told: ThreadAnswer): void => {
        done();
        if ('answer' in told) resolve(told.answer);
        else reject(new Error(told.failed));
      };
      const onError = (error: Error): void => {
        done();
        reject(error);
      };
      const onExit = (): void => {
        done();
        reject(new Error('the thread that formats references ended before it answered'));
      };
      const onAbort = (): void => {
        done();
        // citeproc cannot be interrupted otherwise.
        stop();
        reject(new Cancelled());
      };
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      signal.addEventListener('abort', onAbort);
      worker.postMessage(parcel);
    });

  return {
    run(name, job, signal) {
      const answer = last.then(() => once(name, job, signal));
      last = answer.catch(() => undefined);
      return answer as Promise<Jobs[typeof name][1]>;
    },
    stop,
  };
}
