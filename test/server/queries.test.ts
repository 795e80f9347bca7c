import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { BlockAnswerText } from '../../src/protocol.js';
import { sampleFiles } from '../language/sample.js';
import { startClient, type Client } from './client.js';

describe('the requests that ask the evidence, on the sample', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(sampleFiles(), { trusted: true })));
  after(() => client.stop());

  const answersOf = (...texts: string[]): Promise<BlockAnswerText[]> =>
    client.request('corroborate/blockAnswers', { uri: client.uri('notes/claims.md'), texts });

  it('answer the evidence blocks of a note in their order, each with Markdown or with its mistakes', async () => {
    const [list, mistaken, styled, unstyled] = await answersOf(
      'verdict:contested\nas: list',
      'verdict:contestd\nas: list',
      'in:evidence verdict:contested\nas: bibliography\nlimit: 2',
      'verdict:contested\nas: table\ncolumns: id, nn',
    );
    assert.ok(list && 'markdown' in list);
    assert.match(list.markdown, /^- \*\*.+\*\* \(/);
    assert.ok(mistaken && 'problems' in mistaken);
    assert.deepEqual(
      mistaken.problems.map(({ offset, length }) => [offset, length]),
      [['verdict:'.length, 'contestd'.length]],
    );
    assert.ok(styled && 'markdown' in styled && /\(\d{4}\)/.test(styled.markdown));
    assert.ok(unstyled && 'problems' in unstyled);
    assert.equal(unstyled.problems[0]?.offset, 'verdict:contested\nas: table\ncolumns: id, '.length);
  });

  it('answer what changed since a commit, asking git', async () => {
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', client.folder, '-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args]);
    };
    const [before] = await answersOf('changed-since:HEAD');
    assert.ok(before && 'problems' in before);
    assert.match(before.problems[0]?.message ?? '', /git repository/);
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'A');
    await client.onDisk('notes/new.md', '# New\n\n## A claim that was not there {.claim #new-claim}\n');
    await client.until('the new note is read', async () => {
      const [answer] = await answersOf('id:new-claim\nas: list');
      return answer !== undefined && 'markdown' in answer && answer.markdown.includes('not there');
    });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const [after] = await answersOf('changed-since:HEAD\nas: list');
    assert.ok(after && 'markdown' in after);
    assert.match(after.markdown, /^- \*\*A claim that was not there/);
    assert.equal(after.markdown.trim().split('\n').length, 1);
  });
});

describe('asking what changed in a workspace that is not trusted', function () {
  this.timeout(60_000);
  it('says so, at the place, and asks nobody', async () => {
    const client = await startClient(sampleFiles());
    const [answer] = await client.request<BlockAnswerText[]>('corroborate/blockAnswers', {
      uri: client.uri('notes/claims.md'),
      texts: ['verdict:contested changed-since:HEAD'],
    });
    assert.ok(answer && 'problems' in answer);
    assert.deepEqual([answer.problems[0]?.offset, answer.problems.length], [32, 1]);
    assert.match(answer.problems[0]?.message ?? '', /trusted workspace/);
    await client.stop();
  });
});
