/** Mistakes in the queries that corroborate.json saves stand where they are written. */
import assert from 'node:assert/strict';
import { readConfig } from '../../../src/core/base/readConfig.js';
import { savedQueryProblems } from '../../../src/core/query/index.js';
import { dfid2014 } from '../rating/rubrics.js';

const told = (text: string): string[] =>
  savedQueryProblems(readConfig(text), dfid2014).map(
    ({ range, instead, message }) =>
      `${text.slice(range.start, range.end)} → ${instead?.join(', ') ?? '–'}: ${message.split(':')[0] ?? ''}`,
  );

describe('a mistake in a saved query', () => {
  it('stands at its words, with what may stand there instead', () => {
    assert.deepEqual(told('{ "queries": { "A": "trust", "B": "k:>1 verdict:contestd" } }'), [
      'contestd → contested: in the query B',
    ]);
  });

  it('stands at the whole text where that is written with escapes', () => {
    const text = '{ "queries": { "B": "\\u0074rust verdict:contestd" } }';
    assert.deepEqual(told(text), ['"\\u0074rust verdict:contestd" → –: in the query B']);
    assert.deepEqual(told('{ "queries": { "B": "\\"trust\\" verdict:contestd" } }').length, 1);
  });

  it('is that of the text that holds, where a name is there twice', () => {
    assert.deepEqual(told('{ "queries": { "A": "verdict:supportd", "A": "verdict:contestd" } }'), [
      'contestd → contested: in the query A',
    ]);
    assert.deepEqual(told('{ "queries": { "__proto__": "verdict:contestd" } }'), [
      'contestd → contested: in the query __proto__',
    ]);
  });

  it('is none where the settings are wrong as such', () => {
    for (const text of ['', '{', '{ "queries": [] }', '{ "queries": { "A": 3, "B": } }', '[]'])
      assert.deepEqual(told(text), [], text);
  });
});
