/** What a query asks about is read in turns, so that nobody else has to wait for it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createQueries } from '../../../src/core/query/index.js';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { sampleFiles } from '../../language/sample.js';
import { baseOf, bib, paper, put } from '../base/workspace.js';

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
    const paths = Object.keys(sample).filter((path) => path !== 'references.bib');
    const edits = fc.array(
      fc.record({
        path: fc.constantFrom(...paths.slice(0, 6), 'new.md', 'more.bib'),
        kind: fc.constantFrom('cut', 'push', 'remove', 'paper', 'bib'),
        at: fc.nat(3000),
        turns: fc.nat(6),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(edits, fc.constantFrom(...questions), (steps, question) => {
        const files: Record<string, string> = { ...sample };
        const base = baseOf(files);
        const queries = createQueries(base);
        const turn = (): boolean => {
          let looks = 0;
          return queries.prepare(question, () => looks++ < 1);
        };
        for (const { path, kind, at, turns } of steps) {
          for (let i = 0; i < turns; i++) turn();
          const file =
            kind === 'bib' ? 'more.bib' : kind === 'paper' || path.endsWith('.bib') ? 'new.md' : path;
          if (kind === 'remove') {
            Reflect.deleteProperty(files, file);
            queries.changed(base.remove(file));
            continue;
          }
          const text = {
            cut: (sample[file] ?? '').slice(0, at),
            push: `\n${files[file] ?? ''}`,
            paper: paper(`new${at % 3}`, 'supports #raises-trust (p. 1): "trust"'),
            bib: bib(`new${at % 3}`, 'alford2002why'),
          }[kind];
          files[file] = text;
          queries.changed(put(base, file, text));
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
