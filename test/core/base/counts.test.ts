import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampleFiles } from '../../language/sample.js';
import { baseOf, bib, paper, put } from './workspace.js';

describe('the counts of a base', () => {
  it('are those of its lists, on the sample', () => {
    const base = baseOf(sampleFiles());
    const { notes, bibliographies, references, claims, studies } = base.counts();
    assert.equal(notes, [...base.notes()].length);
    assert.equal(bibliographies, 1);
    assert.equal(references, base.references().length);
    assert.equal(claims, base.claims().length);
    assert.equal(studies, base.studies().length);
  });

  it('stay those of its lists as notes come, change and go', () => {
    const texts = [
      '# C {.claim #c}\n\n- supported by [@a; @b]: x\n',
      paper('a', 'supports #c: "x"'),
      '---\ncitekey: a\nstudies:\n  - id: one\n    design: rct\n  - id: two\n    design: rct\n---\n\n- supports #c: ["x"]{study=two}\n- supports #c: y\n',
      'Nothing.',
      bib('a', 'b'),
      bib('b', 'b', 'c'),
    ];
    const step = fc.record({ file: fc.nat(3), text: fc.option(fc.nat(texts.length - 1)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const base = baseOf({});
        for (const { file, text } of steps) {
          const written = text === null ? null : (texts[text] ?? '');
          const name = `${file}.${written?.startsWith('@') ? 'bib' : 'md'}`;
          if (written === null) base.remove(name);
          else put(base, name, written);
          const { references, claims, studies } = base.counts();
          assert.deepEqual(
            { references, claims, studies },
            {
              references: base.references().length,
              claims: base.claims().length,
              studies: base.studies().length,
            },
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
