import assert from 'node:assert/strict';
import { ESLint } from 'eslint';

/** What the linter says of a file with this text at this path. */
async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await new ESLint().lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? '');
}

describe('the walls between the rooms', () => {
  const trespasses: [string, string, string][] = [
    ['src/core/notes/x.ts', "import fs from 'node:fs';\nexport default fs;\n", 'import-x/no-nodejs-modules'],
    ['src/core/base/x.ts', 'export const folder = process.env.HOME;\n', 'no-restricted-globals'],
    [
      'src/core/base/x.ts',
      "export { startSession } from '../../server/session.js';\n",
      'import-x/no-restricted-paths',
    ],
    [
      'src/core/query/x.ts',
      "import type { Uri } from 'vscode';\nexport type X = Uri;\n",
      'no-restricted-imports',
    ],
    [
      'src/language/x.ts',
      "export { startSession } from '../server/session.js';\n",
      'import-x/no-restricted-paths',
    ],
    [
      'src/workspace/x.ts',
      "export { hoverAt } from '../language/index.js';\n",
      'import-x/no-restricted-paths',
    ],
    [
      'src/extension/x.ts',
      "export { createEvidenceBase } from '../core/base/index.js';\n",
      'import-x/no-restricted-paths',
    ],
    [
      'src/panel/x.ts',
      "export { createEvidenceBase } from '../core/base/index.js';\n",
      'import-x/no-restricted-paths',
    ],
    [
      'src/server/x.ts',
      "import type { Uri } from 'vscode';\nexport type X = Uri;\n",
      'no-restricted-imports',
    ],
    [
      'src/protocol.ts',
      "export type { Rating } from './core/rating/types.js';\n",
      'import-x/no-restricted-paths',
    ],
  ];
  for (const [path, text, rule] of trespasses) {
    it(`${path.split('/')[1] ?? path}: ${text.split('\n')[0] ?? ''} breaks ${rule}`, async () => {
      assert.ok((await complaints(path, text)).includes(rule));
    });
  }

  it('let a room use what its wall opens to', async () => {
    const text = "export { createEvidenceBase } from '../core/base/index.js';\n";
    assert.deepEqual(await complaints('src/language/x.ts', text), []);
    assert.deepEqual(await complaints('src/cli/x.ts', text), []);
  });
});
