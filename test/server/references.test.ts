import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AddResult,
  BibliographyResult,
  CiteParams,
  CiteResult,
  CitingNote,
  FindResult,
  PreviewResult,
  ReferenceAt,
  StudyLine,
} from '../../src/protocol.js';
import { sampleFiles } from '../language/sample.js';
import { startClient, type Client } from './client.js';

interface Asked {
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service on a local port that answers by path, and remembers what it was asked. */
async function service(
  answers: (asked: Asked) => { status?: number; body?: string } | undefined,
): Promise<{ address: string; asked: Asked[]; stop(): void }> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body };
      asked.push(one);
      const { status = 200, body: text = '' } = answers(one) ?? { status: 404 };
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}

/** As api.crossref.org gives https://doi.org/10.1111/j.1540-6210.2007.00773.x (shortened), with its own name of the type. */
const record = {
  type: 'journal-article',
  DOI: '10.1111/j.1540-6210.2007.00773.x',
  title: 'Beyond Engagement and Participation: User and Community Coproduction of Public Services',
  author: [{ given: 'Tony', family: 'Bovaird', sequence: 'first', affiliation: [] }],
  'container-title': 'Public Administration Review',
  volume: '67',
  issue: '5',
  page: '846-860',
  issued: { 'date-parts': [[2007, 8, 31]] },
};

describe('references from elsewhere', function () {
  this.timeout(60_000);
  let client: Client;
  const note = '# Trust rises {.claim #trust}\n\n- supported by [@old2001, p. 3]: "Up."\n\n[@nobody]\n';
  const bib =
    '@article{old2001, author = {Old, Ann}, title = {Old News}, journal = {J}, year = {2001}, doi = {10.1080/OLD}}\n';
  before(async () => (client = await startClient({ 'note.md': note, 'references.bib': bib })));
  after(() => client.stop());

  const add = (text: string, file?: string): Promise<AddResult> =>
    client.request('corroborate/addReferences', { text, file });

  /** What is found is added once: when the editor has the entry, saved or not, the same thing found again is there already. */
  const isKnownOnceAdded = async (text: string): Promise<void> => {
    const { edit, added } = await add(text);
    await client.edit('references.bib', `${bib}${edit?.newText ?? ''}`);
    const again = await add(text);
    assert.deepEqual([again.edit, again.added, again.known], [undefined, [], [added[0]?.citekey]]);
    await client.close('references.bib');
  };

  it('become an edit at the end of the bibliography, with a key by the pattern', async () => {
    const { edit, added, known, unread, files } = await add(JSON.stringify(record));
    assert.deepEqual([known, unread], [[], []]);
    assert.deepEqual(added, [{ citekey: 'bovaird2007beyond', citation: 'Bovaird 2007' }]);
    assert.deepEqual(
      files.map(({ name, references }) => [name, references]),
      [['references.bib', 1]],
    );
    assert.equal(edit?.uri, client.uri('references.bib'));
    assert.equal(edit.create, false);
    assert.deepEqual(edit.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
    assert.match(edit.newText, /^\n@article\{bovaird2007beyond,/);
  });

  it('are put behind what the editor has, saved or not', async () => {
    await client.edit('references.bib', `${bib}% a line that is not saved`);
    const { edit } = await add('@book{x, author = {New, N}, title = {New Things}, year = 2020}');
    assert.equal(edit?.range.start.line, 1);
    assert.equal(edit.range.start.character, '% a line that is not saved'.length);
    await client.close('references.bib');
  });

  it('are never added twice', async () => {
    const same = [
      '@article{o, title = {Old news}, year = 2001}',
      '{"id":"x","type":"book","title":"Other","DOI":"10.1080/old"}',
    ];
    for (const text of same) {
      const { edit, known } = await add(text);
      assert.deepEqual(known, ['old2001']);
      assert.equal(edit, undefined);
    }
  });

  it('are looked up by DOI at the service that is named, and nowhere else', async () => {
    const doi = await service(({ url }) =>
      url === `/${record.DOI}` ? { body: JSON.stringify(record) } : undefined,
    );
    const find = (params: object): Promise<FindResult> =>
      client.request('corroborate/findReferences', params);
    const { found, failure } = await find({ doi: record.DOI, service: doi.address });
    assert.equal(failure, undefined);
    assert.equal(found[0]?.label, 'Bovaird 2007');
    assert.equal(doi.asked[0]?.headers.accept, 'application/vnd.citationstyles.csl+json');
    const { added } = await add(found[0].text);
    assert.equal(added[0]?.citekey, 'bovaird2007beyond');
    await isKnownOnceAdded(found[0].text);
    assert.match((await find({ doi: '10.1080/none', service: doi.address })).failure ?? '', /knows no DOI/);
    doi.stop();
    assert.match(
      (await find({ doi: record.DOI, service: doi.address })).failure ?? '',
      /could not be reached/,
    );
    assert.match((await find({ doi: record.DOI, service: 'nowhere' })).failure ?? '', /no web address/);
    const odd = await service(() => ({ body: '<html>' }));
    assert.match((await find({ doi: record.DOI, service: odd.address })).failure ?? '', /not JSON/);
    odd.stop();
  });

  it('come from Zotero by Better BibTeX, else by its own interface', async () => {
    const item = {
      ...record,
      type: 'article-journal',
      id: 'http://zotero.org/users/1/items/A',
      'citation-key': 'bovaird',
    };
    const better = await service(({ url, body }) => {
      if (url !== '/better-bibtex/json-rpc') return undefined;
      const { method, params, id } = JSON.parse(body) as { method: string; params: unknown[]; id: number };
      assert.deepEqual([method, params], ['item.search', ['bovaird']]);
      return { body: JSON.stringify({ jsonrpc: '2.0', result: [item], id }) };
    });
    const find = (zotero: string): Promise<FindResult> =>
      client.request('corroborate/findReferences', { zotero, words: 'bovaird' });
    const { found } = await find(better.address);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['Bovaird 2007'],
    );
    await isKnownOnceAdded(found[0]?.text ?? '');
    better.stop();

    const own = await service(({ url }) =>
      url.startsWith('/api/users/0/items?')
        ? { body: JSON.stringify({ items: [item, { id: 'n', type: 'note' }] }) }
        : undefined,
    );
    assert.deepEqual(
      (await find(own.address)).found.map(({ label }) => label),
      ['Bovaird 2007'],
    );
    assert.match(own.asked[1]?.url ?? '', /q=bovaird.*format=csljson/);
    assert.equal(own.asked[1]?.headers['zotero-api-version'], '3');
    own.stop();
    assert.match((await find(own.address)).failure ?? '', /could not be reached; start it/);

    const closed = await service(() => ({ status: 403 }));
    assert.match((await find(closed.address)).failure ?? '', /allow that in its settings/);
    closed.stop();
  });

  it('have a file made for them where there is none', async () => {
    const empty = await startClient({ 'note.md': note });
    const { edit } = await empty.request<AddResult>('corroborate/addReferences', {
      text: '@book{x, title = {T}}',
    });
    assert.equal(edit?.create, true);
    assert.equal(edit.uri, empty.uri('references.bib'));
    await empty.stop();
  });

  it('go into what the project keeps, in its form, and nowhere where they would not be read', async () => {
    const added = async (files: Record<string, string>): Promise<[AddResult, Client]> => {
      const own = await startClient(files);
      return [await own.request('corroborate/addReferences', { text: '@book{x, title = {T}}' }), own];
    };
    const [ris, one] = await added({ 'a.ris': 'TY  - BOOK\nTI  - Old\nID  - old\nER  - \n' });
    assert.equal(ris.edit?.uri, one.uri('a.ris'));
    assert.match(ris.edit.newText, /^\nTY {2}- BOOK/);
    await one.stop();

    const csv = 'Title,Authors,Year,Journal\nOld,A,2010,J\n';
    const named = (bibliography: string[]): Record<string, string> => ({
      'a.csv': csv,
      'corroborate.json': JSON.stringify({ bibliography }),
    });
    const [made, two] = await added(named(['a.csv', 'own/new.bib']));
    assert.deepEqual([made.edit?.uri, made.edit?.create], [two.uri('own/new.bib'), true]);
    await two.stop();
    const [refused, three] = await added(named(['a.csv']));
    assert.equal(refused.edit, undefined);
    assert.deepEqual(refused.added, []);
    assert.match(refused.unread[0] ?? '', /name a \.bib file there, such as references\.bib/);
    assert.deepEqual(
      refused.files.map(({ name, writable }) => [name, writable]),
      [['a.csv', false]],
    );
    await three.stop();
  });

  it('are known by the place where they stand', async () => {
    const at = async (file: string, line: number, character: number): Promise<string | null> =>
      (
        await client.request<ReferenceAt>('corroborate/referenceAt', {
          uri: client.uri(file),
          line,
          character,
        })
      ).citekey;
    assert.equal(await at('note.md', 2, 18), 'old2001');
    assert.equal(await at('note.md', 2, 28), 'old2001');
    assert.equal(await at('note.md', 4, 3), 'nobody');
    assert.equal(await at('note.md', 3, 0), null);
    assert.equal(await at('references.bib', 0, 60), 'old2001');
  });
});

describe('studies and previews, on the sample', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(sampleFiles())));
  after(() => client.stop());

  it('list every study with what it bears on and what is missing', async () => {
    const studies = await client.request<StudyLine[]>('corroborate/studies', {});
    assert.ok(studies.length >= 20);
    assert.ok(studies.some(({ described }) => !described) || studies.every(({ described }) => described));
    for (const { key, citekey, citation, bearsOn, target } of studies) {
      assert.ok(key.startsWith(citekey) && citation !== '');
      for (const piece of bearsOn) assert.match(piece.target.uri, /\.md$/);
      assert.match(target?.uri ?? '.md', /\.(?:md|bib)$/);
    }
    assert.ok(studies.some(({ bearsOn }) => bearsOn.length > 1));
  });

  it('are cited in a style: in the text and in the list, several together', async () => {
    const cite = (params: CiteParams): Promise<CiteResult> =>
      client.request('corroborate/formatCitations', params);
    const citekeys = ['ostrom1996crossing', 'fledderus2015building'];
    const { citation, references, style, failure } = await cite({ citekeys });
    assert.deepEqual([citation, failure], ['(Fledderus, 2015; Ostrom, 1996)', undefined]);
    assert.match(references, /^Fledderus, J\. .*\nOstrom, E\. \(1996\)\./);
    assert.match(style, /APA/);
    assert.equal((await cite({ citekeys, style: 'vancouver' })).citation, '(1,2)');
    assert.match((await cite({ citekeys: ['nobody'] })).failure ?? '', /@nobody is in no bibliography/);
    assert.match((await cite({ citekeys, style: 'nothing' })).failure ?? '', /no citation style nothing/);
  });

  it('are exported of several notes, each with how much it cites', async () => {
    const notes = await client.request<CitingNote[]>('corroborate/citingNotes', {});
    assert.ok(notes.length > 10 && notes.every(({ references }) => references > 0));
    const [first, second] = notes;
    assert.ok(first && second && first.name < second.name);
    const { count, missing } = await client.request<BibliographyResult>('corroborate/bibliography', {
      notes: [first.uri, second.uri],
      format: 'csl-json',
    });
    assert.equal(missing.length, 0);
    assert.ok(count >= Math.max(first.references, second.references));
    assert.ok(count <= first.references + second.references);
  });

  it('show three references of different kinds in a style, or what is wrong with it', async () => {
    const { lines } = await client.request<PreviewResult>('corroborate/preview', { style: 'apa' });
    assert.equal(lines.length, 3);
    const { failure } = await client.request<PreviewResult>('corroborate/preview', { style: 'nothing' });
    assert.match(failure ?? '', /no citation style nothing/);
  });
});
