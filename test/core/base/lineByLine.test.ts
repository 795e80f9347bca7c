import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EvidenceBase } from '../../../src/core/base/types.js';
import { createNoteReader, readNote } from '../../../src/core/notes/index.js';
import { collect } from '../collect.js';
import { seen } from './seen.js';
import { baseOf, bib } from './workspace.js';

/** A tenth as many folders are edited; `npm run test:long` sets it. */
const notes = Number(process.env.CORROBORATE_NOTES ?? 2000);

/** Lines of a note, more of them alike than in anybody's. */
const line = fc.constantFrom(
  '- supports #a [@p, p. 1]: "One."',
  '- supports #a [@p, p. 1]: "One."\n  - undercut by [@q]: "Nested."\n    - undercut by [@r]: "Nested."',
  '- contradicts #b [@q, p. 2]: ["Two."]{#e1 quality=low}',
  '- qualifies #a, #b [@p; @q]: words',
  '- undercuts #e1 [@r, p. 3]: ["Three."]{#e2}',
  '- supported by [@q, p. 4]: ["Five."]{#e1}',
  '- supports #b [@q, p. 4]: ["Five."]{#a}',
  '- supported by [@q, p. 4]: "Six." [d = 0.3]{.effect}',
  '- supported by [@q, p. 4]: "Six."',
  '- contradicted by [@r]: ["Six."]{study=x}',
  '- supported by (p. 5): "Seven."',
  '## Claim A {.claim #a}',
  '## Claim A, in other words {.claim #a topic=trust countries=DK}',
  '## Claim B {.claim #b type=descriptive}',
  '## Nameless {.claim}',
  '# Plain',
  '::: {.claim #c}\nIn a block, with [a claim in it]{.claim ref=a}.\n\n- supported by [@p]: "Six."\n:::',
  '- supports #b [@r#x, p. 9]: "A study by its own key."',
  'Prose that cites @r and [@nobody], and [restates A]{.claim ref=a}.',
  'Prose with a [link](2.md#a).',
);
const head = fc.constantFrom(
  '',
  '---\ncitekey: p\nstudy: { design: rct, quality: high, dataset: d }\n---\n',
  '---\ncitekey: r#x\nbibliography: x.bib\nstudy: { design: cohort }\n---\n',
  '---\ncitekey: r\nstudies: [{ id: x, design: rct }, { id: y, design: meta-analysis, includes: [p] }]\n---\n',
);
const place = fc.nat({ max: 11 });
const edit = fc.record({
  file: fc.constantFrom('1.md', '2.md'),
  change: fc.oneof(
    fc.record({ insert: line, at: place }),
    fc.record({ insert: line, at: place }),
    fc.record({ remove: place }),
    fc.record({ double: place }),
    fc.record({ swap: place }),
    fc.record({ head }),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

interface Lines {
  head: string;
  lines: string[];
}

function changed({ head, lines }: Lines, change: Edit): Lines {
  const of = change.change;
  if ('head' in of) return { head: of.head, lines };
  const now = lines.slice();
  const within = (at: number): number => (lines.length === 0 ? 0 : at % lines.length);
  if ('insert' in of) now.splice(of.at % (lines.length + 1), 0, of.insert);
  else if ('remove' in of) now.splice(within(of.remove), 1);
  else if ('double' in of) now.splice(within(of.double), 0, ...lines.slice(within(of.double)).slice(0, 1));
  else {
    const at = within(of.swap);
    now.splice(at, 2, ...lines.slice(at, at + 2).reverse());
  }
  return { head, lines: now };
}

const places: ReadonlySet<string> = new Set(['range', 'textRange', 'headRange', 'occurrences']);

/** Each claim by its key, with its evidence and its rating: all but their places. */
function claimsOf(base: EvidenceBase): Map<string, string> {
  const said = (value: unknown): string =>
    JSON.stringify(value, (name, held: unknown) => (places.has(name) ? undefined : held));
  return new Map(
    base
      .claims()
      .map((claim) => [
        claim.key,
        [said(claim), said(base.rating(claim.key)), ...base.evidenceOf(claim.key).map(said).sort()].join(
          '\n',
        ),
      ]),
  );
}

/** Folders of two notes, and edits of them one after the other. */
const folders = [
  fc.array(fc.tuple(head, fc.array(line, { minLength: 3, maxLength: 12 })), { minLength: 2, maxLength: 2 }),
  fc.array(edit, { minLength: 1, maxLength: 8 }),
  // As a file that others change, or as what someone types in: what an edit only moves is the same then, moved.
  fc.boolean(),
] as const;

type Folder = readonly [starts: [string, string[]][], edits: Edit[], isTyped: boolean];

/** Edits a folder in which `others` are too; `between` has its turn before each edit. */
async function editLineByLine(
  [starts, edits, isTyped]: Folder,
  others: Record<string, string> = {},
  notesAtHand?: number,
  between?: (base: EvidenceBase) => Promise<void>,
): Promise<void> {
  const reader = createNoteReader();
  const notes = new Map(starts.map(([head, lines], i): [string, Lines] => [`${i + 1}.md`, { head, lines }]));
  const texts = (): Record<string, string> => ({
    ...Object.fromEntries(
      [...notes].map(([file, { head, lines }]) => [file, `${head}\n${lines.join('\n\n')}\n`]),
    ),
    ...others,
    'x.bib': bib('p', 'q'),
  });
  const kept = baseOf(texts(), notesAtHand);
  seen(kept);
  for (const each of edits) {
    const before = notes.get(each.file);
    if (!before) continue;
    notes.set(each.file, changed(before, each));
    const now = texts();
    const claimsBefore = claimsOf(kept);
    await between?.(kept);
    const text = now[each.file] ?? '';
    const note = isTyped ? reader.read(text, each.file) : readNote(text);
    const change = kept.setNote(each.file, note);
    assert.deepEqual(seen(kept), seen(baseOf(now)));
    const claimsNow = claimsOf(kept);
    for (const key of new Set([...claimsBefore.keys(), ...claimsNow.keys()]))
      if (claimsBefore.get(key) !== claimsNow.get(key)) assert.ok(change.claims.has(key), key);
  }
}

describe('an evidence base of notes that are edited line by line', () => {
  it('is after every edit what it would be if it were made anew, and says which claims differ', async function () {
    this.timeout(60 * notes + 60_000);
    await fc.assert(
      fc.asyncProperty(...folders, (...folder) => editLineByLine(folder)),
      { numRuns: notes / 10, seed: 20261128 },
    );
  });

  it('and so is one whose notes were all put away before the edit', async function () {
    this.timeout(60 * notes + 60_000);
    // More than are kept at hand, and than are kept that are new.
    const fillers = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`filler-${i}.md`, 'Words.\n']));
    const putAway = async (base: EvidenceBase): Promise<void> => {
      const before = base.note('1.md');
      // Twice, since some of them may be at hand already.
      for (let i = 0; i < 2; i++) for (const file of Object.keys(fillers)) base.note(file);
      await new Promise((resolve) => setImmediate(resolve));
      collect();
      assert.notEqual(base.note('1.md'), before);
    };
    await fc.assert(
      fc.asyncProperty(...folders, (...folder) => editLineByLine(folder, fillers, 10, putAway)),
      { numRuns: notes / 50, seed: 20261129 },
    );
  });
});
