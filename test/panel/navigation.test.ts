import assert from 'node:assert/strict';
import { claimKey, rowsOf, topicKey } from '../../src/panel/groups.js';
import { actOf, typedTo } from '../../src/panel/navigation.js';
import { aClaim } from './examples.js';

const claims = [
  aClaim('a', { topics: ['Forms'], text: 'Individual forms are more common' }),
  aClaim('b', { topics: ['Forms'], text: 'Commissioning is the best phase' }),
  aClaim('c', { topics: ['Outcomes'], text: 'Individuals trust more' }),
  aClaim('d', { topics: ['Outcomes'], text: 'Élan grows with self-efficacy' }),
];
const [forms, a, b, outcomes, c, d] = [
  topicKey('Forms'),
  claimKey('Forms', 'a'),
  claimKey('Forms', 'b'),
  topicKey('Outcomes'),
  claimKey('Outcomes', 'c'),
  claimKey('Outcomes', 'd'),
];
const rows = rowsOf(claims, 'topic', { claims: new Set([b]), topics: {} });
const closed = rowsOf(claims, 'topic', { claims: new Set(), topics: { Forms: false } });

describe('keys in the tree of claims', () => {
  it('move up and down through topics and claims alike, and stop at the ends', () => {
    assert.deepEqual(actOf(rows, b, 'ArrowDown'), { act: 'focus', key: outcomes });
    assert.deepEqual(actOf(rows, outcomes, 'ArrowUp'), { act: 'focus', key: b });
    assert.equal(actOf(rows, d, 'ArrowDown'), null);
    assert.equal(actOf(rows, forms, 'ArrowUp'), null);
    assert.deepEqual(actOf(closed, forms, 'ArrowDown'), { act: 'focus', key: outcomes });
  });

  it('lead to the first and the last row with Home and End', () => {
    assert.deepEqual(actOf(rows, c, 'Home'), { act: 'focus', key: forms });
    assert.deepEqual(actOf(rows, c, 'End'), { act: 'focus', key: d });
  });

  it('open with the right arrow, and lead from an open topic to its first claim', () => {
    assert.deepEqual(actOf(closed, forms, 'ArrowRight'), { act: 'open', key: forms });
    assert.deepEqual(actOf(rows, forms, 'ArrowRight'), { act: 'focus', key: a });
    assert.deepEqual(actOf(rows, a, 'ArrowRight'), { act: 'open', key: a });
    assert.equal(actOf(rows, b, 'ArrowRight'), null, 'an opened claim stays as it is');
  });

  it('close with the left arrow, and lead from a closed claim up to its topic', () => {
    assert.deepEqual(actOf(rows, b, 'ArrowLeft'), { act: 'close', key: b });
    assert.deepEqual(actOf(rows, a, 'ArrowLeft'), { act: 'focus', key: forms });
    assert.deepEqual(actOf(rows, forms, 'ArrowLeft'), { act: 'close', key: forms });
    assert.equal(actOf(closed, forms, 'ArrowLeft'), null);
    const flat = rowsOf(claims, 'none', { claims: new Set(), topics: {} });
    assert.equal(actOf(flat, claimKey(null, 'a'), 'ArrowLeft'), null);
  });

  it('go to the passage with Enter, open and close with the space bar', () => {
    assert.deepEqual(actOf(rows, a, 'Enter'), { act: 'visit', key: a });
    assert.deepEqual(actOf(rows, forms, 'Enter'), { act: 'close', key: forms });
    assert.deepEqual(actOf(rows, a, ' '), { act: 'open', key: a });
    assert.deepEqual(actOf(rows, b, ' '), { act: 'close', key: b });
  });

  it('do nothing on a row that is gone, nor with other keys', () => {
    assert.equal(actOf(rows, 'claim Forms gone', 'ArrowDown'), null);
    assert.equal(actOf(rows, a, 'Tab'), null);
  });
});

describe('typing ahead', () => {
  it('leads to the next row that begins so, and goes round', () => {
    assert.equal(typedTo(rows, a, 'i'), c);
    assert.equal(typedTo(rows, c, 'i'), a);
  });

  it('stays on the row while it still fits what is typed', () => {
    assert.equal(typedTo(rows, a, 'indi'), a);
    assert.equal(typedTo(rows, a, 'individuals'), c);
  });

  it('goes on from row to row while one letter is repeated', () => {
    assert.equal(typedTo(rows, a, 'ii'), c);
  });

  it('finds words within a text where none begins so, without regard to accents and capitals', () => {
    assert.equal(typedTo(rows, a, 'TRUST'), c);
    assert.equal(typedTo(rows, a, 'elan'), d);
    assert.equal(typedTo(rows, a, 'zebra'), null);
  });
});
