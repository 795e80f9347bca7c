/** What is selected in the trees that an export may be of. */
import type { TreeView } from 'vscode';
import type { TreeNode } from './treeScope.js';

export interface TreeSelections {
  /** Knows from now on what is selected in a view. */
  follow(title: string, view: Pick<TreeView<TreeNode>, 'selection'>): void;
  /** The views in which anything is selected. */
  all(): { title: string; nodes: readonly TreeNode[] }[];
}

export function createTreeSelections(): TreeSelections {
  const followed: { title: string; view: Pick<TreeView<TreeNode>, 'selection'> }[] = [];
  return {
    follow: (title, view) => void followed.push({ title, view }),
    all: () =>
      followed.flatMap(({ title, view: { selection } }) =>
        selection.length > 0 ? [{ title, nodes: selection }] : [],
      ),
  };
}
