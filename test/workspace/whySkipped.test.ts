import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/core/base/readConfig.js';
import { findFiles } from '../../src/workspace/findFiles.js';
import { whySkipped } from '../../src/workspace/whySkipped.js';
import { temporaryFolder } from './temporaryFolder.js';

describe('why a file is skipped', () => {
  const config = readConfig(
    JSON.stringify({ notes: ['notes/**', '!notes/old/**'], ignore: ['**/drafts', '*.ris'] }),
  );
  const folder = temporaryFolder({
    'notes/a.md': '',
    'notes/drafts/b.md': '',
    'notes/old/c.md': '',
    'notes/paper.docx': '',
    'notes/plain.txt': '',
    'notes/picture.png': '',
    'notes/.gitignore': 'secret.md\n/build/\n',
    'notes/secret.md': '',
    'notes/build/d.md': '',
    'notes/.hidden.md': '',
    'other.md': '',
    'one.ris': '',
    'two.bib': '',
    'package.json': '',
    'corroborate.json': '',
    'node_modules/x/README.md': '',
    '.trash/e.md': '',
    '.git/f.md': '',
  });
  symlinkSync(join(folder, 'notes/a.md'), join(folder, 'notes/z.md'));

  it('is said of each by the rule that does it; what nobody would miss is passed over', async () => {
    const { skipped, found, more } = await whySkipped(folder, config);
    assert.deepEqual(
      skipped.map(({ path, why }) => `${path}: ${why}`),
      [
        '.trash/: its name starts with a dot',
        'node_modules/: node_modules folders are never read',
        'notes/.hidden.md: its name starts with a dot',
        'notes/build/: notes/.gitignore ignores it, by `/build/`',
        'notes/drafts/: "ignore" in corroborate.json names it, by `**/drafts`',
        'notes/old/c.md: "notes" in corroborate.json leaves it out, by `!notes/old/**`',
        'notes/paper.docx: its ending is none of .md .markdown .qmd .rmd .bib .bibtex .ris .nbib .enw .csl.json .csl.yaml .csl.yml',
        'notes/plain.txt: its ending is none of .md .markdown .qmd .rmd .bib .bibtex .ris .nbib .enw .csl.json .csl.yaml .csl.yml',
        'notes/secret.md: notes/.gitignore ignores it, by `secret.md`',
        'notes/z.md: it is a link to what is read under another path, or leads in a circle',
        'one.ris: "ignore" in corroborate.json names it, by `*.ris`',
        'other.md: no glob of "notes" in corroborate.json matches it: `notes/**`',
      ],
    );
    assert.equal(more, 0);
    assert.deepEqual(found, await findFiles(folder, config));
  });

  it('is told of two thousand files, the others are counted', async () => {
    const many = Object.fromEntries(Array.from({ length: 2010 }, (_, i) => [`n${i}.txt`, '']));
    const { skipped, more } = await whySkipped(temporaryFolder(many), readConfig('{}'));
    assert.equal(skipped.length, 2000);
    assert.equal(more, 10);
  });
});
