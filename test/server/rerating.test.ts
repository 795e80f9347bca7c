import assert from 'node:assert/strict';
import type { ClaimDetail, ClaimsResult } from '../../src/protocol.js';
import { startClient, type Client } from './client.js';

const study = (key: string, more: string): string =>
  `---\ncitekey: ${key}\nstudy:\n  design: rct\n  n: 500\n  countries: [DK]\n${more}---\n\n- supports #works, #holds (p. 1): "x"\n`;
const files = {
  'claims.md': '# It works {.claim #works}\n\n# It holds {.claim #holds}\n',
  ...Object.fromEntries(
    ['a', 'b', 'c'].map((key) => [`${key}.md`, study(key, '  quality: high\n')] as [string, string]),
  ),
  'd.md': study('d', '  appraisal: { tool: ours, items: { sound: yes } }\n'),
  'e.md': study('e', '  quality: high\n'),
  'corroborate.json': '{ "rubric": "ours.rubric.json", "appraisalTools": ["ours.appraisal-tool.json"] }',
  'ours.rubric.json': '{ "id": "ours", "extends": "./basis.json" }',
  'ours.appraisal-tool.json': tool('high'),
};

/** A tool of one item, which makes a sound study of a quality. */
function tool(quality: string): string {
  const levels = [
    { label: 'Sound', quality, when: { met: { '>=': 1 } } },
    { label: 'Unsound', quality: 'low', when: {} },
  ];
  const items = [{ id: 'sound', label: 'Sound' }];
  const parts = [{ id: 'all', label: 'All', required: true, items, levels }];
  const source = { citation: 'Us (2026)' };
  return JSON.stringify({
    schemaVersion: 1,
    id: 'ours',
    version: '1',
    name: 'Ours',
    source,
    met: ['yes'],
    parts,
  });
}

const basis = '{ "id": "basis", "extends": "dfid-2014" }';

describe('ratings in a session', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(files)));
  after(() => client.stop());

  const strengths = async (): Promise<string[]> =>
    (await client.request<ClaimsResult>('corroborate/claims', {})).claims.map(
      ({ strength }) => strength.level,
    );
  const become = (what: string, strength: string): Promise<void> =>
    client.until(what, async () => (await strengths()).every((level) => level === strength));
  const messages = (file: string): string[] => client.diagnostics(file).map(({ message }) => String(message));

  it('wait for what the rubric extends, and change when it comes and when it changes', async () => {
    assert.match(
      messages('corroborate.json').join(),
      /extends a rubric that cannot be used; dfid-2014 is used/,
    );
    assert.match(messages('ours.rubric.json').join(), /there is no file/);
    await client.onDisk(
      'basis.json',
      basis.replace(' }', ', "body": { "context": { "minCountries": 1 } } }'),
    );
    await become('it has come', 'strong');
    assert.deepEqual(messages('corroborate.json'), []);
    await client.onDisk('basis.json', basis);
    await become('three countries are needed', 'medium');
  });

  it('all change at once when the rubric does', async () => {
    assert.deepEqual(await strengths(), ['medium', 'medium']);
    await client.onDisk(
      'ours.rubric.json',
      '{ "id": "ours", "extends": "./basis.json", "body": { "context": { "minCountries": 1 } } }',
    );
    await become('one country is enough', 'strong');
    await client.onDisk('ours.rubric.json', files['ours.rubric.json']);
    await become('three are needed', 'medium');
  });

  it('stay with the default while the rubric has a mistake, which is told at its place', async () => {
    await client.onDisk('ours.rubric.json', '{ "id": "ours", "extends": "./basis.json", "bodi": {} }');
    await client.until('the mistake is told', () =>
      messages('ours.rubric.json').some((message) => message.includes('did you mean body')),
    );
    const detail = await client.request<ClaimDetail>('corroborate/claim', { key: 'works' });
    assert.equal(detail.rubric.id, 'dfid-2014');
    await client.onDisk('ours.rubric.json', files['ours.rubric.json']);
    await client.until('it is mended', () => messages('ours.rubric.json').length === 0);
  });

  it('change when the settings name another rubric', async () => {
    await client.onDisk(
      'corroborate.json',
      '{ "rubric": "sms", "appraisalTools": ["ours.appraisal-tool.json"] }',
    );
    await become('by the scale of the other', 'sms-5');
    await client.onDisk('corroborate.json', files['corroborate.json']);
    await become('by the team’s again', 'medium');
  });

  it('change with a rubric of any name, which is watched as long as it is named', async () => {
    await client.onDisk('rules/ours [old].txt', '{ "id": "named", "extends": "dfid-2014" }');
    await client.onDisk(
      'corroborate.json',
      '{ "rubric": "rules/ours [old].txt", "appraisalTools": ["ours.appraisal-tool.json"] }',
    );
    await become('by the rubric of that name', 'medium');
    await client.until('it is watched', () => client.watched().includes('**/ours ?old?.txt'));
    await client.onDisk(
      'rules/ours [old].txt',
      '{ "id": "named", "extends": "dfid-2014", "body": { "context": { "minCountries": 1 } } }',
    );
    await become('one country is enough', 'strong');
    await client.onDisk('corroborate.json', files['corroborate.json']);
    await become('by the team’s again', 'medium');
    await client.until(
      'it is no longer watched',
      () => !client.watched().some((pattern) => pattern.includes('old')),
    );
    assert.ok(client.watched().includes('**/*.json'));
  });

  it('change when an appraisal tool does', async () => {
    const gradeOfD = async (): Promise<number | undefined> => {
      const { units } = await client.request<ClaimDetail>('corroborate/claim', { key: 'works' });
      return units.find(({ mark }) => mark.id === 'd')?.mark.weight;
    };
    assert.equal(await gradeOfD(), 3);
    await client.onDisk('ours.appraisal-tool.json', tool('low'));
    await client.until('its level means less', async () => (await gradeOfD()) === 1);
    await client.onDisk('ours.appraisal-tool.json', tool('splendid'));
    await client.until('a mistake is told at its place', () =>
      messages('ours.appraisal-tool.json').some((message) => message.includes('quality is one of high')),
    );
    assert.ok(messages('d.md').some((message) => message.includes('tool is one of amstar-2, mmat-2018')));
    await client.onDisk('ours.appraisal-tool.json', tool('high'));
    await client.until('it is mended', async () => (await gradeOfD()) === 3);
    assert.deepEqual(messages('ours.appraisal-tool.json'), []);
  });
});
