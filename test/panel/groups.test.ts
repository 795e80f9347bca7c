import assert from 'node:assert/strict';
import { claimKey, manyClaims, placesOf, rowsOf, topicKey, withoutTopic } from '../../src/panel/groups.js';
import type { Row } from '../../src/panel/groups.js';
import { aClaim } from './examples.js';

const nothing = { claims: new Set<string>(), topics: {} };
const shown = (rows: Row[]): string[] =>
  rows.map((row) => (row.kind === 'topic' ? `${row.topic} ${row.claims.length}` : row.claim.key));

const claims = [
  aClaim('a', { topics: ['Outcomes'] }),
  aClaim('b', { topics: ['Forms'] }),
  aClaim('c', { topics: ['Forms', 'Outcomes'] }),
  aClaim('d'),
];

describe('rows of the Claim Map', () => {
  it('stand under each of their topics, in the order of first mention; claims without a topic come last', () => {
    assert.deepEqual(shown(rowsOf(claims, 'topic', nothing)), [
      'Outcomes 2',
      'a',
      'c',
      'Forms 2',
      'b',
      'c',
      `${withoutTopic} 1`,
      'd',
    ]);
  });

  it('have keys of their own, also where a claim stands twice', () => {
    const keys = rowsOf(claims, 'topic', nothing).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('say their level, their place and how many they are, as a tree must', () => {
    const places = rowsOf(claims, 'topic', nothing).map(({ level, position, setSize }) => [
      level,
      position,
      setSize,
    ]);
    assert.deepEqual(places, [
      [1, 1, 3],
      [2, 1, 2],
      [2, 2, 2],
      [1, 2, 3],
      [2, 1, 2],
      [2, 2, 2],
      [1, 3, 3],
      [2, 1, 1],
    ]);
  });

  it('are a plain list without grouping, and where no claim has a topic', () => {
    assert.deepEqual(shown(rowsOf(claims, 'none', nothing)), ['a', 'b', 'c', 'd']);
    assert.deepEqual(shown(rowsOf([aClaim('d'), aClaim('e')], 'topic', nothing)), ['d', 'e']);
    assert.deepEqual(
      rowsOf(claims, 'none', nothing).map(({ level, position, setSize }) => [level, position, setSize]),
      [1, 2, 3, 4].map((position) => [1, position, 4]),
    );
  });

  it('leave out claims of a topic that the reader closed', () => {
    const rows = rowsOf(claims, 'topic', { claims: new Set(), topics: { Outcomes: false } });
    assert.deepEqual(shown(rows), ['Outcomes 2', 'Forms 2', 'b', 'c', `${withoutTopic} 1`, 'd']);
  });

  it('are only topics above three hundred claims, except topics that the reader opened', () => {
    const many = Array.from({ length: manyClaims + 1 }, (_, n) =>
      aClaim(`${n}`, { topics: [`Topic ${n % 3}`] }),
    );
    assert.deepEqual(shown(rowsOf(many, 'topic', nothing)), ['Topic 0 101', 'Topic 1 100', 'Topic 2 100']);
    assert.equal(rowsOf(many, 'topic', { claims: new Set(), topics: { 'Topic 1': true } }).length, 103);
    assert.equal(rowsOf(many.slice(1), 'topic', nothing).length, manyClaims + 3);
  });

  it('are open where the reader opened the claim, in that topic alone', () => {
    const key = claimKey('Forms', 'c');
    const rows = rowsOf(claims, 'topic', { claims: new Set([key]), topics: {} });
    assert.deepEqual(
      rows.filter(({ kind, open }) => kind === 'claim' && open).map((row) => row.key),
      [key],
    );
  });
});

describe('the places of a claim', () => {
  it('are its rows, else the closed topics that hold it, else none', () => {
    const keys = (topics: Record<string, boolean>, claim: string): string[] =>
      placesOf(rowsOf(claims, 'topic', { claims: new Set(), topics }), claim).map(({ key }) => key);
    assert.deepEqual(keys({}, 'c'), [claimKey('Outcomes', 'c'), claimKey('Forms', 'c')]);
    assert.deepEqual(keys({ Outcomes: false }, 'a'), [topicKey('Outcomes')]);
    assert.deepEqual(keys({}, 'gone'), []);
  });
});
