import assert from 'node:assert/strict';
import {
  countOf,
  countsOf,
  differing,
  foundNodes,
  mistakeWords,
  queryGroups,
  withRecent,
  withoutOptions,
  type QueryNode,
} from '../../src/extension/queries/model.js';
import { askedRows } from '../../src/extension/queries/askedRows.js';
import type { NamedQuery, QueryHelp, QueryResult } from '../../src/protocol.js';
import { excerpt, sections } from '../../src/extension/search/items.js';
import { aClaim } from '../panel/examples.js';

const query = (name: string, count: number | null = 1): NamedQuery => ({
  name,
  text: `text of ${name}`,
  title: name,
  count,
  space: 'claims',
  mistake: null,
});
const node: QueryNode = { kind: 'query', id: 'q', origin: 'recent', query: query('Q') };

describe('the box for a query', () => {
  const nothing: QueryHelp = { offers: [], mistakes: [] };
  const found: QueryResult = { count: 4, found: { space: 'claims', items: [] }, mistakes: [] };

  it('says how much is found, and then what may come next in the place of what is written', () => {
    const offers = [{ label: 'verdict:', detail: 'what it says', text: 'verdict:', start: 6, length: 4 }];
    assert.deepEqual(askedRows('trust verd', 'Run', { ...nothing, offers }, found), [
      { kind: 'run', label: 'Run', detail: '4 claims' },
      { kind: 'offer', label: 'verdict:', detail: 'what it says', text: 'trust verdict:' },
    ]);
  });

  it('says what is wrong and where in the place of running it, and warns of names that nothing has', () => {
    const mistake = { message: 'did you mean contested?', offset: 8, length: 8, grave: true };
    assert.deepEqual(askedRows('verdict:contestd', 'Run', { ...nothing, mistakes: [mistake] }, found), [
      { kind: 'mistake', label: 'at contestd, column 9: did you mean contested?' },
    ]);
    const mild = { ...mistake, grave: false };
    const kinds = askedRows('verdict:contestd', 'Run', { ...nothing, mistakes: [mild] }, found);
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['run', 'hint'],
    );
  });

  it('cannot be run empty', () => {
    assert.deepEqual(
      askedRows(' ', 'Run', nothing, null).map(({ kind }) => kind),
      ['hint'],
    );
  });

  it('says beside what can be written why it cannot be answered', () => {
    const refused = { message: 'trust this workspace first', offset: 0, length: 4, grave: true };
    const [run] = askedRows('changed-since:HEAD', 'Run', nothing, {
      count: 0,
      found: null,
      mistakes: [refused],
    });
    assert.equal(run?.detail, 'trust this workspace first');
  });
});

describe('the Queries view', () => {
  it('lists saved queries by folder, then recent ones, then those that are ready', () => {
    const files = [
      { uri: 'file:///a/corroborate.json', folder: 'a', saved: [query('A')] },
      { uri: 'file:///b/corroborate.json', folder: 'b', saved: [query('B')] },
    ];
    const groups = queryGroups({ files, recent: [query('r')], ready: [query('contested')] });
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['Saved in a', 'Saved in b', 'Recent', 'Ready to ask'],
    );
    const ids = groups.flatMap(({ id, queries }) => [id, ...queries.map((each) => each.id)]);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says where there is nothing saved yet how to save', () => {
    const [first] = queryGroups({ files: [{ uri: 'u', folder: 'a', saved: [] }], recent: [], ready: [] });
    assert.deepEqual([first?.label, first?.queries[0]?.kind], ['Saved', 'hint']);
  });

  it('lists what a query finds, what is left, and what is wrong', () => {
    const found = foundNodes(node, {
      count: 3,
      found: { space: 'claims', items: [aClaim('a')] },
      mistakes: [],
    });
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['claim', 'hint'],
    );
    assert.match(JSON.stringify(found[1]), /2 more/);
    const none = foundNodes(node, { count: 0, found: { space: 'claims', items: [] }, mistakes: [] });
    assert.match(JSON.stringify(none), /Nothing was found/);
    const mistakes = [{ message: 'no', offset: 5, length: 2, grave: true }];
    assert.match(
      JSON.stringify(foundNodes(node, { count: 0, found: null, mistakes })),
      /at of, column 6: no/,
    );
    const gaps = foundNodes(node, { count: 1, found: { space: 'gaps', items: ['x · y'] }, mistakes: [] });
    assert.match(JSON.stringify(gaps), /x · y/);
  });

  it('counts things by their names', () => {
    assert.equal(countOf(query('a', 1)), '1 claim');
    assert.equal(countOf({ ...query('a', 2), space: 'studies' }), '2 studies');
    assert.equal(countOf({ ...query('a', 1), space: 'evidence' }), '1 piece of evidence');
    assert.equal(countOf(query('a', null)), '');
  });

  it('says at which line and column a mistake stands', () => {
    assert.equal(
      mistakeWords('trust\nas: lst', { message: 'no', offset: 10, length: 3, grave: true }),
      'at lst, line 2, column 5: no',
    );
  });

  it('counts the saved queries that find more or less than when they were looked at, not the new ones', () => {
    const files = [{ uri: 'u', folder: 'a', saved: [query('A', 3), query('B', null)] }];
    const now = countsOf({ files, recent: [], ready: [] });
    assert.deepEqual(now, { 'u A': 3 });
    assert.equal(differing({ 'u A': 3 }, now), 0);
    assert.equal(differing({ 'u A': 2 }, now), 1);
    assert.equal(differing({}, now), 0);
  });

  it('keeps the last ten queries, each once', () => {
    const many = Array.from({ length: 20 }, (_, index) => `q${index}`);
    const kept = many.reduce<string[]>((recent, text) => withRecent(recent, text), []);
    assert.deepEqual(withRecent(kept, 'q12').slice(0, 3), ['q12', 'q19', 'q18']);
    assert.equal(kept.length, 10);
  });

  it('shows the map a query without what its table is like', () => {
    assert.equal(
      withoutOptions('verdict:contested\nas: list\n limit: 3\r\ntrust'),
      'verdict:contested trust',
    );
  });
});

describe('what a search shows', () => {
  it('is the part of a quote in which the words stand', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const at = words.indexOf('word40');
    const shown = excerpt(words, [[at, at + 6]]);
    assert.ok(shown.includes('word40') && shown.startsWith('…word') && shown.endsWith('…'));
    assert.ok(shown.length < 130);
    assert.equal(excerpt('short', []), 'short');
    assert.equal(excerpt('', []), '');
  });

  it('stands by kind, without the kinds of which nothing was found', () => {
    assert.deepEqual(sections({ claims: [], quotes: [], references: [] }), []);
    const target = { uri: 'u', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
    const reference = { citekey: 'a', citation: 'A 2020', text: 'On', matches: [], target };
    const [only, more] = sections({ claims: [], quotes: [], references: [reference] });
    assert.deepEqual([only?.separator, only?.items[0]?.label, more], ['References', 'A 2020', undefined]);
  });
});
