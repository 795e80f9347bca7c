import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEvidenceBase } from '../../../src/core/base/index.js';
import { seen } from './seen.js';
import { baseOf, bib, complaints, paper, put, rubric } from './workspace.js';

const claimNote = '## Reminders raise attendance {.claim #reminders topic="Health, access"}\n\nProse.\n';

describe('the evidence base', () => {
  it('joins a claim in one note with evidence in others and rates it', () => {
    const base = baseOf({
      'claims.md': claimNote,
      'a.md': paper('a', 'supports #reminders (p. 3): "It rose."'),
      'b.md': paper('b', 'supports #reminders (p. 9): "It rose too."'),
      'references.bib': bib('a', 'b'),
    });
    const rating = base.rating('reminders');
    assert.equal(rating?.verdict, 'supported');
    assert.equal(rating.strength, 'medium');
    assert.deepEqual(
      rating.units.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(base.claim('reminders')?.topics, ['Health', 'access']);
    assert.deepEqual(base.problems('a.md'), []);
  });

  it('makes one piece of evidence of each relation, target and source', () => {
    const base = baseOf({
      'claims.md':
        '## One {.claim #one}\n\n## Two {.claim #two}\n\n# Rest\n\n- supports #one, #two; qualifies #one [@a, p. 1; @b, p. 2]: ["Both."]{#both}\n',
    });
    assert.deepEqual(
      base
        .evidence()
        .map(({ id, relation, targetId, citekey }) => `${id} ${relation} ${targetId ?? ''} ${citekey}`),
      [
        'both supports one a',
        'both/2 supports one b',
        'both/3 supports two a',
        'both/4 supports two b',
        'both/5 qualifies one a',
        'both/6 qualifies one b',
      ],
    );
  });

  it('lists both claims of a duplicate id, tells at both places, and lets refs mean the first', () => {
    const second = '## Again {.claim #reminders}\n\n- supported by [@b, p. 1]: "Yes."\n';
    const base = baseOf({
      'a.md': claimNote,
      'b.md': second,
      'c.md': paper('c', 'supports #reminders (p. 1): "Yes."'),
      'x.bib': bib('b', 'c'),
    });
    assert.deepEqual(
      base.claims().map(({ id, text }) => [id, text]),
      [
        ['reminders', 'Reminders raise attendance'],
        ['reminders', 'Again'],
      ],
    );
    assert.ok(complaints(base, 'a.md', claimNote).some((line) => line.startsWith('duplicate-id')));
    const there = base.problems('b.md').find(({ code }) => code === 'duplicate-id');
    assert.equal(there?.related?.[0]?.file, 'a.md');
    assert.deepEqual(
      base.evidenceOf('reminders').map(({ citekey }) => citekey),
      ['c'],
    );
    base.remove('a.md');
    assert.equal(base.claimById('reminders')?.text, 'Again');
    assert.deepEqual(
      base
        .evidenceOf('reminders')
        .map(({ citekey }) => citekey)
        .sort(),
      ['b', 'c'],
    );
    assert.ok(!base.problems('b.md').some(({ code }) => code === 'duplicate-id'));
  });

  it('says which claim was meant when a ref is mistyped, and falls silent when it is mended', () => {
    const wrong = paper('a', 'supports #remindres (p. 3): "It rose."');
    const base = baseOf({ 'claims.md': claimNote, 'a.md': wrong, 'x.bib': bib('a') });
    assert.deepEqual(complaints(base, 'a.md', wrong), ['unknown-claim remindres']);
    assert.match(base.problems('a.md')[0]?.message ?? '', /#reminders/);
    const change = put(base, 'claims.md', claimNote.replace('#reminders', '#remindres'));
    assert.ok(change.files.has('a.md'));
    assert.deepEqual(base.problems('a.md'), []);
  });

  it('says so too where a claim is restated under an id that there is not, until it is there', () => {
    const restated = 'So [it rose]{.claim ref=remindres}.\n';
    const sourceless = '- supports #remindres: it rose\n';
    const base = baseOf({ 'claims.md': claimNote, 'r.md': restated, 's.md': sourceless });
    assert.deepEqual(complaints(base, 'r.md', restated), ['unknown-claim remindres']);
    assert.match(base.problems('r.md')[0]?.message ?? '', /#reminders/);
    const change = put(base, 'claims.md', claimNote.replace('#reminders', '#remindres'));
    assert.ok(change.files.has('r.md'));
    assert.deepEqual(base.problems('r.md'), []);
    const known = complaints(base, 's.md', sourceless);
    base.remove('claims.md');
    assert.deepEqual(complaints(base, 'r.md', restated), ['unknown-claim remindres']);
    assert.deepEqual(complaints(base, 's.md', sourceless), [...known, 'unknown-claim remindres']);
  });

  it('says once a note that there is no bibliography, and names each unknown key where there is one', () => {
    const text =
      '## A claim {.claim #a}\n\n- supported by [@x, p. 1]: "Q."\n- supported by [@y, p. 2]: "R."\n';
    const base = baseOf({ 'claims.md': text });
    const unknown = () =>
      complaints(base, 'claims.md', text).filter((line) => line.startsWith('unknown-reference'));
    assert.deepEqual(unknown(), ['unknown-reference x']);
    const change = put(base, 'x.bib', bib('z'));
    assert.ok(change.files.has('claims.md'));
    assert.deepEqual(unknown(), ['unknown-reference x', 'unknown-reference y']);
    put(base, 'x.bib', bib('x', 'y'));
    assert.deepEqual(unknown(), []);
  });

  it('has a further bibliography reach those alone that cite what it has', () => {
    const citing = (key: string): string => `# A note\n\nAs it was found [@${key}].\n`;
    const base = baseOf({ 'one.md': citing('x'), 'other.md': citing('y') });
    assert.deepEqual([...put(base, 'x.bib', bib('x')).files].sort(), ['one.md', 'other.md', 'x.bib']);
    assert.deepEqual([...put(base, 'z.bib', bib('z')).files], ['z.bib']);
    assert.deepEqual([...put(base, 'y.bib', bib('y')).files].sort(), ['other.md', 'y.bib']);
    assert.deepEqual([...base.remove('y.bib').files].sort(), ['other.md', 'y.bib']);
    assert.deepEqual([...base.remove('z.bib').files], ['z.bib']);
    assert.deepEqual([...base.remove('x.bib').files].sort(), ['one.md', 'other.md', 'x.bib']);
  });

  it('lets a handle in a plain README be', () => {
    const base = baseOf({ 'README.md': 'Thanks to @octocat for the pictures.\n', 'x.bib': bib('z') });
    assert.deepEqual(base.problems('README.md'), []);
  });

  it('tells of designs and outcomes outside the vocabulary, and takes the names of a project', () => {
    const text = paper('a', 'supports #reminders (p. 3): "It rose."').replace(
      'design: rct',
      'design: vignette\n  outcome: mood',
    );
    const base = baseOf({ 'claims.md': claimNote, 'a.md': text, 'x.bib': bib('a') });
    assert.deepEqual(complaints(base, 'a.md', text).sort(), [
      'bad-study-value mood',
      'study-not-described supports',
      'unknown-design vignette',
    ]);
    base.setConfig(null, { ...base.config, designs: { vignette: 'survey-experiment' }, outcomes: ['mood'] });
    assert.deepEqual(base.problems('a.md'), []);
    assert.equal(base.study('a')?.design, 'survey-experiment');
  });

  it('counts an undercut against evidence, but not one that is itself undercut', () => {
    const text = (nested: string): string =>
      `## A claim {.claim #c}\n\n- supported by [@a, p. 1]: ["Q."]{#ev}\n\n  - undercut by [@b, p. 2]: ["R."]{#attack}\n\n${nested}`;
    const base = baseOf({
      'n.md': text(''),
      'a.md': paper('a', 'mentions #c: x'),
      'x.bib': bib('a', 'b', 'd'),
    });
    assert.equal(base.evidenceById('ev')?.undercut, true);
    assert.equal(base.rating('c')?.units[0]?.grade, 'moderate');
    const change = put(base, 'n.md', text('# Rest\n\n- undercuts #attack [@d, p. 3]: "S."\n'));
    assert.ok(change.claims.has('c'));
    assert.equal(base.evidenceById('ev')?.undercut, false);
    assert.equal(base.rating('c')?.units[0]?.grade, 'high');
  });

  it('ends where undercuts attack each other in a circle, and says so', () => {
    const text =
      '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: ["Q."]{#one}\n\n# Rest\n\n- undercuts #three [@b, p. 1]: ["R."]{#two}\n- undercuts #two [@b, p. 2]: ["S."]{#three}\n';
    const base = baseOf({ 'n.md': text, 'x.bib': bib('a', 'b') });
    assert.equal(base.problems('n.md').filter(({ code }) => code === 'cyclic-undercut').length, 2);
    assert.ok(base.rating('c'));
  });

  it('refuses an undercut of a claim, and another relation to evidence', () => {
    const text =
      '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: ["Q."]{#ev}\n- undercuts #c [@a, p. 2]: "R."\n- supports #ev [@a, p. 3]: "S."\n';
    const base = baseOf({ 'n.md': text, 'x.bib': bib('a') });
    assert.deepEqual(
      complaints(base, 'n.md', text).filter((line) => line.startsWith('wrong-target')),
      ['wrong-target c', 'wrong-target ev'],
    );
  });

  it('knows the claim and the evidence under a cursor', () => {
    const text =
      '# Topic\n\n## A claim {.claim #c}\n\nProse here.\n\n- supported by [@a, p. 1]: "Quoted."\n\n## Plain\n\nElsewhere.\n';
    const base = baseOf({ 'n.md': text });
    assert.equal(base.at('n.md', text.indexOf('Prose')).claim, 'c');
    const at = base.at('n.md', text.indexOf('Quoted'));
    assert.equal(at.claim, 'c');
    assert.equal(at.evidence, base.evidenceOf('c')[0]?.id);
    assert.deepEqual(base.at('n.md', text.indexOf('Elsewhere')), {});
    assert.deepEqual(base.at('n.md', 1), {});
  });

  it('keeps the ids that it makes for evidence when a note is edited elsewhere', () => {
    const text =
      '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: "Q."\n- supported by [@b, p. 2]: "R."\n';
    const base = baseOf({ 'n.md': text });
    const before = base.evidenceOf('c').map(({ id }) => id);
    put(base, 'n.md', `Some words.\n\n${text}\nMore.\n`);
    assert.deepEqual(
      base.evidenceOf('c').map(({ id }) => id),
      before,
    );
  });

  it('asks which study of a paper is meant, and takes the answer', () => {
    const two =
      '---\ncitekey: a\nstudies:\n  - id: s1\n    design: rct\n  - id: s2\n    design: interviews\n---\n';
    const note =
      '## A claim {.claim #c}\n\n- supported by [@a, p. 1]: "Q."\n- supported by [@a, p. 2]: ["R."]{study=s2}\n';
    const base = baseOf({ 'a.md': two, 'n.md': note, 'x.bib': bib('a') });
    assert.deepEqual(
      complaints(base, 'n.md', note).filter((line) => line.startsWith('which')),
      ['which-study a'],
    );
    assert.deepEqual(
      base.evidenceOf('c').map(({ study }) => study),
      ['a', 'a#s2'],
    );
    assert.deepEqual(
      base.rating('c')?.units.map(({ id }) => id),
      ['a#s2'],
    );
  });

  it('finds the study of a paper whose key holds a #, and takes no part of that key for a paper', () => {
    const note =
      '## A claim {.claim #c}\n\n- supported by [@a#1, p. 1]: "Q."\n- supported by [@b#1, p. 2]: "R."\n';
    const base = baseOf({ 'a.md': '---\ncitekey: a#1\nstudy:\n  design: rct\n---\n', 'n.md': note });
    assert.deepEqual(
      ['a#1', 'b#1', 'a#2'].map((key) => base.study(key)).map((study) => [study?.citekey, study?.design]),
      [
        ['a#1', 'rct'],
        ['b#1', undefined],
        [undefined, undefined],
      ],
    );
    assert.equal(base.rating('c')?.units.length, 1);
  });

  it('rates a claim again only where something that it rests on changed', () => {
    const base = baseOf({
      'claims.md': `${claimNote}\n## Other {.claim #other}\n`,
      'a.md': paper('a', 'supports #reminders (p. 3): "It rose."'),
      'x.bib': bib('a'),
    });
    const other = base.rating('other');
    const before = base.rating('reminders');
    const change = put(base, 'a.md', paper('a', 'supports #reminders (p. 3): "It rose."', 'quality: low'));
    assert.deepEqual([...change.claims], ['reminders']);
    assert.equal(base.rating('other'), other);
    assert.notEqual(base.rating('reminders'), before);
    const moved = put(base, 'claims.md', `Words.\n\n${claimNote}\n## Other {.claim #other}\n`);
    assert.deepEqual([...moved.claims], []);
  });
});

describe('an evidence base that is kept up', () => {
  const line = fc.constantFrom(
    '- supports #a [@p, p. 1]: "One."',
    '- contradicts #b [@q, p. 2]: ["Two."]{#e1 quality=low}',
    '- qualifies #a, #b [@p; @q]: words',
    '- undercuts #e1 [@r, p. 3]: ["Three."]{#e2}',
    '- undercuts #e2 [@p, p. 3]: "Four."',
    '- supported by [@q, p. 4]: ["Five."]{#e1}',
    '## Claim A {.claim #a}',
    '## Claim B {.claim #b type=descriptive}',
    '## Nameless {.claim}',
    '## Plain',
    'Prose that cites @r and [@nobody].',
  );
  const head = fc.constantFrom(
    '',
    '---\ncitekey: p\nstudy: { design: rct, quality: high, dataset: d }\n---\n\n',
    '---\ncitekey: q\nstudy: { design: interviews, n: 40, dataset: d }\n---\n\n',
    '---\ncitekey: r\nstudies: [{ id: x, design: rct }, { id: y, design: meta-analysis, includes: [p] }]\n---\n\n',
  );
  const note = fc
    .tuple(head, fc.array(line, { maxLength: 6 }))
    .map(([front, lines]) => `${front}${lines.join('\n\n')}\n`);
  const library = fc.subarray(['p', 'q', 'r']).map((keys) => bib(...keys));
  const edit = fc.oneof(
    fc.tuple(fc.constantFrom('1.md', '2.md', '3.md'), fc.option(note)),
    fc.tuple(fc.constantFrom('1.bib', '2.bib'), fc.option(library)),
  );

  it('is at every moment what it would be if it were made anew', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const kept = createEvidenceBase(rubric());
        const files = new Map<string, string>();
        for (const [file, text] of edits) {
          if (text === null) {
            files.delete(file);
            kept.remove(file);
          } else {
            files.set(file, text);
            put(kept, file, text);
          }
          // Looked at after every edit, so that whatever is remembered has been remembered.
          assert.deepEqual(seen(kept), seen(baseOf(Object.fromEntries(files))));
        }
      }),
      { numRuns: 300, seed: 20260101 },
    );
  });
});
