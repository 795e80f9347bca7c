import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { defaultRubric, openWorkspace } from '../../src/workspace/index.js';
import { temporaryFolder } from './temporaryFolder.js';

const study = (appraisal: string, more = ''): string =>
  `---\ncitekey: a\nstudy:\n  design: systematic-review\n${more}  appraisal: ${appraisal}\n---\n\n- supports #c (p. 1): "x"\n`;
const tool = JSON.stringify({
  schemaVersion: 1,
  id: 'ours',
  version: '1',
  name: 'Ours',
  source: { citation: 'Us (2026)' },
  met: ['yes'],
  parts: [
    {
      id: 'all',
      label: 'All',
      required: true,
      items: [{ id: 'a', label: 'A' }],
      levels: [
        { label: 'Good', quality: 'high', when: { met: { '>=': 1 } } },
        { label: 'Poor', quality: 'low', when: {} },
      ],
    },
  ],
});

async function open(files: Record<string, string>) {
  const base = createEvidenceBase(defaultRubric());
  await openWorkspace(temporaryFolder({ 'c.md': '# It works {.claim #c}\n', ...files }), base);
  const told = (file: string): string[] =>
    base.problems(file).flatMap(({ code, message }) => (code === 'bad-study-value' ? message : []));
  return { base, told };
}

describe('appraisal in front matter', () => {
  it('gives a study its quality, and the claim its grade', async () => {
    const { base, told } = await open({
      'a.md': study(`{ tool: amstar-2, items: [${Array(16).fill('yes').join(', ')}] }`),
    });
    assert.equal(base.study('a')?.quality, 'high');
    assert.equal(base.study('a')?.appraisal?.level, 'High');
    assert.equal(base.rating('c')?.units[0]?.grade, 'high');
    assert.deepEqual(told('a.md'), []);
  });

  it('says what is left open, and where quality is given and says otherwise', async () => {
    const { base, told } = await open({
      'a.md': study('{ tool: amstar-2, items: { 1: yes } }', '  quality: high\n'),
    });
    assert.equal(base.study('a')?.quality, 'high');
    assert.match(
      told('a.md').join('\n'),
      /15 items are unanswered.*\n.*quality is given as high, and the appraisal comes to low/,
    );
  });

  it('knows the tools that corroborate.json names', async () => {
    const { base } = await open({
      'corroborate.json': '{ "appraisalTools": ["ours.json", "gone.json"] }',
      'ours.json': tool,
      'a.md': study('{ tool: ours, items: { a: yes } }'),
    });
    assert.equal(base.study('a')?.quality, 'high');
    assert.deepEqual(
      base.problems('corroborate.json').map(({ message }) => message),
      ['there is no file gone.json'],
    );
  });
});
