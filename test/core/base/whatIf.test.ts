import assert from 'node:assert/strict';
import {
  changedAmong,
  ratingsWithout,
  ratingWithout,
  type EvidenceBase,
} from '../../../src/core/base/index.js';
import { sampleFiles } from '../../language/sample.js';
import { baseOf, bib, paper, put } from './workspace.js';

const leavingOut = (...studies: string[]) => ({ studies, lowQuality: false });
const lowQuality = { studies: [], lowQuality: true };

/** "reminders: medium → limited" of each claim that would be rated otherwise. */
const told = (base: EvidenceBase, leftOut: typeof lowQuality | ReturnType<typeof leavingOut>): string[] =>
  changedAmong(ratingsWithout(base, leftOut), base.rubric).map(
    ({ claim, before, after, falls }) =>
      `${claim.key}: ${before.strength} → ${after.strength}${falls ? ', falls' : ''}`,
  );

const files = {
  'claims.md': '## One {.claim #one}\n\n## Two {.claim #two}\n\n## Three {.claim #three}\n',
  'a.md': paper('a', 'supports #one, #two (p. 3): "Yes."'),
  'b.md': paper('b', 'supports #one (p. 9): "Yes."'),
  'c.md': paper('c', 'contradicts #two (p. 1): "No."', 'quality: low'),
  'd.md': paper('d', 'supports #three (p. 1): "Yes."'),
  'x.bib': bib('a', 'b', 'c', 'd'),
};

describe('what if some studies were not there', () => {
  it('the claims that they bear on are rated without them, the deepest fall first', () => {
    const base = baseOf(files);
    assert.deepEqual(told(base, leavingOut('a')), ['one: medium → limited, falls', 'two: limited → limited']);
    assert.deepEqual(told(base, leavingOut('a', 'b')), [
      'one: medium → none, falls',
      'two: limited → limited',
    ]);
    assert.deepEqual(told(base, leavingOut('nobody')), []);
    assert.equal(base.rating('one')?.strength, 'medium');
  });

  it('is as if their notes said nothing, whatever is left out', () => {
    const all = sampleFiles();
    const base = baseOf(all);
    const rest = baseOf(all);
    let compared = 0;
    for (const citekey of new Set(base.evidence().map((piece) => piece.citekey))) {
      // What other notes cite of a study stays when its own note is gone: none to compare with.
      if (base.evidenceCiting(citekey).some(({ file }) => !file.includes(citekey))) continue;
      const own = Object.keys(all).filter((file) => file.includes(`/${citekey}.`));
      for (const file of own) rest.remove(file);
      for (const { key } of rest.claims())
        assert.deepEqual(ratingWithout(base, key, leavingOut(citekey)), rest.rating(key), key);
      for (const file of own) put(rest, file, all[file] ?? '');
      compared += 1;
    }
    assert.ok(compared >= 20);
  });

  it('an undercut goes with its source', () => {
    const note =
      '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: ["Q."]{#ev}\n\n  - undercut by [@critic, p. 2]: "R."\n\n- supported by [@b, p. 1]: "Q."\n';
    const base = baseOf({ ...files, 'n.md': note, 'y.bib': bib('critic') });
    const undercut = base.rating('c')?.units.find(({ id }) => id === 'a');
    assert.equal(undercut?.grade, 'moderate');
    assert.equal(ratingWithout(base, 'c', leavingOut('critic'))?.units[0]?.grade, 'high');
    assert.deepEqual(
      ratingsWithout(base, leavingOut('critic')).map(({ claim, falls }) => [claim.key, falls]),
      base.claims().map(({ key }) => [key, false]),
    );
  });

  it('all of low quality are gone at once, those that a passage calls so and their undercuts included', () => {
    assert.deepEqual(told(baseOf(files), lowQuality), []);
    const two = ratingWithout(baseOf(files), 'two', lowQuality);
    assert.deepEqual(
      two?.units.map(({ id }) => id),
      ['a'],
    );
    const called = baseOf({
      'n.md': '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: ["Q."]{quality=low}\n',
      'a.md': paper('a', 'supports #other (p. 3): "Yes."'),
      'x.bib': bib('a'),
    });
    assert.deepEqual(told(called, lowQuality), ['c: limited → none, falls']);
  });
});
