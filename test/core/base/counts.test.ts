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

  it('have a study that is cited by its own key once, among those of its paper', () => {
    const base = baseOf({
      'claim.md': '# C {.claim #c}\n\n- supported by [@a#two]: A study by its own key.\n',
    });
    assert.deepEqual(
      [base.rating('c')?.verdict, base.studies().map(({ key }) => key)],
      ['untested', ['a#two']],
    );
    const described =
      '---\ncitekey: a\nstudies:\n  - id: one\n    design: rct\n  - id: two\n    design: rct\n---\n';
    const change = put(base, 'paper.md', described);
    assert.ok(change.claims.has('c'));
    assert.equal(base.rating('c')?.verdict, 'supported');
    assert.deepEqual(
      base.studies().map(({ key }) => key),
      ['a#one', 'a#two'],
    );
    assert.equal(base.counts().studies, 2);
    // A paper of that key is meant before the study of another.
    put(base, 'own.md', '---\ncitekey: a#two\nstudy:\n  design: case-study\n---\n');
    assert.equal(base.study('a#two')?.design, 'case-study');
    assert.equal(base.counts().studies, base.studies().length);
  });

  it('stay those of its lists as notes come, change and go', () => {
    const texts = [
      '# C {.claim #c}\n\n- supported by [@a; @b]: x\n',
      paper('a', 'supports #c: "x"'),
      '---\ncitekey: a\nstudies:\n  - id: one\n    design: rct\n  - id: two\n    design: rct\n---\n\n- supports #c: ["x"]{study=two}\n- supports #c: y\n',
      '# C {.claim #c}\n\n- supported by [@a#two]: A study by its own key.\n',
      '---\ncitekey: a#two\nstudy:\n  design: cohort\n---\n',
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
      { numRuns: 120 },
    );
  });
});
