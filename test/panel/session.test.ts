import assert from 'node:assert/strict';
import type { FromPanel, PanelRequest } from '../../src/protocol.js';
import { claimKey } from '../../src/panel/groups.js';
import { questionKey } from '../../src/panel/model.js';
import { createSession } from '../../src/panel/session.js';
import type { Session } from '../../src/panel/session.js';
import { aClaim, aDetail, anAnswer } from './examples.js';
import { ready } from './ready.js';

interface Heard {
  session: Session;
  sent: FromPanel[];
  states: unknown[];
  /** Requests so far, with their ids. */
  asked(): { id: number; request: PanelRequest }[];
}

function begin(kept: unknown = undefined): Heard {
  const sent: FromPanel[] = [];
  const states: unknown[] = [];
  const host = {
    postMessage: (message: FromPanel) => void sent.push(message),
    getState: () => kept,
    setState: (state: unknown) => void states.push(state),
  };
  const session = createSession(host, () => undefined);
  session.begin();
  const asked = () => sent.flatMap((message) => (message.type === 'request' ? [message] : []));
  return { session, sent, states, asked };
}

const claims = [aClaim('a'), aClaim('b')];
const answer = (heard: Heard, id: number, result = anAnswer(claims)): void =>
  heard.session.receive({ type: 'response', id, result }, false);

describe('the session of the Claim Map', () => {
  it('says that it is ready and asks for the claims under the filter that it kept', () => {
    const { sent } = begin({ filter: ' trust ' });
    assert.deepEqual(sent, [
      { type: 'ready' },
      { type: 'request', id: 1, request: { kind: 'claims', filter: 'trust', differing: false, query: '' } },
    ]);
  });

  it('has one question for claims out at a time, and then asks for the last words only', () => {
    const heard = begin();
    for (const text of ['t', 'tr', 'tru']) heard.session.dispatch({ kind: 'filter', text });
    assert.equal(heard.asked().length, 1);
    answer(heard, 1);
    assert.deepEqual(
      heard.asked().map(({ request }) => request),
      [
        { kind: 'claims', filter: '', differing: false, query: '' },
        { kind: 'claims', filter: 'tru', differing: false, query: '' },
      ],
    );
    answer(heard, 2, anAnswer([aClaim('b')], 2));
    assert.equal(heard.session.model().answerTo, 'tru');
    assert.equal(heard.asked().length, 2);
  });

  it('asks for details of a claim when it is opened, and only then', () => {
    const heard = begin();
    answer(heard, 1);
    assert.equal(heard.asked().length, 1);
    heard.session.dispatch({ kind: 'show', claim: 'b' });
    assert.deepEqual(heard.asked().at(-1), { type: 'request', id: 2, request: { kind: 'claim', key: 'b' } });
    const detail = aDetail(aClaim('b'));
    heard.session.receive({ type: 'response', id: 2, result: detail }, false);
    assert.equal(heard.session.model().details.get('b'), detail);
    heard.session.dispatch({ kind: 'legend' });
    assert.equal(heard.asked().length, 2);
  });

  it('asks again for claims and for opened details when something changed', () => {
    const heard = begin();
    answer(heard, 1);
    heard.session.dispatch({ kind: 'show', claim: 'b' });
    heard.session.receive({ type: 'response', id: 2, result: aDetail(aClaim('b')) }, false);
    heard.session.receive({ type: 'changed', status: { ...ready(2, 41), revision: 2 } }, false);
    assert.equal(heard.session.model().status?.revision, 2);
    assert.deepEqual(
      heard
        .asked()
        .slice(2)
        .map(({ request }) => request),
      [
        { kind: 'claims', filter: '', differing: false, query: '' },
        { kind: 'claim', key: 'b' },
      ],
    );
  });

  it('asks which claims would be rated otherwise when such a question is opened, and again when something changed', () => {
    const heard = begin();
    answer(heard, 1);
    heard.session.dispatch({ kind: 'show', claim: 'b' });
    const leftOut = { studies: ['s1'], lowQuality: false };
    const line = {
      id: 's1',
      label: 's1',
      leftOut,
      becomes: { strength: 'Limited', verdict: 'supported' as const },
    };
    const detail = aDetail(aClaim('b'), { whatIf: [{ ...line, changes: true }] });
    heard.session.receive({ type: 'response', id: 2, result: detail }, false);
    const row = claimKey(null, 'b');
    heard.session.dispatch({ kind: 'disclose', row, part: 'without s1', open: true });
    assert.deepEqual(heard.asked().at(-1), { type: 'request', id: 3, request: { kind: 'whatIf', leftOut } });
    heard.session.receive({ type: 'response', id: 3, result: { changed: [] } }, false);
    const known = (): boolean => heard.session.model().whatIfs.has(questionKey(leftOut));
    assert.ok(known());
    heard.session.receive({ type: 'changed', status: { ...ready(2, 41), revision: 2 } }, false);
    assert.deepEqual(heard.asked().at(-1)?.request, { kind: 'whatIf', leftOut });
    assert.ok(known(), 'what was there is still shown');
    heard.session.dispatch({ kind: 'disclose', row, part: 'without s1', open: false });
    heard.session.receive({ type: 'changed', status: { ...ready(2, 41), revision: 3 } }, false);
    assert.ok(!known(), 'an old answer is none');
  });

  it('lists only claims whose own rating differs, where it is asked to', () => {
    const heard = begin();
    answer(heard, 1);
    heard.session.dispatch({ kind: 'differing', only: true });
    assert.deepEqual(heard.asked().at(-1)?.request, {
      kind: 'claims',
      filter: '',
      differing: true,
      query: '',
    });
  });

  it('takes no answer that it did not ask for', () => {
    const heard = begin();
    answer(heard, 99);
    assert.equal(heard.session.model().answer, null);
    heard.session.receive({ type: 'response', id: 1, result: null }, false);
    assert.match(heard.session.model().failed ?? '', /not a list/);
  });

  it('shows a failure and goes on asking', () => {
    const heard = begin();
    heard.session.receive({ type: 'failed', id: 1, message: 'The server stopped.' }, false);
    assert.equal(heard.session.model().failed, 'The server stopped.');
    heard.session.receive({ type: 'changed', status: ready(2, 41) }, false);
    assert.equal(heard.asked().length, 2);
  });

  it('keeps what must be remembered, and does not write it for anything else', () => {
    const heard = begin();
    answer(heard, 1);
    assert.deepEqual(heard.states, []);
    heard.session.receive({ type: 'filter', text: 'trust' }, false);
    assert.deepEqual(heard.states, [heard.session.model().kept]);
  });

  it('asks for what a query finds as soon as it can be run, and leaves the list alone while it cannot', () => {
    const heard = begin();
    answer(heard, 1);
    const last = () => heard.asked().at(-1);
    const help = (grave: boolean) => ({
      offers: [],
      mistakes: grave ? [{ message: 'no', offset: 0, length: 1, grave }] : [],
    });
    heard.session.dispatch({ kind: 'ask' });
    heard.session.dispatch({ kind: 'query', text: 'verdict:', caret: 8 });
    assert.deepEqual(last()?.request, { kind: 'queryHelp', text: 'verdict:', offset: 8 });
    const before = heard.asked().length;
    heard.session.receive({ type: 'response', id: last()?.id ?? 0, result: help(true) }, false);
    assert.equal(heard.asked().length, before);
    heard.session.dispatch({ kind: 'query', text: 'verdict:contested ', caret: 18 });
    heard.session.receive({ type: 'response', id: last()?.id ?? 0, result: help(false) }, false);
    assert.deepEqual(last()?.request, {
      kind: 'claims',
      filter: '',
      differing: false,
      query: 'verdict:contested',
    });
    heard.session.dispatch({ kind: 'ask' });
    assert.equal(heard.session.model().kept.query, '');
  });
});
