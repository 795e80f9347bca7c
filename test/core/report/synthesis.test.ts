import assert from 'node:assert/strict';
import { createQueries } from '../../../src/core/query/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import { synthesisNote } from '../../../src/core/report/index.js';
import { sampleFiles } from '../../language/sample.js';
import { baseOf, put } from '../base/workspace.js';

const errors = (base: ReturnType<typeof baseOf>): string[] =>
  [...base.files()].flatMap((file) =>
    base
      .problems(file)
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message),
  );

describe('a note to write a synthesis on', () => {
  const asked = [
    '',
    'in:evidence',
    'in:studies design:rct',
    'in:references author:bovaird',
    'verdict:contested',
  ];

  it('is read as the same evidence for the same claims, and changes no rating', () => {
    const base = baseOf(sampleFiles());
    const queries = createQueries(base);
    const ratings = () =>
      base.claims().map(({ key }) => ({ key, rating: { ...base.rating(key), facts: {} } }));
    for (const query of asked) {
      const { found } = queries.run(query);
      assert.ok(found);
      const note = synthesisNote(base, found, query);
      const before = { ratings: ratings(), errors: errors(base) };
      const pieces = [...base.evidence()].map(said);
      put(base, 'synthesis/new.md', note);
      assert.deepEqual(ratings(), before.ratings, query);
      assert.deepEqual(errors(base), before.errors, query);
      const written = base.evidenceIn('synthesis/new.md').map(said);
      assert.ok(written.length > 0);
      for (const piece of written) assert.ok(pieces.includes(piece), piece);
      if (query === 'in:evidence')
        assert.deepEqual(written.sort(), pieces.filter((piece) => piece.includes(' → ')).sort());
      base.remove('synthesis/new.md');
    }
    function said({
      relation,
      citekey,
      target,
      locator,
      quote,
    }: ReturnType<typeof base.evidenceIn>[number]): string {
      const claim = target && 'claim' in target ? ` → ${target.claim}` : '';
      return [relation, citekey, claim, locator?.label, locator?.value, quote?.replace(/\s+/g, ' ')].join(
        ' ',
      );
    }
  });

  it('restates no claim that has no name, and holds no evidence for it', () => {
    const base = baseOf({ 'a.md': '## Trust rises {.claim}\n\n- supported by [@a, p. 3]: "It rose"\n' });
    const { found } = createQueries(base).run('');
    assert.ok(found);
    const note = synthesisNote(base, found, '');
    assert.match(note, /\*\*Trust rises\*\*\n\n- “It rose” \[@a, p\. 3\]/);
    assert.deepEqual([readNote(note).claims, readNote(note).evidence], [[], []]);
  });
});
