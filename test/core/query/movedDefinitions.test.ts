/** Definitions that change places: which of several with one id is meant depends on their order. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createQueries } from '../../../src/core/query/index.js';
import { baseOf, bib, paper, put } from '../base/workspace.js';

/** Parts of a note, most of them under the same few names. */
const parts = [
  '# Citizens add value {.claim #value topic=effects}',
  '# Citizens cost time {.claim #value topic=costs type=descriptive}',
  '# Citizens save time {.claim #time topic=costs}',
  '# Without a name {.claim topic=effects}',
  '# Without a name {.claim topic=costs type=descriptive}',
  '- supported by [@p, p. 1]{n=80}: "more of it"',
  '- contradicted by [@q, p. 2]: "less of it"',
  '- supports #value [@p, p. 3]: "as much" {#passage}',
  '- contradicts #time [@q, p. 4]: "too little" {#passage}',
  '- supports #time [@q, p. 5]: "a lot" {#value}',
  '- undercuts #passage [@p, p. 6]: "the sample was small"',
  'Words. [So it is]{.claim ref=value}',
];
const asked = [
  'in:claims',
  'citizens',
  'topic:costs',
  'type:descriptive',
  'verdict:supported',
  'verdict:untested',
  'k:>=1',
  'supported-by:>=1',
  'undercuts:>=1',
  'fragile:yes',
  'missing:evidence',
  'in:evidence',
  'in:evidence undercut:yes',
  'in:evidence topic:costs',
  'in:evidence claim:value',
  'in:studies claim:value',
  'in:studies verdict:supported',
];
const others = {
  'p.md': paper('p', 'supports #value (p. 7): "again"'),
  'q.md': paper('q', 'supports #time (p. 8): "again"', 'quality: low'),
  'r.bib': bib('p', 'q'),
};

const place = fc.nat(11);
const edit = fc.record({
  file: fc.constantFrom('a.md', 'b.md'),
  kind: fc.constantFrom('swap', 'move', 'duplicate', 'remove', 'add'),
  from: place,
  to: place,
});

/** The parts of a note after an edit of it. */
function edited(
  before: readonly string[],
  { kind, from, to }: { kind: string; from: number; to: number },
): string[] {
  const after = [...before];
  const [one, other] = [from % (after.length || 1), to % (after.length || 1)];
  const [first, second] = [after[one] ?? '', after[other] ?? ''];
  if (kind === 'add') after.splice(other, 0, parts[from] ?? '');
  else if (kind === 'remove') after.splice(one, 1);
  else if (kind === 'duplicate') after.splice(other, 0, first);
  else if (kind === 'move') after.splice(other, 0, ...after.splice(one, 1));
  else if (after.length > 0) [after[one], after[other]] = [second, first];
  return after;
}

describe('definitions of one id that change places', () => {
  it('are known after each edit as they are in a base that is read anew', () => {
    const note = fc.array(fc.constantFrom(...parts), { maxLength: 8 });
    fc.assert(
      fc.property(note, note, fc.array(edit, { minLength: 1, maxLength: 6 }), (one, two, edits) => {
        const notes: Record<string, string[]> = { 'a.md': one, 'b.md': two };
        const textOf = (file: string): string => `${(notes[file] ?? []).join('\n\n')}\n`;
        const texts = () => ({ ...others, 'a.md': textOf('a.md'), 'b.md': textOf('b.md') });
        const base = baseOf(texts());
        const queries = createQueries(base);
        for (const query of asked) queries.run(query);
        for (const step of edits) {
          notes[step.file] = edited(notes[step.file] ?? [], step);
          queries.changed(put(base, step.file, textOf(step.file)));
          const freshBase = baseOf(texts());
          const fresh = createQueries(freshBase);
          for (const { key } of freshBase.claims())
            assert.deepEqual(base.rating(key), freshBase.rating(key), `the rating of ${key}`);
          for (const query of asked) {
            const [found, expected] = [queries.run(query).found, fresh.run(query).found];
            assert.ok(found && expected, query);
            assert.deepEqual(found.items, expected.items, query);
            assert.deepEqual(queries.runAgain(query).found?.items, expected.items, `${query}, again`);
          }
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  }).timeout(60_000);
});
