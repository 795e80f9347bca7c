import assert from 'node:assert/strict';
import { baseOf, complaints, paper, put } from './workspace.js';

const claim = '# Co-production reduces cost {.claim #cost}\n';
const told = (files: Record<string, string>, file: string, code: string): string[] =>
  complaints(baseOf(files), file, files[file] ?? '').filter((line) => line.startsWith(code));

describe('effects in notes', () => {
  it('are pooled where two studies report one metric', () => {
    const base = baseOf({
      'c.md': claim,
      'a.md': paper('a', 'supports #cost: [d = 0.257 (SE 0.0687)]{.effect}'),
      'b.md': paper('b', 'supports #cost (p. 3): ["Less."]{effect="g = 0.25" ci="0.07 to 0.42"}'),
      'z.md': paper('z', 'supports #cost: [OR 1.8 [1.2–2.7]]{.effect}'),
    });
    const { facts } = base.rating('cost') ?? {};
    assert.deepEqual([facts?.k_pooled, facts?.pooled_metric], [2, 'SMD']);
    assert.ok(Math.abs(Number(facts?.pooled) - 0.2544) < 5e-4);
    assert.equal(facts?.ci_excludes_null, false);
  });

  it('speak for the claim where less is what it claims, with reverse=true', () => {
    const less = (citekey: string, value: string): string =>
      paper(citekey, `supports #cost: [d = ${value} (SE 0.1)]{.effect reverse=true}`);
    const files = { 'c.md': claim, 'a.md': less('a', '−0.3'), 'b.md': less('b', '−0.5') };
    const base = baseOf(files);
    assert.ok(Math.abs(Number(base.rating('cost')?.facts.pooled) - 0.4) < 1e-9);
    assert.deepEqual(told(files, 'a.md', 'direction'), []);
  });

  it('whose sign says otherwise than the relation are told of', () => {
    const files = {
      'c.md': claim,
      'a.md': paper('a', 'supports #cost: [d = −0.31, 95% CI −0.50 to −0.12]{.effect}'),
      'b.md': paper('b', 'contradicts #cost: [OR 1.8 [1.2–2.7]]{.effect}'),
      'd.md': paper('d', 'does not support #cost: [d = −0.31]{.effect}; [OR 0.5]{.effect}'),
    };
    assert.deepEqual(told(files, 'a.md', 'direction'), [
      'direction-against-effect [d = −0.31, 95% CI −0.50 to −0.12]{.effect}',
    ]);
    assert.equal(told(files, 'b.md', 'direction').length, 1);
    assert.deepEqual(told(files, 'd.md', 'direction'), []);
  });

  it('that cannot be read are told of, and rate all the same', () => {
    const files = {
      'c.md': claim,
      'a.md': paper('a', 'supports #cost: [a lot]{.effect} [d = 0.9, 95% CI 0.1 to 0.5]{.effect}'),
    };
    assert.deepEqual(told(files, 'a.md', 'bad-effect'), [
      'bad-effect [a lot]{.effect}',
      'bad-effect [d = 0.9, 95% CI 0.1 to 0.5]{.effect}',
    ]);
    assert.equal(baseOf(files).rating('cost')?.verdict, 'supported');
  });
});

describe('passages that differ', () => {
  it('are told of at the claim', () => {
    const files = {
      'c.md': `${claim}\n- supported by [@a, p. 1]: ["x"]{n=900}\n- supported by [@a, p. 2]: ["y"]{n=60}\n`,
      'a.md': '---\ncitekey: a\nstudy:\n  design: rct\n---\n',
    };
    assert.deepEqual(told(files, 'c.md', 'overrides'), ['overrides-differ Co-production reduces cost']);
  });
});

describe('reviews in a circle', () => {
  const review = (citekey: string, ...includes: string[]): string =>
    `---\ncitekey: ${citekey}\nstudy:\n  design: systematic-review\n  includes: [${includes.join(', ')}]\n---\n`;

  it('are told of in each, and no more when one of them is mended', () => {
    const files = {
      'a.md': review('a', 'b'),
      'b.md': review('b', 'c', 'x'),
      'c.md': review('c', 'a'),
      'x.md': review('x', 'x'),
      'y.md': review('y', 'a'),
    };
    const base = baseOf(files);
    const circles = (): string[] =>
      base.files().filter((file) => base.problems(file).some(({ code }) => code === 'cyclic-review'));
    assert.deepEqual(circles(), ['a.md', 'b.md', 'c.md', 'x.md']);
    put(base, 'c.md', review('c', 'z'));
    assert.deepEqual(circles(), ['x.md']);
  });
});

describe('a reviewer’s own rating', () => {
  const note = (attributes: string): string => `# It reduces cost {.claim #cost ${attributes}}\n`;

  it('is kept beside the suggested one', () => {
    const base = baseOf({ 'c.md': note('strength=medium because="All from one city."') });
    assert.deepEqual(base.claim('cost')?.ownRating, { strength: 'medium', because: 'All from one city.' });
    assert.equal(base.rating('cost')?.strength, 'none');
    assert.deepEqual(
      base.problems('c.md').map(({ code }) => code),
      ['claim-no-evidence'],
    );
  });

  it('without a reason, or of no level of the scale, is told of', () => {
    for (const attributes of ['strength=medium', 'strength=medium because=" "'])
      assert.deepEqual(told({ 'c.md': note(attributes) }, 'c.md', 'rating'), [
        'rating-without-reason medium',
      ]);
    const files = { 'c.md': note('strength=strnog because="x"') };
    assert.deepEqual(told(files, 'c.md', 'bad-claim'), ['bad-claim-value strnog']);
    assert.equal(baseOf(files).claim('cost')?.ownRating, undefined);
  });

  it('may record the components of GRADE-CERQual', () => {
    const base = baseOf({
      'c.md': note(
        'cerqual="limitations minor, coherence: very minor, adequacy=moderate concerns, relevance serious"',
      ),
    });
    assert.deepEqual(base.claim('cost')?.cerqual, {
      limitations: 'minor',
      coherence: 'none',
      adequacy: 'moderate',
      relevance: 'serious',
    });
    const files = { 'c.md': note('cerqual="adequacy grave, beauty minor"') };
    assert.equal(told(files, 'c.md', 'bad-claim').length, 2);
  });
});
