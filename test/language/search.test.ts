import assert from 'node:assert/strict';
import { createSearch } from '../../src/language/index.js';
import { baseOf, bib, put } from '../core/base/workspace.js';

const note = (...ids: string[]): string =>
  ids.map((id) => `# About ${id} {.claim #${id} topic=trust}\n`).join('\n');

describe('search over a base that changes', () => {
  const files = { 'a.md': note('one', 'two', 'three'), 'x.bib': bib('k1', 'k2') };

  it('finds what there is, however much of it was read in parts before', () => {
    for (let parts = 0; parts <= 5; parts++) {
      const base = baseOf(files);
      const search = createSearch(base);
      let left = parts;
      const isAll = search.work(() => left-- > 0);
      assert.equal(isAll, parts >= 5);
      search.changed(put(base, 'a.md', note('one', 'three', 'four')));
      search.changed(put(base, 'x.bib', bib('k2', 'k3')));
      assert.deepEqual(
        search.claimIndex
          .search('about', 9)
          .map(({ key }) => key)
          .sort(),
        ['four', 'one', 'three'],
      );
      assert.deepEqual(search.claimKeys(), ['four', 'one', 'three']);
      assert.deepEqual([...search.claimsOf('trust')].sort(), ['four', 'one', 'three']);
      assert.deepEqual(search.citekeys(), ['k2', 'k3']);
      assert.equal(search.words('k1'), undefined);
      assert.equal(search.words('k3')?.title, 'On k3');
      assert.ok(
        search.work(() => false),
        'all is read',
      );
    }
  });

  it('tells each question of what changed since the one before', () => {
    const base = baseOf(files);
    const search = createSearch(base);
    assert.deepEqual(search.citekeys(), ['k1', 'k2']);
    search.changed(put(base, 'x.bib', bib('k3')));
    assert.deepEqual(search.citekeys(), ['k3']);
    assert.deepEqual(search.references('k3', 5), ['k3']);
    search.changed(base.remove('a.md'));
    assert.deepEqual([search.claimKeys(), [...search.topics()], search.claim('one')], [[], [], undefined]);
  });
});
