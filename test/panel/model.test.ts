import assert from 'node:assert/strict';
import { claimKey, topicKey } from '../../src/panel/groups.js';
import { fresh, readKept } from '../../src/panel/kept.js';
import { followed, hiddenAtCursor, openedClaims, rowsIn, start, update } from '../../src/panel/model.js';
import type { Event, Model } from '../../src/panel/model.js';
import { aClaim, aDetail, anAnswer } from './examples.js';

const claims = [
  aClaim('a', { topics: ['Forms'] }),
  aClaim('b', { topics: ['Outcomes'] }),
  aClaim('c', { topics: ['Outcomes'] }),
];
const after = (...events: Event[]): Model => events.reduce(update, start(fresh));
const answered: Event = { kind: 'claims', result: anAnswer(claims), filter: '', differing: false, query: '' };
const at = (claim: string | null, focused = false): Event => ({
  kind: 'at',
  at: { claim, evidence: null, unit: null, place: 'claims.md:3' },
  focused,
});
const keyOf = (topic: string, claim: string): string => claimKey(topic, claim);

describe('following the cursor', () => {
  it('brings the claim at the cursor into view without focus, and opens nothing', () => {
    const model = after(answered, at('b'));
    assert.deepEqual(model.goal, { key: keyOf('Outcomes', 'b'), focus: false, top: false });
    assert.deepEqual(model.kept.opened, []);
    assert.equal(model.active, null);
  });

  it('leads to the topic where the topic is closed, and leaves it closed', () => {
    const closed = after(answered);
    const [topic] = rowsIn(closed);
    assert.ok(topic);
    const model = [{ kind: 'toggle', row: topic, open: false } as Event, at('a')].reduce(update, closed);
    assert.equal(model.goal?.key, topicKey('Forms'));
    assert.equal(rowsIn(model)[0]?.open, false);
  });

  it('waits while the panel has the focus, and catches up when it loses it', () => {
    const waiting = after(answered, at('b'), at('a', true));
    assert.equal(followed(waiting)?.claim, 'b');
    const caught = update(waiting, { kind: 'left' });
    assert.equal(followed(caught)?.claim, 'a');
    assert.equal(caught.goal?.key, keyOf('Forms', 'a'));
    assert.equal(update(caught, { kind: 'left' }), caught, 'once');
  });

  it('catches up when the claim comes after the cursor, and scrolls for no other answer', () => {
    const early = after(at('b'), answered);
    assert.equal(early.goal?.key, keyOf('Outcomes', 'b'));
    assert.equal(update(early, answered).goal, early.goal);
    const written = update(update(early, at('new')), {
      kind: 'claims',
      result: anAnswer([...claims, aClaim('new', { topics: ['Forms'] })]),
      filter: '',
      differing: false,
      query: '',
    });
    assert.equal(written.goal?.key, keyOf('Forms', 'new'));
  });

  it('can be switched off and on', () => {
    const off = after(answered, { kind: 'follow' }, at('b'));
    assert.equal(followed(off), null);
    assert.equal(off.goal, null);
    const on = update(off, { kind: 'follow' });
    assert.equal(followed(on)?.claim, 'b');
    assert.equal(on.goal?.key, keyOf('Outcomes', 'b'));
  });

  it('offers a claim that the filter hides, by the name it had, and forces nothing', () => {
    const filtered: Event = {
      kind: 'claims',
      result: anAnswer(claims.slice(0, 1), 3),
      filter: 'a',
      differing: false,
      query: '',
    };
    const model = after(answered, { kind: 'filter', text: 'a' }, filtered, at('b'));
    assert.deepEqual(hiddenAtCursor(model), { claim: 'b', name: '#b' });
    assert.equal(model.kept.filter, 'a');
    assert.equal(model.goal, null);
    assert.equal(hiddenAtCursor(update(model, at('a'))), null);
    assert.equal(hiddenAtCursor(update(model, at(null))), null);
    assert.deepEqual(hiddenAtCursor(update(model, at('never seen'))), { claim: 'never seen', name: null });
  });
});

describe('showing a claim that someone asked for', () => {
  it('opens it, makes it the tab stop and brings it to the top, without taking the focus', () => {
    const model = after(answered, { kind: 'show', claim: 'b' });
    assert.deepEqual(openedClaims(model), ['b']);
    assert.equal(model.active, keyOf('Outcomes', 'b'));
    assert.deepEqual(model.goal, { key: keyOf('Outcomes', 'b'), focus: false, top: true });
  });

  it('brings it to the top again once its content has come, and then no more', () => {
    const shown = after(answered, { kind: 'show', claim: 'b' });
    const detail: Event = { kind: 'detail', claim: 'b', detail: aDetail(claims[1] ?? aClaim('b')) };
    const filled = update(shown, detail);
    assert.notEqual(filled.goal, shown.goal);
    assert.equal(update(filled, detail).goal, filled.goal);
  });

  it('opens its topic', () => {
    const before = after(answered);
    const topic = rowsIn(before).find(({ key }) => key === topicKey('Outcomes'));
    assert.ok(topic);
    const model = [
      { kind: 'toggle', row: topic, open: false } as Event,
      { kind: 'show', claim: 'c' } as Event,
    ].reduce(update, before);
    assert.deepEqual(openedClaims(model), ['c']);
  });

  it('clears a filter that hides it, and shows it when all claims have come', () => {
    const hidden = after(
      { kind: 'filter', text: 'a' },
      { kind: 'claims', result: anAnswer(claims.slice(0, 1), 3), filter: 'a', differing: false, query: '' },
      { kind: 'show', claim: 'b' },
    );
    assert.equal(hidden.kept.filter, '');
    const model = update(hidden, answered);
    assert.deepEqual(openedClaims(model), ['b']);
    assert.equal(model.wanted, null);
  });

  it('waits for the first answer, and gives up where the claim does not exist', () => {
    assert.deepEqual(openedClaims(after({ kind: 'show', claim: 'b' }, answered)), ['b']);
    assert.equal(after({ kind: 'show', claim: 'gone' }, answered).wanted, null);
  });
});

describe('an answer', () => {
  it('keeps what is opened, and the place in the list', () => {
    const place = { row: keyOf('Outcomes', 'b'), offset: -20 };
    const opened = after(answered, { kind: 'show', claim: 'b' }, { kind: 'scrolled', place });
    const edited = [aClaim('new', { topics: ['Forms'] }), ...claims];
    const model = update(opened, {
      kind: 'claims',
      result: anAnswer(edited),
      filter: '',
      differing: false,
      query: '',
    });
    assert.deepEqual(openedClaims(model), ['b']);
    assert.equal(model.active, opened.active);
    assert.equal(model.goal, opened.goal, 'nothing is scrolled again');
    assert.deepEqual(model.kept.place, place);
  });

  it('takes the place of a failure', () => {
    const failed = after(answered, { kind: 'failed', message: 'The server stopped.' });
    assert.equal(failed.failed, 'The server stopped.');
    assert.equal(rowsIn(failed).length, 5, 'what was there is still shown');
    assert.equal(update(failed, answered).failed, null);
  });
});

describe('what is open inside an opened claim', () => {
  const row = keyOf('Outcomes', 'b');
  const disclosed = (part: string, open: boolean): Event => ({ kind: 'disclose', row, part, open });

  it('stays open whatever comes, until it or its claim is closed', () => {
    const model = after(
      answered,
      { kind: 'show', claim: 'b' },
      disclosed('rule R1', true),
      disclosed('paper', true),
      answered,
      { kind: 'scrolled', place: { row, offset: -4000 } },
      disclosed('paper', false),
    );
    assert.deepEqual(model.kept.disclosed, { [row]: ['rule R1'] });
    const claim = rowsIn(model).find(({ key }) => key === row);
    assert.ok(claim);
    const closed = update(model, { kind: 'toggle', row: claim, open: false });
    assert.deepEqual(closed.kept.disclosed, {});
  });

  it('of a claim that is closed is asked anew after a change', () => {
    const model = after(
      answered,
      { kind: 'show', claim: 'b' },
      { kind: 'detail', claim: 'a', detail: null },
      { kind: 'detail', claim: 'b', detail: aDetail(aClaim('b')) },
      { kind: 'status', status: anAnswer(claims).status },
    );
    assert.deepEqual([...model.details.keys()], ['b']);
  });
});

describe('what the panel keeps', () => {
  it('comes back as it was', () => {
    const { kept } = after(
      answered,
      { kind: 'filter', text: 'trust' },
      { kind: 'legend' },
      { kind: 'follow' },
      { kind: 'grouping', grouping: 'none' },
      { kind: 'show', claim: 'b' },
      { kind: 'differing', only: true },
      { kind: 'disclose', row: keyOf('Outcomes', 'b'), part: 'paper', open: true },
    );
    assert.equal(kept.filter, 'trust');
    assert.deepEqual(readKept(JSON.parse(JSON.stringify(kept))), kept);
  });

  it('is as fresh where it is missing or malformed', () => {
    for (const value of [undefined, null, 3, 'x', [], {}]) assert.deepEqual(readKept(value), fresh);
    assert.deepEqual(
      readKept({
        filter: 1,
        opened: ['a', 2],
        topics: { a: true, b: 'x' },
        disclosed: { a: ['x', 1], b: 2 },
        differing: 1,
        grouping: 'colour',
        legend: 'yes',
        place: { row: 'a', offset: NaN },
      }),
      { ...fresh, opened: ['a'], topics: { a: true }, disclosed: { a: ['x'], b: [] } },
    );
  });
});
