import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/core/base/readConfig.js';
import { bibliographiesNamed, findFiles } from '../../src/workspace/findFiles.js';
import { temporaryFolder } from './temporaryFolder.js';

const folderWith = (paths: string[], more: Record<string, string> = {}): string =>
  temporaryFolder({ ...Object.fromEntries(paths.map((path) => [path, ''])), ...more });

const find = (folder: string, config: object = {}) => findFiles(folder, readConfig(JSON.stringify(config)));

describe('finding files', () => {
  it('takes Markdown in any case and bibliographies, sorted, and nothing else', async () => {
    const found = await find(
      folderWith([
        'b.md',
        'a/deep/er/Note.MD',
        'report.Rmd',
        'paper.qmd',
        'long.markdown',
        'references.bib',
        'scopus.RIS',
        'zotero.csl.json',
        'package.json',
        'corroborate.json',
        'picture.png',
        'md',
      ]),
    );
    assert.deepEqual(found.notes, ['a/deep/er/Note.MD', 'b.md', 'long.markdown', 'paper.qmd', 'report.Rmd']);
    assert.deepEqual(found.bibliographies, ['references.bib', 'scopus.RIS', 'zotero.csl.json']);
  });

  it('leaves out hidden files and folders and node_modules', async () => {
    const hidden = [
      '.git/x.md',
      '.vscode-host/x.md',
      'node_modules/x/README.md',
      'a/node_modules/x.md',
      'a/._b.md',
    ];
    assert.deepEqual((await find(folderWith([...hidden, 'a/b.md']))).notes, ['a/b.md']);
  });

  it('follows the globs of notes and ignore, where a folder stands for all in it', async () => {
    const folder = folderWith([
      'notes/a.md',
      'notes/old/b.md',
      'drafts/c.md',
      'd.md',
      'drafts/x.bib',
      'y.bib',
    ]);
    assert.deepEqual((await find(folder, { notes: ['notes/**'] })).notes, ['notes/a.md', 'notes/old/b.md']);
    assert.deepEqual((await find(folder, { notes: ['notes/', './d.md'] })).notes, [
      'd.md',
      'notes/a.md',
      'notes/old/b.md',
    ]);
    assert.deepEqual((await find(folder, { notes: ['**', '!notes/old'] })).notes, [
      'd.md',
      'drafts/c.md',
      'notes/a.md',
    ]);
    const ignored = await find(folder, { ignore: ['drafts', '**/old/**'] });
    assert.deepEqual(ignored.notes, ['d.md', 'notes/a.md']);
    assert.deepEqual(ignored.bibliographies, ['y.bib']);
  });

  it('leaves out what git leaves out, with .gitignore files at any level', async () => {
    const folder = folderWith(
      [
        'a.md',
        'b.md',
        'out/c.md',
        'deep/a.md',
        'deep/keep.md',
        'deep/er/keep.md',
        'deep/er/x.md',
        'deep/tmp/y.md',
      ],
      {
        '.gitignore': '# built\nout/\n/b.md\n*.tmp\nkeep.md\n',
        'deep/.gitignore': 'tmp\n!keep.md\n/a.md\n',
        'deep/er/.gitignore': 'keep.md\n',
      },
    );
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const list = ['ls-files', '--others', '--exclude-standard', '*.md'];
    const git = execFileSync('git', list, { cwd: folder, encoding: 'utf8' }).trim().split('\n').sort();
    assert.deepEqual((await find(folder)).notes, git);
    assert.deepEqual(git, ['a.md', 'deep/er/x.md', 'deep/keep.md']);
  });

  it('follows symbolic links without going in circles, and lists a note once', async () => {
    const elsewhere = folderWith(['far.md', 'sub/farther.md']);
    const folder = folderWith(['a.md', 'sub/b.md', '.hidden/c.md']);
    symlinkSync(folder, join(folder, 'sub/up'));
    symlinkSync('/', join(folder, 'root'));
    symlinkSync(join(folder, 'sub'), join(folder, 'again'));
    symlinkSync(join(folder, 'a.md'), join(folder, 'sub/alias.md'));
    symlinkSync(join(folder, '.hidden/c.md'), join(folder, 'c.md'));
    symlinkSync(join(folder, 'nowhere.md'), join(folder, 'dangling.md'));
    symlinkSync(join(folder, 'self.md'), join(folder, 'self.md'));
    symlinkSync(elsewhere, join(folder, 'library'));
    symlinkSync(folder, join(elsewhere, 'back'));
    symlinkSync(elsewhere, join(elsewhere, 'sub/circle'));
    assert.deepEqual((await find(folder)).notes, [
      'a.md',
      'c.md',
      'library/far.md',
      'library/sub/farther.md',
      'sub/b.md',
    ]);
  });

  it('takes the bibliographies that corroborate.json names, and says at its place which is not there', async () => {
    const outside = folderWith(['shared.bib']);
    const folder = folderWith(['a.bib', 'references.bib', 'library.json', 'ignored.bib'], {
      '.gitignore': 'ignored.bib\n',
    });
    const text = `{ "bibliography": ["library.json", "ignored.bib", "${outside}/shared.bib", "reference.bib", "."] }`;
    const found = await findFiles(folder, readConfig(text));
    assert.deepEqual(found.bibliographies.slice(0, 2), ['library.json', 'ignored.bib']);
    assert.match(found.bibliographies[2] ?? '', /^\.\.\/.*\/shared\.bib$/);
    assert.deepEqual(
      found.problems.map(({ code, message, range }) => [code, message, text.slice(range.start, range.end)]),
      [
        [
          'bad-config',
          'there is no bibliography reference.bib here; did you mean references.bib?',
          '"reference.bib"',
        ],
        ['bad-config', 'there is no bibliography . here', '"."'],
      ],
    );
  });

  it('finds bibliographies that notes name beside the note, else in the folder', async () => {
    const folder = folderWith(['refs.bib', 'chapters/own.bib', 'chapters/refs.json']);
    const named = [
      { note: 'chapters/one.md', path: 'own.bib' },
      { note: 'chapters/two.md', path: 'refs.bib' },
      { note: 'chapters/two.md', path: 'missing.bib' },
      { note: 'three.md', path: 'chapters/refs.json' },
    ];
    assert.deepEqual(await bibliographiesNamed(folder, named), [
      'chapters/own.bib',
      'chapters/refs.json',
      'refs.bib',
    ]);
  });

  it('finds nothing in a folder that is empty or not there', async () => {
    const nothing = { notes: [], bibliographies: [], unreadable: [], problems: [] };
    assert.deepEqual(await find(temporaryFolder()), nothing);
    assert.deepEqual(await find(join(temporaryFolder(), 'missing')), nothing);
  });
});
