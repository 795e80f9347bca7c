import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { styleIds } from '../../src/core/bibliography/index.js';

describe('docs/bibliographies.md', () => {
  it('lists every shipped style, and no other', () => {
    const section =
      readFileSync('docs/bibliographies.md', 'utf8').split('## Styles')[1]?.split('\n## ')[0] ?? '';
    const listed = [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, id]) => id);
    assert.deepEqual(listed, styleIds);
  });
});
