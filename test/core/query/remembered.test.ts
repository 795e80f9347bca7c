import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEvidenceBase } from '../../../src/core/base/index.js';
import { createQueries } from '../../../src/core/query/index.js';
import { sampleFiles } from '../../language/sample.js';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { put, rubric } from '../base/workspace.js';

function scene() {
  const base = createEvidenceBase(rubric());
  const queries = createQueries(base);
  const files = sampleFiles();
  const edit = (file: string, text: string): void => {
    files[file] = text;
    queries.changed(put(base, file, text));
  };
  for (const [file, text] of Object.entries(files)) edit(file, text);
  /** How many evaluations asking again takes. */
  const evaluationsOf = (query: string): number => {
    const before = queries.evaluations();
    queries.runAgain(query);
    return queries.evaluations() - before;
  };
  return { base, queries, files, edit, evaluationsOf };
}

const claims = 'synthesis/claims.md';
const note = 'notes/literature/jakobsen2013can.md';

describe('a query that is asked again', () => {
  it('is evaluated anew only where something changed that it depends on', () => {
    const { files, edit, evaluationsOf } = scene();
    const verdicts = 'verdict:contested';
    const quotes = 'in:evidence quote:immigrant';
    const references = 'in:references author:bovaird';
    const all = [verdicts, quotes, references];
    assert.deepEqual(all.map(evaluationsOf), [1, 1, 1]);
    assert.deepEqual(all.map(evaluationsOf), [0, 0, 0]);
    // Words between claims: what stands where changes, what there is does not.
    edit(claims, `${files[claims] ?? ''}`.replace('# What does', 'A sentence more.\n\n# What does'));
    assert.deepEqual(all.map(evaluationsOf), [0, 0, 0]);
    // The words of a quote.
    edit(note, `${files[note] ?? ''}\n\n- supports #new-one (p. 1): "immigrant families"\n`);
    assert.deepEqual(all.map(evaluationsOf), [0, 1, 0]);
    edit(
      'references.bib',
      `${files['references.bib'] ?? ''}\n@book{new2026, author={Bovaird, T.}, title={N}}\n`,
    );
    assert.deepEqual(all.map(evaluationsOf), [0, 0, 1]);
    edit(claims, `${files[claims] ?? ''}\n\n## Something new {.claim #new-one}\n`);
    assert.equal(evaluationsOf(verdicts), 1);
    assert.deepEqual(all.map(evaluationsOf).slice(0, 1), [0]);
  });

  it('answers as one that is asked for the first time, after any edits', () => {
    const { base, queries, files, edit } = scene();
    const asked = workedQuestions()
      .map(({ query = '' }) => query)
      .filter((query) => query !== '' && !query.includes('changed-since'));
    const paths = Object.keys(files);
    const originals = { ...files };
    const found = (each: typeof queries, query: string) => {
      const answer = each.runAgain(query).found;
      return answer && { space: answer.space, items: answer.items };
    };
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            file: fc.constantFrom(...paths),
            cut: fc.double({ min: 0, max: 1, noNaN: true }),
            kind: fc.constantFrom('cut', 'restore'),
          }),
          { maxLength: 4 },
        ),
        (edits) => {
          for (const { file, cut, kind } of edits) {
            const text = originals[file] ?? '';
            edit(file, kind === 'cut' ? text.slice(0, Math.floor(cut * text.length)) : text);
            const fresh = createQueries(base);
            for (const query of asked) assert.deepEqual(found(queries, query), found(fresh, query), query);
          }
        },
      ),
      { numRuns: 12 },
    );
  }).timeout(60_000);
});
