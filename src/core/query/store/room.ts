/** Arrays that one evaluation after another works in: making megabytes anew for each would cost more than most queries. */
export interface Room {
  /** At least so long, with whatever is in it. */
  rows(length: number): Int32Array;
  /** As long, all 0. */
  marks(length: number): Uint8Array;
  /** All that was given out may be given out again. */
  clear(): void;
}

/** What is kept for the next one at most. */
const mostKept = 8;

export function createRoom(): Room {
  const kept = { rows: [] as Int32Array[], marks: [] as Uint8Array[] };
  const given = { rows: 0, marks: 0 };
  return {
    rows(length) {
      const at = given.rows++;
      const there = kept.rows[at];
      if (there && there.length >= length) return there;
      const made = new Int32Array(Math.ceil(length * 1.2));
      if (at < mostKept) kept.rows[at] = made;
      return made;
    },
    marks(length) {
      const at = given.marks++;
      const there = kept.marks[at];
      if (there && there.length >= length) return there.subarray(0, length).fill(0);
      const made = new Uint8Array(Math.ceil(length * 1.2));
      if (at < mostKept) kept.marks[at] = made;
      return made.subarray(0, length);
    },
    clear() {
      given.rows = 0;
      given.marks = 0;
    },
  };
}
