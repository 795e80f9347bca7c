/** Queries that were run in this workspace, the last first. */
import type { Memento } from 'vscode';

const key = 'recentQueries';

export function recentQueries(state: Memento): string[] {
  const kept = state.get<unknown>(key);
  return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string') : [];
}

export const keepRecent = (state: Memento, queries: readonly string[]): Thenable<void> =>
  state.update(key, queries);
