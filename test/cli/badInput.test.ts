import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { defaultRubric, openWorkspace } from '../../src/workspace/index.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const study = '---\ncitekey: a2020\nstudy:\n  design: rct\n  n: 800\n  quality: high\n---\n\n';
const claim =
  '## Co-production raises trust {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Trust rose."\n';
const entry = '@article{a2020,\n  author = {Ask, Ann},\n  title = {On trust},\n  year = {2020},\n}\n';

/** A folder in which nothing is wrong. */
const good = { 'claims.md': claim, 'notes/a2020.md': `${study}A note.\n`, 'references.bib': entry };

interface Told {
  code: string;
  severity: string;
  message: string;
  location: { file: string; start: { line: number; column: number } };
  related?: { location: { file: string } }[];
}

async function problemsOf(folder: string): Promise<Told[]> {
  const { code, out, err } = await runIn(['check', folder, '--format', 'json']);
  assert.ok(code < 2, err);
  return JSON.parse(out) as Told[];
}

const place = ({ code, location: { file, start } }: Told): string =>
  `${code} ${file}:${start.line}:${start.column}`;

/** Whether what is right beside a fault is still read: the claim of `good`, rated by its study. */
async function restIsIndexed(folder: string): Promise<void> {
  const { code, out, err } = await runIn(['index', folder, '--json']);
  assert.equal(code, 0, err);
  const { claims, references } = JSON.parse(out) as {
    claims: { id: string; rating: { strength: string; units: { studies: string[] }[] } }[];
    references: { citekey: string }[];
  };
  const trust = claims.find(({ id }) => id === 'trust');
  assert.deepEqual(trust?.rating.units[0]?.studies, ['a2020']);
  assert.ok(references.some(({ citekey }) => citekey === 'a2020'));
}

describe('bad input', () => {
  it('has nothing to tell of a folder in which nothing is wrong', async () => {
    const folder = temporaryFolder(good);
    assert.deepEqual((await problemsOf(folder)).map(place), []);
    await restIsIndexed(folder);
  });

  it('a folder without notes is said, and is empty', async () => {
    const folder = temporaryFolder({ 'references.bib': entry });
    const checked = await runIn(['check', folder]);
    assert.deepEqual(checked, {
      code: 0,
      out: '',
      err: `corroborate: no notes in ${folder}: there is no Markdown file\nno problems\n`,
    });
    const { code, out } = await runIn(['index', folder, '--json']);
    assert.equal(code, 0);
    assert.deepEqual((JSON.parse(out) as { claims: unknown[] }).claims, []);
    const claims = await runIn(['claims', folder]);
    assert.deepEqual([claims.code, claims.out], [0, '']);
  });

  it('a folder without a bibliography says so where a reference is needed, and rates nevertheless', async () => {
    const folder = temporaryFolder({ 'claims.md': claim, 'notes/a2020.md': study });
    const problems = await problemsOf(folder);
    const [first] = problems.filter(({ location }) => location.file === 'claims.md');
    assert.equal(first && place(first), 'unknown-reference claims.md:3:18');
    assert.match(first?.message ?? '', /no bibliography/);
    const { out } = await runIn(['claims', folder]);
    assert.match(out, /Co-production raises trust +Limited +supported +1 +0 +0 +0/i);
  });

  it('broken YAML is told at its line', async () => {
    const folder = temporaryFolder({
      ...good,
      'broken.md': '---\ncitekey: a2020\nstudy: [rct\n---\n\nText.\n',
    });
    const problems = await problemsOf(folder);
    assert.deepEqual(
      problems.map(({ code, location }) => `${code} ${location.file}`),
      ['bad-front-matter broken.md'],
    );
    assert.ok([3, 4].includes(problems[0]?.location.start.line ?? 0));
    await restIsIndexed(folder);
  });

  it('a broken entry of a bibliography is told at its line', async () => {
    const folder = temporaryFolder({
      ...good,
      'references.bib': `@article{broken2019,\n  title = {Open\n\n${entry}`,
    });
    const problems = await problemsOf(folder);
    assert.deepEqual(problems.map(place), ['bad-bibliography-entry references.bib:1:1']);
    await restIsIndexed(folder);
  });

  it('a note that is not UTF-8 is told where it is not', async () => {
    const latin1 = Buffer.from('# Notes\n\nCo-production in caf\xe9s\n', 'latin1');
    const folder = temporaryFolder({ ...good, 'latin1.md': latin1 });
    const problems = await problemsOf(folder);
    assert.deepEqual(problems.map(place), ['file-skipped latin1.md:3:21']);
    assert.match(problems[0]?.message ?? '', /not UTF-8/);
    await restIsIndexed(folder);
  });

  it('a note of 20 MB is left out with the cap, which a setting raises', async () => {
    const large = `${claim.replace('#trust', '#large')}\n${'Co-production. '.repeat(1_400_000)}\n`;
    const folder = temporaryFolder({ ...good, 'large.md': large });
    const problems = await problemsOf(folder);
    assert.deepEqual(problems.map(place), ['file-skipped large.md:1:1']);
    assert.match(problems[0]?.message ?? '', /21\.0 MB, and at most 5 MB .* maxNoteSize/);
    await restIsIndexed(folder);
  });

  it('a file that vanishes while it is read was never there', async () => {
    const more = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`z${i}.md`, '# Nothing\n']));
    const folder = temporaryFolder({ ...good, ...more, 'zz-doomed.md': claim });
    const base = createEvidenceBase(defaultRubric());
    let once = true;
    await openWorkspace(folder, base, {
      onProgress: () => {
        if (once) rmSync(join(folder, 'zz-doomed.md'));
        once = false;
      },
    });
    assert.equal(base.note('zz-doomed.md'), undefined);
    assert.deepEqual(
      base.files().flatMap((file) => base.problems(file)),
      [],
    );
    assert.equal(base.rating('trust')?.units.length, 1);
  });

  it('two claims with one id are told at both places, each naming the other', async () => {
    const folder = temporaryFolder({ ...good, 'other.md': '# Other\n\n## Trust grows {.claim #trust}\n' });
    const problems = (await problemsOf(folder)).filter(({ code }) => code === 'duplicate-id');
    assert.deepEqual(
      problems.map((problem) => [place(problem), problem.related?.[0]?.location.file]),
      [
        ['duplicate-id claims.md:1:40', 'other.md'],
        ['duplicate-id other.md:3:25', 'claims.md'],
      ],
    );
    const { out } = await runIn(['index', folder, '--json']);
    assert.equal((JSON.parse(out) as { claims: unknown[] }).claims.length, 2);
    await restIsIndexed(folder);
  });

  it('an empty corroborate.json is the default', async () => {
    const folder = temporaryFolder({ ...good, 'corroborate.json': '' });
    assert.deepEqual(await problemsOf(folder), []);
    await restIsIndexed(folder);
  });

  it('a corroborate.json with mistakes tells of each, and the rest of it holds', async () => {
    const folder = temporaryFolder({
      ...good,
      'drafts/x.md': claim,
      'corroborate.json': `{
  "ignore": ["drafts"],
  "rubric": "dfid-2041",
  "bibliography": ["refs.bib", "references.bib"],
  "styel": "apa",
  "designs": 3
}`,
    });
    assert.deepEqual((await problemsOf(folder)).map(place), [
      'bad-config corroborate.json:3:13',
      'bad-config corroborate.json:4:20',
      'unknown-setting corroborate.json:5:3',
      'bad-config corroborate.json:6:14',
    ]);
    await restIsIndexed(folder);
  });

  it('malformed JSON in corroborate.json is told at its place', async () => {
    const folder = temporaryFolder({ ...good, 'corroborate.json': '{\n  "ignore": ["x" "y"]\n' });
    assert.deepEqual((await problemsOf(folder)).map(place), [
      'bad-config corroborate.json:2:18',
      'bad-config corroborate.json:3:1',
    ]);
    await restIsIndexed(folder);
  });

  it('a folder in the place of a file is no reason to stop', async () => {
    const folder = temporaryFolder(good);
    mkdirSync(join(folder, 'folder.md'));
    mkdirSync(join(folder, 'corroborate.json'));
    assert.deepEqual((await problemsOf(folder)).map(place), ['file-skipped corroborate.json:1:1']);
    await restIsIndexed(folder);
  });
});
