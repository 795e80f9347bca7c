/** Which references were cited lately: seen in open notes as citations come, so that any editor has them first. */
import type { EvidenceBase, FileName } from '../core/base/types.js';

/** As many as anyone comes back to. */
const remembered = 50;

export interface Recent {
  /** An open note was changed, or opened. */
  edited(file: FileName): void;
  closed(file: FileName): void;
  /** The last first. */
  citekeys(): readonly string[];
}

export function createRecent(base: EvidenceBase): Recent {
  const cited = new Map<FileName, ReadonlySet<string>>();
  let keys: string[] = [];
  return {
    edited(file) {
      const note = base.note(file);
      if (!note) return;
      const now = new Set(note.citations.flatMap(({ items }) => items.map(({ citekey }) => citekey)));
      const before = cited.get(file);
      cited.set(file, now);
      // What a note already cites when it is opened was not used just now.
      if (!before) return;
      // Half-typed keys are none of any bibliography.
      const fresh = [...now].filter((key) => !before.has(key) && base.reference(key) !== undefined);
      if (fresh.length > 0) keys = [...new Set([...fresh.reverse(), ...keys])].slice(0, remembered);
    },
    closed: (file) => void cited.delete(file),
    citekeys: () => keys,
  };
}
