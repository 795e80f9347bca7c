import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../src/core/base/index.js';
import {
  findRubric,
  loadRubric,
  openWorkspace,
  rubricIds,
  defaultRubric,
} from '../../src/workspace/index.js';
import { temporaryFolder } from './temporaryFolder.js';

const ours = '{ "id": "ours", "extends": "dfid-2014", "body": { "context": { "minCountries": 2 } } }';

describe('the shipped rubrics', () => {
  it('are all well formed, and named by their own ids', () => {
    assert.deepEqual(rubricIds, ['dfid-2014', 'grade-lite', 'nesta', 'sms']);
    for (const id of rubricIds) assert.equal(loadRubric(id)?.id, id);
    assert.equal(loadRubric('toString'), undefined);
  });
});

describe('a rubric of a team', () => {
  it('is read from the file that corroborate.json names', async () => {
    const folder = temporaryFolder({
      'corroborate.json': '{ "rubric": "rubrics/ours.json" }',
      'rubrics/ours.json': ours,
    });
    const base = createEvidenceBase(defaultRubric());
    const { dataFiles } = await openWorkspace(folder, base);
    assert.deepEqual(
      [base.rubric.id, base.rubric.body.context.minCountries, dataFiles],
      ['ours', 2, ['rubrics/ours.json']],
    );
    assert.deepEqual(
      base.files().flatMap((file) => base.problems(file)),
      [],
    );
  });

  it('may extend another of its own, by a path from its own folder', async () => {
    const folder = temporaryFolder({
      'rubrics/ours.json': ours,
      'rubrics/strict.json':
        '{ "id": "strict", "extends": "./ours.json", "body": { "verdictThreshold": 0.8 } }',
    });
    const { rubric } = await findRubric(folder, 'rubrics/strict.json');
    assert.deepEqual([rubric?.body.verdictThreshold, rubric?.body.context.minCountries], [0.8, 2]);
  });

  it('that has a mistake is told of at its place, and the default is used and said to be used', async () => {
    const text = '{ "id": "ours", "extends": "dfid-2014", "body": { "verdictThreshold": "most" } }';
    const config = '{ "rubric": "ours.rubric.json" }';
    const folder = temporaryFolder({ 'corroborate.json': config, 'ours.rubric.json': text });
    const base = createEvidenceBase(defaultRubric());
    await openWorkspace(folder, base);
    assert.equal(base.rubric.id, 'dfid-2014');
    const [mistake] = base.problems('ours.rubric.json');
    assert.equal(text.slice(mistake?.range.start, mistake?.range.end), '"most"');
    const [told] = base.problems('corroborate.json');
    assert.equal(config.slice(told?.range.start, told?.range.end), '"ours.rubric.json"');
    assert.match(told?.message ?? '', /has mistakes; dfid-2014 is used instead/);
  });

  it('that extends itself in a circle, or one with a mistake, cannot be used, and says why', async () => {
    const folder = temporaryFolder({
      'a.json': '{ "id": "a", "extends": "./b.json" }',
      'b.json': '{ "id": "b", "extends": "./a.json" }',
      'c.json': '{ "id": "c", "extends": "d.json" }',
      'd.json': '{ "id": "d" }',
    });
    const circle = await findRubric(folder, 'a.json');
    assert.equal(circle.rubric, undefined);
    assert.match(JSON.stringify(circle.files), /extends itself, directly or in a circle/);
    const broken = await findRubric(folder, 'c.json');
    assert.match(broken.reason ?? '', /extends a rubric that cannot be used/);
    assert.deepEqual(broken.files.map(({ path }) => path).sort(), ['c.json', 'd.json']);
  });

  it('that is not there, or a name that is not shipped, is one sentence', async () => {
    const folder = temporaryFolder();
    assert.equal((await findRubric(folder, 'none.json')).reason, 'there is no file none.json');
    assert.match((await findRubric(folder, 'dfid-2015')).reason ?? '', /did you mean dfid-2014\?/);
  });
});
