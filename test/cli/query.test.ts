import assert from 'node:assert/strict';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const folder = (): string =>
  temporaryFolder({
    'corroborate.json': '{ "queries": { "Money": "topic:money" } }',
    'c.md':
      '# Rewards raise output {.claim #rewards topic=money}\n\n# =cmd|"x"!A1 is a claim {.claim #formula}\n',
    'a.md': '---\ncitekey: a\nstudy:\n  design: rct\n  n: 500\n---\n\n- supports #rewards (p. 1): "x"\n',
    'r.bib': '@article{a,\n  author = {Someone, Ann},\n  title = {On a},\n  year = {2020}\n}\n',
  });

describe('corroborate query', () => {
  it('prints a table for people, and says on stderr how many there are', async () => {
    const { code, out, err } = await runIn(['query', folder(), 'design:rct', '--columns', 'id,k']);
    assert.deepEqual([code, out, err], [0, 'Id       k\nrewards  1\n', '1 claim\n']);
  });

  it('prints CSV by RFC 4180 in which no cell is a formula', async () => {
    const { out } = await runIn(['query', folder(), '', '--columns', 'claim,id', '--format', 'csv']);
    assert.equal(out, 'Claim,Id\r\nRewards raise output,rewards\r\n"\'=cmd|""x""!A1 is a claim",formula\r\n');
  });

  it('prints JSON as index does, and rows of the columns that are asked for', async () => {
    const whole = await runIn(['query', folder(), 'in:studies', '--format', 'json']);
    assert.equal((JSON.parse(whole.out) as { key: string }[])[0]?.key, 'a');
    const rows = await runIn(['query', folder(), 'in:studies', '--columns', 'id,n', '--format', 'json']);
    assert.deepEqual(JSON.parse(rows.out), [{ id: 'a', n: 500 }]);
  });

  it('prints Markdown, and bibliographies of what is found', async () => {
    const { out } = await runIn(['query', folder(), 'design:rct', '--format', 'md', '--as', 'bibliography']);
    assert.match(out, /^Someone, A\. \(2020\)/);
    const same = await runIn(['bibliography', folder(), '--query', 'design:rct', '--format', 'bibtex']);
    assert.match(same.out, /@article\{a,/);
  });

  it("writes bibliographies in the project's own style", async () => {
    const own = (
      style: string,
    ) => `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
      <info><title>Own</title><id>own</id></info>
      <citation><layout><text variable="title"/></layout></citation>
      <bibliography><layout prefix="${style}: "><text variable="title"/></layout></bibliography></style>`;
    const at = temporaryFolder({
      'corroborate.json': '{ "style": "styles/own.csl" }',
      'styles/own.csl': own('Ours'),
      'a.md': '# A {.claim #a}\n\n- supported by [@a, p. 1]: "x"\n',
      'r.bib': '@article{a,\n  author = {Someone, Ann},\n  title = {On a},\n  year = {2020}\n}\n',
    });
    const { code, out, err } = await runIn(['query', at, '', '--as', 'bibliography', '--format', 'md']);
    assert.deepEqual([code, out.trim(), err], [0, 'Ours: On a', '1 claim\n']);
    const missing = temporaryFolder({
      'corroborate.json': '{ "style": "none.csl" }',
      'a.md': '# A {.claim}\n',
    });
    assert.match(
      (await runIn(['query', missing, '', '--as', 'bibliography'])).err,
      /there is no file none\.csl/,
    );
    assert.equal((await runIn(['query', missing, ''])).code, 0);
  });

  it('says of gaps how many they are', async () => {
    const { err, out } = await runIn([
      ...['query', folder(), 'in:studies', '--as', 'gaps', '--by', 'design,id', '--format', 'csv'],
    ]);
    assert.deepEqual([out.trim().split('\r\n').length - 1, err], [0, '0 gaps\n']);
  });

  it('takes a query that begins by leaving something out, and says where else it may stand', async () => {
    for (const asked of ['-topic:money', '-(topic:money OR design:rct)', '-"Rewards raise"'])
      assert.match(
        (await runIn(['query', folder(), asked, '--columns', 'id'])).out,
        /^Id\s+formula\s*$/,
        asked,
      );
    const { out } = await runIn(['query', '--columns', 'id', folder(), '--', '-rewards']);
    assert.match(out, /^Id\s+formula\s*$/);
    const { code, err } = await runIn(['query', folder(), '-rewards']);
    assert.equal(code, 2);
    assert.match(err, /query has no option -r; .*a query that begins with - stands after --\n$/);
    const columns = await runIn(['query', folder(), '--sort', '-k:', '--columns', 'id']);
    assert.match(columns.err, /claims have no column k:/);
  });

  it('exits with 1 where it is told to', async () => {
    const codes = await Promise.all(
      [
        ['design:rct', '--fail-if-any'],
        ['design:rct', '--fail-if-none'],
        ['design:did', '--fail-if-any'],
        ['design:did', '--fail-if-none'],
      ].map(async (args) => (await runIn(['query', folder(), ...args])).code),
    );
    assert.deepEqual(codes, [1, 0, 0, 1]);
  });

  it('asks questions by name, those of corroborate.json too', async () => {
    assert.match((await runIn(['query', folder(), '--question', 'Money', '--columns', 'id'])).out, /rewards/);
    assert.match(
      (await runIn(['query', folder(), '--question', 'untested', '--columns', 'id'])).out,
      /formula/,
    );
    const { code, err } = await runIn(['query', folder(), '--question', 'untestd']);
    assert.equal(code, 2);
    assert.match(err, /there is no question untestd; did you mean untested\?/);
  });

  it('is told of mistakes in saved queries by check', async () => {
    const at = temporaryFolder({
      'corroborate.json': '{ "queries": { "Mine": "verdict:contestd" } }',
      'a.md': '# A {.claim #a}\n',
    });
    const { code, out } = await runIn(['check', at]);
    assert.equal(code, 1);
    assert.match(
      out,
      /corroborate\.json:1:33: error: in the query Mine: verdict is one of .*did you mean contested\? \[bad-query\]/,
    );
  });

  it('says a mistake in one sentence with its place', async () => {
    const { code, err } = await runIn(['query', folder(), 'design:rtc']);
    assert.equal(code, 2);
    assert.match(
      err,
      /^corroborate: in the query, column 8, at rtc: design is one of .*did you mean rct.*\n$/,
    );
    assert.match(
      (await runIn(['query', folder(), 'k:>1', '--columns', 'idd'])).err,
      /claims have no column idd; did you mean id/,
    );
    assert.match((await runIn(['query'])).err, /query needs a query/);
    assert.match((await runIn(['check', folder(), 'x'])).err, /check has no use for x/);
  });
});
