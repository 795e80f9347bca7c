import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from '../../../src/core/base/configSchema.js';
import { readConfig } from '../../../src/core/base/readConfig.js';
import { settingNames, settings } from '../../../src/core/base/settings.js';

const file = new URL('../../../media/corroborate.schema.json', import.meta.url);

describe('the schema of corroborate.json', () => {
  it('is the table of settings, written out', () => {
    // UPDATE_SCHEMA=1 npx mocha test/core/base/configSchema.test.ts writes it anew.
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${JSON.stringify(configSchema(), null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(configSchema())));
  });

  it('has an example of every setting that is read without a problem', () => {
    for (const name of settingNames) {
      const config = readConfig(JSON.stringify({ [name]: settings[name].example }));
      assert.deepEqual(config.problems, [], name);
      assert.notEqual(config[name], undefined, name);
    }
  });

  it('has defaults that say what an empty file means', () => {
    const empty = readConfig('');
    for (const name of settingNames) assert.deepEqual(empty[name], settings[name].default, name);
  });
});
