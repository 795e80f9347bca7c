import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { CodeLens } from 'vscode-languageserver-types';
import type {
  BlockAnswerText,
  ClaimsResult,
  EditSavedResult,
  FreezeResult,
  NamedQueriesResult,
  QueryDocument,
  QueryHelp,
  QueryResult,
  SearchAllResult,
} from '../../src/protocol.js';
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

  it('tell of the saved, the ready and the recent queries with their counts', async () => {
    const named = (): Promise<NamedQueriesResult> =>
      client.request('corroborate/namedQueries', { recent: ['trust', 'verdict:nothing'], ready: true });
    const before = await named();
    assert.deepEqual(
      before.files.map(({ uri, saved }) => [uri, saved]),
      [[client.uri('corroborate.json'), []]],
    );
    const contested = before.ready.find(({ name }) => name === 'contested');
    assert.equal(contested?.count, 4);
    assert.match(contested.title, /^Contested claims/);
    const gaps = before.ready.find(({ name }) => name === 'gaps');
    const opened = await client.request<QueryResult>('corroborate/query', { text: gaps?.text, limit: 1000 });
    assert.ok(opened.count > 0);
    assert.deepEqual([gaps?.count, gaps?.space], [opened.count, 'gaps']);
    assert.ok(before.recent[0]?.count && before.recent[0].count > 0);
    assert.match(before.recent[1]?.mistake?.message ?? '', /verdict/);
    // A settings file in the editor, not saved yet.
    await client.edit(
      'corroborate.json',
      '{ "queries": { "Few": "verdict:contested\\nlimit: 2", "Bad": "verdict:x" } }',
    );
    const [few, bad] = (await named()).files[0]?.saved ?? [];
    assert.deepEqual([few?.name, few?.count, few?.space], ['Few', 2, 'claims']);
    assert.deepEqual([bad?.count, bad?.mistake?.offset], [null, 'verdict:'.length]);
    await client.close('corroborate.json');
  });

  it('edit the saved queries: as an edit of the file, which is made where there is none', async () => {
    const change = { kind: 'add', name: 'A', text: 'trust' };
    const edit = await client.request<EditSavedResult>('corroborate/editSaved', {
      uri: client.uri('corroborate.json'),
      change,
    });
    assert.deepEqual(edit, {
      create: true,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      newText: '{\n  "queries": {\n    "A": "trust"\n  }\n}\n',
    });
  });

  it('give what a query finds of each kind, in the order that it asks for, with places', async () => {
    const ask = (text: string, limit = 100): Promise<QueryResult> =>
      client.request('corroborate/query', { text, limit });
    const claims = await ask('verdict:contested\nsort: claim', 2);
    assert.equal(claims.count, 4);
    assert.ok(claims.found?.space === 'claims' && claims.found.items.length === 2);
    const evidence = await ask('in:evidence citekey:bovaird2008fad');
    assert.ok(evidence.found?.space === 'evidence');
    assert.ok(evidence.found.items.some(({ claim }) => claim?.startsWith('Individual co-production')));
    const studies = await ask('in:studies design:rct');
    assert.ok(studies.found?.space === 'studies');
    const trial = studies.found.items.find(({ key }) => key === 'chong2015ineffective');
    assert.deepEqual(
      trial?.bearsOn.map(({ relation, key, target }) => [relation, key, target.uri]),
      [['null', 'information-raises', client.uri('notes/literature/chong2015ineffective.md')]],
    );
    const references = await ask('in:references author:bovaird');
    assert.ok(references.found?.space === 'references');
    assert.ok(references.found.items.some(({ citekey }) => citekey === 'bovaird2007beyond'));
    assert.ok(references.found.items.every(({ target }) => target.uri.endsWith('references.bib')));
    const gaps = await ask('in:evidence\nas: gaps\nby: design, relation');
    assert.ok(gaps.found?.space === 'gaps');
    assert.ok(gaps.found.items.includes('Meta-analysis · null'), gaps.found.items.join('\n'));
    assert.ok(gaps.found.items.every((words) => words.includes(' · ')));
    const mistaken = await ask('verdict:contestd');
    assert.deepEqual([mistaken.found, mistaken.mistakes[0]?.offset], [null, 8]);
  });

  it('help with a query while it is typed', async () => {
    const { offers, mistakes } = await client.request<QueryHelp>('corroborate/queryHelp', {
      text: 'trust verd',
      offset: 10,
    });
    assert.deepEqual(offers[0] && { ...offers[0], detail: '' }, {
      label: 'verdict:',
      detail: '',
      text: 'verdict:',
      start: 6,
      length: 4,
    });
    assert.deepEqual(mistakes, []);
    const wrong = await client.request<QueryHelp>('corroborate/queryHelp', { text: '(trust' });
    assert.deepEqual(
      wrong.mistakes.map(({ offset }) => offset),
      [0],
    );
  });

  it('narrow the claims of the map down to those that a query finds, or its evidence bears on', async () => {
    const claims = (query: string): Promise<ClaimsResult> => client.request('corroborate/claims', { query });
    const contested = await claims('verdict:contested');
    assert.ok(
      contested.claims.length === 4 && contested.claims.every(({ verdict }) => verdict === 'contested'),
    );
    assert.equal(contested.mistakes, undefined);
    const of = await claims('in:evidence citekey:bovaird2008fad');
    assert.ok(of.claims.length > 0 && of.claims.some(({ id }) => id === 'individual-dominates'));
    const mistaken = await claims('verdict:contestd');
    assert.equal(mistaken.claims.length, mistaken.total);
    assert.equal(mistaken.mistakes?.[0]?.offset, 8);
  });

  it('write answers on: as Markdown, for a spreadsheet, as a table of evidence, as a note', async () => {
    const write = (as: string, text = 'verdict:contested'): Promise<QueryDocument> =>
      client.request('corroborate/queryDocument', { text, as });
    const [answer, csv, table, note] = await Promise.all(
      ['answer', 'csv', 'table', 'note'].map((as) => write(as)),
    );
    for (const written of [answer, csv, table, note])
      assert.ok(written && 'text' in written && written.count === 4);
    assert.ok(answer && 'text' in answer && csv && 'text' in csv && table && 'text' in table);
    assert.match(answer.text, /^\| Claim/i);
    assert.match(csv.text, /^Claim,/i);
    assert.match(table.text, /\(20\d\d\)|20\d\d/);
    assert.ok(note && 'text' in note);
    assert.match(note.text, /\{\.claim ref=[^}]+\}\n\n- \S+ #\S+ \[@/);
    assert.ok(note.citekeys.length > 3);
    assert.ok('mistakes' in (await write('note', 'verdict:')));
  });

  it('search claims, quotes and references at once, with what matched in each', async () => {
    const search = (text: string): Promise<SearchAllResult> =>
      client.request('corroborate/searchAll', { text, limit: 10 });
    await client.until(
      'the quotes are read',
      async () => (await search('dominated individualised')).quotes.length > 0,
    );
    const { quotes } = await search('dominated individualised');
    const [quote] = quotes;
    assert.ok(quote);
    assert.match(quote.text, /dominated by individualised/);
    assert.ok(quote.target.uri.endsWith('bovaird2008fad.md') && quote.claim?.startsWith('Individual'));
    assert.deepEqual(
      quote.matches.map(([start, end]) => quote.text.slice(start, end)),
      ['dominated', 'individualised'],
    );
    const { references, claims } = await search('coproduction alford');
    assert.equal(references[0]?.citekey, 'alford2002why');
    assert.ok(references[0].target.uri.endsWith('references.bib'));
    assert.ok(claims.some(({ id }) => id === 'financial-rewards'));
    assert.deepEqual(
      (await search('self-eficacy')).claims.map(({ id }) => id),
      ['self-efficacy'],
    );
    // It follows an edit.
    await client.edit('notes/new.md', '- supports #women-more [@alford2002why]: “quokkas are marsupials”\n');
    await client.onDisk(
      'notes/new.md',
      '- supports #women-more [@alford2002why]: “quokkas are marsupials”\n',
    );
    await client.until('the new quote is found', async () => (await search('quokk')).quotes.length === 1);
    await client.close('notes/new.md');
    await client.onDisk('notes/new.md', null);
    await client.until('it is gone', async () => (await search('quokk')).quotes.length === 0);
  });

  it('freeze the answer to a block below it, and say where that cannot be', async () => {
    const text = '# Note\n\n```evidence\nverdict:contested\nas: list\n```\n\nWords.\n';
    await client.edit('notes/asks.md', text);
    const freeze = (line: number): Promise<FreezeResult> =>
      client.request('corroborate/freeze', { uri: client.uri('notes/asks.md'), line });
    const edit = await freeze(3);
    assert.ok('newText' in edit);
    assert.deepEqual(edit.range.start, { line: 5, character: 3 });
    assert.match(edit.newText, /<!-- evidence: [^]*\n- \*\*[^]*<!-- evidence: end -->$/);
    assert.deepEqual(await freeze(0), { failure: 'there is no evidence block at this place' });
    await client.close('notes/asks.md');
  });

  it('have the mistakes of the blocks of a note among its problems, open or not, and counts above them', async () => {
    const block = (query: string): string => `# Asks\n\n\`\`\`evidence\n${query}\n\`\`\`\n`;
    const wrong = (file: string): string[] =>
      client
        .diagnostics(file)
        .map(({ range, code }) => `${String(code)} ${range.start.line}:${range.start.character}`);
    await client.onDisk('notes/asking.md', block('id:not-yet verdict:contestd'));
    await client.until('its mistake is told', () => wrong('notes/asking.md').includes('bad-query 3:19'));
    await client.edit('notes/asking.md', block('id:not-yet'));
    await client.until(
      'the name is told of',
      () => wrong('notes/asking.md').join() === 'query-finds-nothing 3:3',
    );
    await client.edit('notes/other.md', '# Other\n\n## Here it is {.claim #not-yet}\n');
    // A note that nobody edited follows what others say.
    await client.onDisk('notes/other.md', '# Other\n\n## Here it is {.claim #not-yet}\n');
    await client.until('the name is there', () => wrong('notes/asking.md').length === 0);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: client.uri('notes/asking.md') },
    });
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, command?.command, range.start.line]),
      [
        ['1 claim', 'corroborate.openAnswer', 2],
        ['Refresh', 'corroborate.refreshAnswers', 2],
        ['Freeze', 'corroborate.freezeAnswer', 2],
      ],
    );
    await client.close('notes/asking.md');
    await client.close('notes/other.md');
    await client.onDisk('notes/asking.md', null);
    await client.onDisk('notes/other.md', null);
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
