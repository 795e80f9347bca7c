import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const csl = (info: string, body = ''): string =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title><id>mine</id>${info}<updated>2020-01-01T00:00:00Z</updated></info>${body}</style>`;
const layout = '<layout><text variable="title" prefix="MINE "/></layout>';
const mine = csl('', `<citation>${layout}</citation><bibliography>${layout}</bibliography>`);

const files = {
  'claims.md':
    '# All\n\n## Trust {.claim #trust}\n\n- supports [@zoe2021, p. 3]: "Rose."\n- mentions [@ask2020]: "In passing."\n',
  'manuscript.md': 'First [@zoe2021], then [@ask2020].\n',
  'references.bib':
    '@article{ask2020, author = {Ask, Ann}, title = {On trust}, journal = {Trust}, year = 2020}\n@book{zoe2021, author = {Zoe, Z. and Ask, Ann}, editor = {Ed, E.}, title = {A book}, publisher = {P}, year = 2021}\n',
  'mine.csl': mine,
  'styles/only.csl': mine,
  'dependent.csl': csl('<link href="http://www.zotero.org/styles/mine" rel="independent-parent"/>'),
  'bare.csl': csl('', `<citation>${layout}</citation>`),
};

const run = (...args: string[]) => runIn(['bibliography', ...args]);

describe('corroborate bibliography, every way', () => {
  it('takes a shipped style, a file, a folder and what corroborate.json names', async () => {
    const folder = temporaryFolder(files);
    const ieee = await run(folder, '--style', 'ieee', '--format', 'text', '--note', 'manuscript.md');
    assert.match(ieee.out, /^\[1\] Z\. Zoe and A\. Ask[\s\S]*\n\[2\] A\. Ask/);
    for (const style of ['mine.csl', 'dependent.csl', 'styles'])
      assert.match((await run(folder, '--style', join(folder, style))).out, /MINE On trust/, style);
    const configured = temporaryFolder({ ...files, 'corroborate.json': '{ "style": "styles/only.csl" }' });
    assert.match((await run(configured)).out, /MINE On trust/);
  });

  it('speaks the language that is asked for', async () => {
    const folder = temporaryFolder(files);
    const { out } = await run(
      folder,
      '--style',
      'harvard-cite-them-right',
      '--locale',
      'de',
      '--format',
      'text',
    );
    assert.match(out, /Zoe, Z\. und Ask, A\./);
  });

  it('is of a note in its order of citation, of a claim, or of evidence alone', async () => {
    const folder = temporaryFolder(files);
    const keys = async (...args: string[]): Promise<string[]> => {
      const { out, code, err } = await run(folder, '--format', 'csl-json', ...args);
      assert.equal(code, 0, err);
      return (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    };
    assert.deepEqual(await keys(), ['ask2020', 'zoe2021']);
    assert.deepEqual(await keys('--note', 'manuscript.md'), ['zoe2021', 'ask2020']);
    // Of several there is no one order of citation.
    assert.deepEqual(await keys('--note', 'manuscript.md', '--note', './manuscript.md'), [
      'ask2020',
      'zoe2021',
    ]);
    assert.deepEqual(await keys('--claim', 'trust'), ['ask2020', 'zoe2021']);
    assert.deepEqual(await keys('--claim', 'trust', '--evidence-only'), ['zoe2021']);
  });

  it('annotates, groups and makes tables', async () => {
    const folder = temporaryFolder(files);
    assert.match((await run(folder, '--annotated')).out, /- \*\*Supports\*\* Trust .*: “Rose\.” \(p\. 3\)/);
    assert.match((await run(folder, '--group', 'claim')).out, /^## Trust\n/);
    assert.match(
      (await run(folder, '--table')).out,
      /^\| Claim \| Strength \| Verdict \| Ask 2020 \| Zoe & Ask 2021 \|\n/,
    );
  });

  it('writes a file in the format that its name says, or the one that is asked for', async () => {
    const folder = temporaryFolder(files);
    const starts: [string, RegExp][] = [
      ['x.docx', /^PK/],
      ['x.rtf', /^\{\\rtf1/],
      ['x.html', /^<!doctype html>/],
      ['x.ris', /^TY {2}- JOUR/],
      ['x.bib', /^@article\{ask2020/],
      ['x.csv', /^\uFEFFKey,/],
      ['x.txt', /^Ask, A\. \(2020\)/],
    ];
    for (const [name, start] of starts) {
      const file = join(folder, name);
      const { code, out, err } = await run(folder, '-o', file);
      assert.deepEqual([code, out, err], [0, '', `corroborate: wrote 2 references to ${file}\n`]);
      assert.match(readFileSync(file, 'utf8'), start);
    }
  });

  const failures: [args: string[], message: RegExp][] = [
    [['--style', 'apaa'], /there is no citation style apaa; did you mean apa\?/],
    [['--style', './gone.csl'], /there is no file \.\/gone\.csl; a shipped style is named by its id/],
    [['--style', '{}/bare.csl'], /bare\.csl has no bibliography, only citations/],
    [['--style', '{}/claims.md'], /claims\.md is not a citation style: it has no <style> element/],
    [['--style', '{}'], /name one of the styles in .*: bare\.csl, dependent\.csl, mine\.csl/],
    [['--locale', 'xx'], /there is no locale xx/],
    [['--format', 'docx'], /a Word document is written to a file: name one with -o/],
    [['--format', 'pdf'], /--format is one of md, /],
    [['--note', 'manuscrip.md'], /there is no note manuscrip\.md; did you mean manuscript\.md\?/],
    [['--style', 'apa', '--style', 'ieee'], /--style is given twice; once is enough/],
    [['--note', 'claims.md', '--note', 'manuscrip.md'], /there is no note manuscrip\.md/],
    [['--note', 'claims.md', '--claim', 'trust'], /give either --claim or --note, not both/],
    [['--table', '--format', 'ris'], /a table is written as md, html/],
    [['-o', '{}/none/x.md'], /the folder of .*x\.md is not there/],
    [['-o', '{}'], /is a folder/],
    [['-o'], /-o needs a value/],
  ];
  for (const [args, message] of failures)
    it(`says in one sentence what is wrong with ${args.join(' ')}`, async () => {
      const folder = temporaryFolder(files);
      const { code, out, err } = await run(folder, ...args.map((arg) => arg.replace('{}', folder)));
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal(err.trimEnd().split('\n').length, 1);
      assert.ok(!existsSync(join(folder, 'none')));
    });
});
