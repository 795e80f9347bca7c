/** Queries as the server runs them: git is asked what changed where a query wants to know, and where the workspace is trusted. */
import type { Answer, ChangedLines, ChangesSince, Queries } from '../../core/query/index.js';
import { changesSince } from '../../workspace/index.js';
import { uriIn } from '../uriIn.js';
import { inTurns } from './inTurns.js';

export interface Asking {
  /** Evaluated anew only where something changed that it depends on. */
  runAgain(query: string): Promise<Answer>;
  /** Asks git anew from now on. */
  forget(): void;
}

/** Git is asked anew after so many milliseconds: several blocks and views ask the same at once. */
const staleAfter = 2000;

const notTrusted =
  'changed-since: asks git, which is done in a trusted workspace alone; trust this workspace first';

export function createAsking(
  queries: Queries,
  folders: () => readonly string[],
  isTrusted: () => boolean,
): Asking {
  const remembered = new Map<string, { at: number; changes: Promise<ChangesSince> }>();

  const sinceOf = (ref: string): Promise<ChangesSince> => {
    if (!isTrusted()) return Promise.resolve({ failure: notTrusted });
    const now = performance.now();
    const known = remembered.get(ref);
    if (known && now - known.at < staleAfter) return known.changes;
    // What was typed on the way is not kept.
    if (remembered.size > 20) remembered.clear();
    const changes = changesIn(folders(), ref);
    remembered.set(ref, { at: now, changes });
    return changes;
  };

  return {
    async runAgain(query) {
      const since = new Map<string, ChangesSince>();
      for (const ref of queries.refsIn(query)) since.set(ref, await sinceOf(ref));
      await inTurns((mayGoOn) => queries.prepare(query, mayGoOn));
      return queries.runAgain(query, since);
    },
    forget: () => remembered.clear(),
  };
}

/** The changes in all folders that know the commit, by the base's names of files. */
async function changesIn(folders: readonly string[], ref: string): Promise<ChangesSince> {
  const each = await Promise.all(
    folders.map(async (folder) => ({ folder, changes: await changesSince(folder, ref) })),
  );
  const files = new Map<string, ChangedLines>();
  let failure: string | undefined;
  let isKnown = false;
  for (const { folder, changes } of each) {
    if ('failure' in changes) failure ??= changes.failure;
    else {
      isKnown = true;
      for (const [path, lines] of changes.files) files.set(uriIn(folder, path), lines);
    }
  }
  return isKnown ? { files } : { failure: failure ?? 'changed-since: needs a folder that git knows' };
}
