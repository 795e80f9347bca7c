import { schemaOf } from '../rubric/rubricSchema.js';
import { toolShape } from './toolShape.js';

/** The JSON schema of an appraisal tool, as that of a rubric. media/appraisal-tool.schema.json is this, written out. */
export const toolSchema = (): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Appraisal tool of Corroborate',
  description: 'How answers to the items of a tool become the quality of a study.',
  ...schemaOf(toolShape, () => true),
  allowTrailingCommas: true,
});
