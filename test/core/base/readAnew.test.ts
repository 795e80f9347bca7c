import assert from 'node:assert/strict';
import { readConfig } from '../../../src/core/base/index.js';
import type { Change } from '../../../src/core/base/types.js';
import { scanBibliography } from '../../../src/core/bibliography/index.js';
import { createQueries } from '../../../src/core/query/index.js';
import { loadRubric } from '../../../src/workspace/index.js';
import { baseOf, bib, paper, put, rubric } from './workspace.js';

const file = 'corroborate.json';
const settings = `{
  "bibliography": ["x.bib"],
  "designs": { "vignette": "survey-experiment" },
  "facets": { "phase": { "values": ["early"] } }
}`;
const files = {
  'claims.md': '# It works {.claim #works phase=early}\n',
  'a.md': paper('a', 'supports #works (p. 3): "It rose."'),
  'x.bib': bib('a'),
  [file]: settings,
};
const sizes = ({ claims, files, citekeys }: Change): number[] => [claims.size, files.size, citekeys.size];

describe('settings, a rubric and data that are read anew', () => {
  it('change nothing where they say the same', () => {
    const base = baseOf(files);
    const data = () => ({ lineStarts: [0], problems: [] });
    base.setDataFile('own.json', data());
    const [rating, config, own] = [base.rating('works'), base.config, base.rubric];
    for (const change of [
      base.setConfig(file, readConfig(settings)),
      base.setRubric(rubric()),
      base.setAppraisalTools([]),
      base.setDataFile('own.json', data()),
    ])
      assert.deepEqual(sizes(change), [0, 0, 0]);
    assert.ok(base.rating('works') === rating && base.config === config && base.rubric === own);
  });

  it('change their own file alone where they say the same in another place, or save a query', () => {
    const base = baseOf(files);
    const rating = base.rating('works');
    for (const text of [
      `// First.\n\n${settings}`,
      settings.replace('{', '{ "queries": { "Contested": "verdict:contested" },'),
    ]) {
      const change = put(base, file, text);
      assert.deepEqual([...change.files, ...change.claims], [file]);
      assert.deepEqual(base.config, readConfig(text));
    }
    assert.equal(base.rating('works'), rating);
  });

  it('change every rating and every note where they say something else', () => {
    const base = baseOf(files);
    const all = ['a.md', 'claims.md', file];
    const told = (change: Change): string[] => [...change.files].sort();
    assert.deepEqual(told(put(base, file, settings.replace('vignette', 'story'))), all);
    assert.deepEqual(told(put(base, file, settings.replace('early', 'late'))), all);
    assert.deepEqual(told(put(base, file, settings.replace('x.bib', 'y.bib'))), all);
    assert.deepEqual(told(base.remove(file)), all);
    const rating = base.rating('works');
    assert.deepEqual([...base.setRubric(loadRubric('sms') ?? rubric()).claims], ['works']);
    assert.notDeepEqual(base.rating('works'), rating);
  });

  it('are told of where another file holds them, or no longer', () => {
    const base = baseOf(files);
    const change = base.setConfig('other/corroborate.json', readConfig(settings));
    assert.deepEqual([...change.files], [file, 'other/corroborate.json']);
    base.setDataFile(file, { lineStarts: [0], problems: [] });
    assert.ok(base.setConfig(file, readConfig(settings)).files.has(file));
    assert.equal(base.dataFile(file), undefined);
  });

  it('do not let a query be evaluated anew, unless its facets, designs or outcomes are others', () => {
    const base = baseOf(files);
    const queries = createQueries(base);
    const evaluationsAfter = (text: string): number => {
      queries.changed(put(base, file, text));
      const before = queries.evaluations();
      assert.equal(queries.runAgain('phase:early').found?.count, 1);
      return queries.evaluations() - before;
    };
    assert.equal(evaluationsAfter(settings), 1);
    assert.equal(evaluationsAfter(settings), 0);
    assert.equal(
      evaluationsAfter(`\n${settings.replace('{', '{ "queries": { "Early": "phase:early" },')}`),
      0,
    );
    assert.equal(evaluationsAfter(settings.replace('"early"', '"early", "late"')), 1);
  });
});

describe('what the problems of a file rest on', () => {
  const incomplete = (...keys: string[]): string =>
    keys.map((key) => `@misc{${key}, title = {T}}\n`).join('');
  const citing = { 'claims.md': '# So {.claim #so}\n\n- supported by [@a; @b; @c, p. 1]: "x"\n' };

  it('is worked out a rating or an entry a step', () => {
    const base = baseOf({ ...citing, 'x.bib': incomplete('a', 'b', 'c', 'never') });
    assert.equal([...base.workingOut('x.bib')].length, 4);
    assert.equal([...base.workingOut('claims.md')].length, 1);
    assert.equal([...base.workingOut('none.md')].length, 0);
    assert.equal([...base.workingOut('x.bib')].length, 0, 'remembered');
  });

  it('is never what it was before an edit that came between two steps', () => {
    for (const steps of [0, 1, 2, 3, 4]) {
      const base = baseOf({ ...citing, 'x.bib': incomplete('a', 'b', 'c') });
      const working = base.workingOut('x.bib')[Symbol.iterator]();
      for (let step = 0; step < steps; step++) working.next();
      const now = `${bib('a', 'b')}${incomplete('c', 'd')}`;
      base.setBibliography('x.bib', scanBibliography('x.bib', now));
      base.setNote(
        'claims.md',
        baseOf({ 'claims.md': '# So {.claim #so}\n\n[@d]\n' }).note('claims.md') ?? assert.fail(),
      );
      // Somebody else has begun anew, and is not done.
      if (steps % 2 === 0) base.workingOut('x.bib')[Symbol.iterator]().next();
      while (working.next().done !== true);
      assert.deepEqual(
        base.problems('x.bib'),
        baseOf({ 'claims.md': '# So {.claim #so}\n\n[@d]\n', 'x.bib': now }).problems('x.bib'),
      );
      const entry = base.entry('a');
      assert.ok(entry?.ok && entry.item.author, 'read as it is now');
    }
  });
});
