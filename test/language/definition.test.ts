import assert from 'node:assert/strict';
import { bib } from '../core/base/workspace.js';
import { scene } from './scene.js';

const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n\n- supported by [@a2020]: ["x"]{#ev-a}\n',
  'a.md': '---\ncitekey: a2020\n---\n\nText.\n',
  'references.bib': bib('a2020', 'b2021'),
};

describe('definition', () => {
  it('of a claim is its carrier', () => {
    for (const text of [
      '- supports #tru‸st [@a2020]',
      '- supports [[claims#^tru‸st]] [@a2020]',
      'As [said]{.claim ref=tr‸ust}',
    ]) {
      assert.deepEqual(
        scene(text, files).definitions(),
        ['claims.md: # Trust is raised {.claim #trust}'],
        text,
      );
    }
  });

  it('of evidence is its item', () => {
    assert.deepEqual(scene('- undercuts #ev‸-a [@b2021]', files).definitions(), [
      'claims.md: - supported by [@a2020]: ["x"]{#ev-a}',
    ]);
  });

  it('of a citation key is the note of the paper and its entry in the bibliography', () => {
    assert.deepEqual(scene('As @a20‸20 says', files).definitions(), ['a.md: a2020', 'references.bib: a2020']);
    assert.deepEqual(scene('As [@b20‸21]', files).definitions(), ['references.bib: b2021']);
  });

  it('of a note’s own key is its entry alone', () => {
    assert.deepEqual(scene('---\ncitekey: b20‸21\n---\n', files).definitions(), ['references.bib: b2021']);
  });

  it('is nothing for a relation word, prose and what nobody knows', () => {
    for (const text of ['- supp‸orts #trust [@a2020]', 'Pro‸se', '- supports #wha‸t [@a2020]', '@wha‸t']) {
      assert.deepEqual(scene(text, files).definitions(), [], text);
    }
  });
});
