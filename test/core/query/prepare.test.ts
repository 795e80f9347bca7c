/** What a query asks about is read in turns, so that nobody else has to wait for it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createQueries } from '../../../src/core/query/index.js';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { sampleFiles } from '../../language/sample.js';
import { baseOf } from '../base/workspace.js';
import { makeEdit, sampleEdit } from './sampleEdits.js';

const sample = sampleFiles();
const questions = [
  ...workedQuestions().flatMap(({ query }) => query ?? []),
  'in:references design:rct relation:supports quality:>=moderate author:bovaird',
  'in:studies (author:bovaird OR relation:contradicts) -country:DK quote:trust',
  'verdict:contested (design:rct OR author:bovaird) -evidence:(quality:low year:>=2010) title:trust words',
  'in:evidence topic:outcomes author:bovaird appraisal:none dataset:x citekey:*2013*',
];

describe('what a query asks about', () => {
  it('is all read before it runs, which then reads nothing of the base', () => {
    const base = baseOf(sample);
    for (const question of questions) {
      const read = new Set<string | symbol>();
      const watched = new Proxy(base, {
        get(target, name) {
          read.add(name);
          return Reflect.get(target, name) as unknown;
        },
      });
      const queries = createQueries(watched);
      let turns = 1;
      while (!queries.prepare(question, () => false)) {
        turns += 1;
        // Each turn gets something done.
        let steps = 0;
        if (queries.prepare(question, () => steps++ < 2)) break;
      }
      assert.ok(turns > 1 || queries.spaceOf(question) === undefined, question);
      read.clear();
      queries.run(question);
      assert.deepEqual(
        [...read].filter((name) => name !== 'config' && name !== 'rubric'),
        [],
        question,
      );
    }
  });

  it('is what it is by then, whatever was edited between two turns', () => {
    const edits = fc.array(fc.record({ edit: sampleEdit(6), turns: fc.nat(6) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, fc.constantFrom(...questions), (steps, question) => {
        const files: Record<string, string> = { ...sample };
        const base = baseOf(files);
        const queries = createQueries(base);
        const turn = (): boolean => {
          let looks = 0;
          return queries.prepare(question, () => looks++ < 1);
        };
        for (const { edit, turns } of steps) {
          for (let i = 0; i < turns; i++) turn();
          queries.changed(makeEdit(edit, files, base));
        }
        while (!turn());
        const fresh = createQueries(baseOf(files));
        for (const query of [question, 'in:claims', 'in:evidence', 'in:studies', 'in:references'])
          assert.deepEqual(queries.run(query).found?.items, fresh.run(query).found?.items, query);
      }),
      { seed: 5, numRuns: 40 },
    );
  }).timeout(60_000);
});
