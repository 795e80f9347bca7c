import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultConfig } from '../../src/core/base/index.js';
import { optionNames, questions, views } from '../../src/core/query/index.js';
import { qualifiers, specialQualifiers } from '../../src/core/query/qualifiers/table.js';
import { understand } from '../../src/core/query/evaluate/understand.js';
import { rubric } from '../core/base/workspace.js';
import { runIn } from '../cli/runIn.js';
import { workedQuestions } from './workedQuestions.js';
import { tableRows } from './tableRows.js';

const text = readFileSync('docs/queries.md', 'utf8');
const rows = tableRows(text);
const around = { config: defaultConfig, rubric: rubric() };

describe('docs/queries.md', () => {
  it('lists every qualifier with what it asks, an example that can be run, and what has it', () => {
    const listed = rows.filter((row) => row.length === 4 && row[0]?.endsWith(':`'));
    const known = [
      ...Object.entries(specialQualifiers).map(([name, { meaning, example }]) => [
        name,
        meaning,
        example,
        'anything',
      ]),
      ...qualifiers.map(({ name, meaning, example, read }) => [
        name,
        meaning,
        example,
        Object.keys(read).join(', '),
      ]),
    ].map(([name = '', meaning = '', example = '', of = '']) => [
      `\`${name}:\``,
      meaning,
      `\`${name}:${example}\``,
      of,
    ]);
    assert.deepEqual(listed, known);
    for (const [, , example = ''] of listed) {
      const query = example.slice(1, -1);
      assert.deepEqual(understand(query, around).problems, [], query);
    }
  });

  it('lists every question that is ready to use', () => {
    const listed = rows.filter(([name]) => questions.some((one) => `\`${one.name}\`` === name));
    assert.deepEqual(
      listed,
      questions.map(({ name, title, query }) => [`\`${name}\``, title, `\`${query}\``]),
    );
  });

  it('names every view and every option', () => {
    for (const view of Object.keys(views)) assert.ok(text.includes(`\`${view}\``), view);
    for (const option of optionNames)
      assert.ok(
        rows.some(([name]) => name === `\`${option}\``),
        option,
      );
  });

  it('works twenty questions', () => assert.ok(workedQuestions().length >= 20));

  for (const { title, args, printed } of workedQuestions()) {
    it(`prints what it says: ${title}`, async () => {
      const { code, out } = await runIn(args);
      assert.equal(out.replaceAll('\r\n', '\n').trimEnd(), printed);
      assert.equal(code, 0);
    });
  }
});
