/** Words that are almost a relation: told where they look like evidence, and never in prose. */
import assert from 'node:assert/strict';
import { readNote } from '../../../../src/core/notes/index.js';

const told = (text: string): string[] =>
  readNote(text)
    .problems.filter(({ code }) => code === 'unknown-relation')
    .map(({ range, instead }) => `${text.slice(range.start, range.end)} → ${instead?.join(', ') ?? ''}`);

const underClaim = (item: string): string[] => told(`## One {.claim #one}\n\n${item}\n`);

describe('a mistyped relation', () => {
  it('is told with the relation that was meant, before a citation under a claim', () => {
    const slips = {
      suports: 'supports',
      support: 'supports',
      Suports: 'Supports',
      supported: 'supported by',
      'suported by': 'supported by',
      contradcits: 'contradicts',
      contradict: 'contradicts',
      'contradictd by': 'contradicted by',
      'does not suport': 'does not support',
      'doesn’t support': 'does not support',
      "doesn't support": 'does not support',
      'not suported by': 'not supported by',
      qualified: 'qualified by',
      mention: 'mentions',
      undercut: 'undercut by',
    };
    for (const [written, meant] of Object.entries(slips)) {
      assert.deepEqual(underClaim(`- ${written} [@a, p. 3]: "x"`), [`${written} → ${meant}`]);
      assert.deepEqual(underClaim(`- **${written}** @a [p. 3]: "x"`), [`${written} → ${meant}`]);
      assert.deepEqual(underClaim(`> - ${written} #two (p. 3): "x"`), [`${written} → ${meant}`]);
    }
  });

  it('is told outside a claim where it names one and the source is known', () => {
    const item = '- suports #one (p. 3): "x"\n';
    assert.deepEqual(told(`---\ncitekey: a\n---\n\n${item}`), ['suports → supports']);
    assert.deepEqual(told('- suports [[notes#^one]] [@a]: "x"\n'), ['suports → supports']);
    assert.deepEqual(told(item), []);
    assert.deepEqual(told('- suports [@a]: "x"\n'), []);
  });

  it('takes nothing else with it: what stands under it is no evidence against a claim', () => {
    const { problems, evidence } = readNote(
      '## One {.claim #one}\n\n- suports [@a, p. 3]: "x"\n  - undercut by [@b, p. 4]: "y"\n  - supports [@c, p. 5]: "z"\n    - undercut by [@d, p. 6]: "w"\n',
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-relation'],
    );
    assert.deepEqual(
      evidence.map(({ sources }) => sources[0]?.citekey),
      ['c', 'd'],
    );
  });

  it('is not seen in prose', () => {
    for (const prose of [
      '- reports [@a, p. 3]: "x"',
      '- see [@a]',
      '- Supporters of the plan [@a] say so',
      '- support for the plan, as in [@a]',
      '- sports [@a]',
      '- suports the idea that [@a] had',
      '- `suports` [@a]',
      'suports [@a]',
      '- suports (p. 3)',
      '- suports #',
    ])
      assert.deepEqual(underClaim(prose), [], prose);
  });
});
