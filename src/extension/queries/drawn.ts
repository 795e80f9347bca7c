/** What a view drew, to tell whether it would draw the same again: drawn anew, it knows for a moment none of the rows that a menu was opened on. */

export interface Drawn {
  /** Everything is drawn anew, from these roots; what is open is opened after them. */
  begin(roots: unknown): void;
  /** What was answered for a row that was opened, and how to ask it again. */
  open(id: string, answer: unknown, again: () => Promise<unknown>): void;
  /** Whether these roots and what was opened under them would look as they do. */
  isAsDrawn(roots: unknown): Promise<boolean>;
}

export function createDrawn(): Drawn {
  let drawn: string | undefined;
  const opened = new Map<string, { answer: string; again: () => Promise<unknown> }>();
  return {
    begin(roots) {
      drawn = JSON.stringify(roots);
      opened.clear();
    },
    open: (id, answer, again) => void opened.set(id, { answer: JSON.stringify(answer), again }),
    async isAsDrawn(roots) {
      if (drawn === undefined || drawn !== JSON.stringify(roots)) return false;
      for (const { answer, again } of [...opened.values()])
        if (answer !== JSON.stringify(await again())) return false;
      return true;
    },
  };
}
