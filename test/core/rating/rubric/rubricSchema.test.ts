import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { facts } from '../../../../src/core/rating/factTable.js';
import { rubricSchema } from '../../../../src/core/rating/rubric/rubricSchema.js';
import packageJson from '../../../../package.json' with { type: 'json' };
import { ratingOf } from '../bodies.js';
import { rubrics } from '../rubrics.js';

const file = new URL('../../../../media/rubric.schema.json', import.meta.url);

describe('the schema of rubrics', () => {
  it('is the table of a rubric’s parts, written out', () => {
    // UPDATE_SCHEMA=1 npx mocha test/core/rating/rubric/rubricSchema.test.ts writes it anew.
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${JSON.stringify(rubricSchema(), null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(rubricSchema())));
  });

  it('is contributed for the rubrics of a team', () => {
    const contributed = packageJson.contributes.jsonValidation.find(
      ({ url }) => url === './media/rubric.schema.json',
    );
    assert.deepEqual(contributed?.fileMatch, ['*.rubric.json', '/rubrics/*.json']);
  });
});

describe('the table of facts', () => {
  it('has every fact that a rating gives, of its kind, and no other', () => {
    const kinds = { number: 'number', flag: 'boolean', text: 'string', interval: 'object' };
    for (const rubric of Object.values(rubrics)) {
      const given = ratingOf([{}, {}], {}, rubric).facts;
      assert.deepEqual(Object.keys(given).sort(), Object.keys(facts).sort());
      for (const [name, { kind }] of Object.entries(facts)) {
        const value = given[name] ?? null;
        if (value !== null) assert.equal(typeof value, kinds[kind], name);
      }
    }
  });
});
