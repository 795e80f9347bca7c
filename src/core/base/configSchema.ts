import { settingNames, settings } from './settings.js';

/**
 * The JSON schema of corroborate.json, with which an editor completes and checks it (JSON Schema draft 7, which VS Code reads).
 * media/corroborate.schema.json is this, written out; a test holds the two together.
 */
export function configSchema(): object {
  const properties = settingNames.map((name) => {
    const { description, default: value, example, schema } = settings[name];
    const said = { description, ...(value !== null && { default: value }), examples: [example] };
    return [name, { ...said, ...schema }];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Corroborate',
    description: 'Settings of an evidence base. Every one is optional.',
    type: 'object',
    allowTrailingCommas: true,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
    additionalProperties: false,
  };
}
