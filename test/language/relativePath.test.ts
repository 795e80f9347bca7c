import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { relativePath } from '../../src/language/index.js';
import { linkTo } from '../../src/server/noteView/links.js';

const file = fc
  .array(fc.constantFrom('a', 'b', 'c d', 'é'), { minLength: 1, maxLength: 6 })
  .map((parts) => `${parts.join('/')}.md`);

describe('the way from one file to another', () => {
  it('is that of Node, whatever the files', () => {
    fc.assert(
      fc.property(file, file, (from, to) => {
        fc.pre(from !== to);
        assert.equal(relativePath(from, to), path.posix.relative(path.posix.dirname(`/${from}`), `/${to}`));
      }),
    );
  });

  it('makes a link of one note to an id of another, where both have one root', () => {
    assert.equal(linkTo('file:///x/deep/a.md', 'file:///x/b.md', 'é'), '../b.md#%C3%A9');
    assert.equal(linkTo('file:///x/a.md', 'file:///x/a.md', 'i'), '#i');
    assert.equal(linkTo('file:///x/a.md', 'vscode-remote://wsl/x/b.md', 'i'), null);
  });
});
