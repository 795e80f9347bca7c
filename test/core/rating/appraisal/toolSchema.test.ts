import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { toolSchema } from '../../../../src/core/rating/appraisal/toolSchema.js';
import packageJson from '../../../../package.json' with { type: 'json' };

const file = new URL('../../../../media/appraisal-tool.schema.json', import.meta.url);

describe('the schema of appraisal tools', () => {
  it('is the table of a tool’s parts, written out', () => {
    // UPDATE_SCHEMA=1 npx mocha test/core/rating/appraisal/toolSchema.test.ts writes it anew.
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${JSON.stringify(toolSchema(), null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(toolSchema())));
  });

  it('is contributed for the tools of a team, whose files may hold comments', () => {
    const contributed = packageJson.contributes.jsonValidation.find(
      ({ url }) => url === './media/appraisal-tool.schema.json',
    );
    assert.deepEqual(contributed?.fileMatch, ['*.appraisal-tool.json', '/appraisal-tools/*.json']);
    const patterns = packageJson.contributes.languages.flatMap(
      (language) => ('filenamePatterns' in language ? language.filenamePatterns : []) ?? [],
    );
    assert.ok(patterns.includes('*.appraisal-tool.json'));
  });
});
