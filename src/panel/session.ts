/** Joins the model to VS Code: asks for what is shown, takes in what comes, keeps what must be remembered. */
import type { FromPanel, LeftOut, PanelRequest, ToPanel } from '../protocol.js';
import type { Host } from './host.js';
import { readKept } from './kept.js';
import { openedClaims, openQuestions, questionKey, start, update } from './model.js';
import type { Event, Model } from './model.js';

export interface Session {
  model(): Model;
  dispatch(event: Event): void;
  /** A message from the extension. */
  receive(message: ToPanel, focused: boolean): void;
  send(message: FromPanel): void;
  /** Tells the extension that the panel listens, and asks for the claims. */
  begin(): void;
}

/** Starts; `changed` is called after each change of the model. */
export function createSession(host: Host, changed: () => void): Session {
  let model = start(readKept(host.getState()));
  let lastId = 0;
  const pending = new Map<number, PanelRequest>();

  const dispatch = (event: Event): void => {
    const before = model;
    model = update(before, event);
    if (model === before) return;
    if (model.kept !== before.kept) host.setState(model.kept);
    const { filter, differing } = model.kept;
    if (filter !== before.kept.filter || differing !== before.kept.differing || model.query !== before.query)
      askClaims();
    if (event.kind === 'query') askHelp();
    for (const claim of openedClaims(model)) if (!model.details.has(claim)) askOnce(claim);
    for (const leftOut of openQuestions(model))
      if (!model.whatIfs.has(questionKey(leftOut))) askWhatIf(leftOut);
    changed();
  };

  /** While a question of a kind is out, the next waits for its answer: a fast typist asks for the last words only. */
  const waiting = new Map<string, PanelRequest>();
  const ask = (request: PanelRequest): void => {
    const topic = topicOf(request);
    if ([...pending.values()].some((other) => topicOf(other) === topic)) {
      waiting.set(topic, request);
      return;
    }
    lastId += 1;
    pending.set(lastId, request);
    host.postMessage({ type: 'request', id: lastId, request });
  };
  const askClaims = (): void =>
    ask({
      kind: 'claims',
      filter: model.kept.filter.trim(),
      differing: model.kept.differing,
      query: model.query,
    });
  const askHelp = (): void => {
    if (model.kept.asking || model.kept.query !== '')
      ask({ kind: 'queryHelp', text: model.kept.query, offset: model.caret });
  };
  const askClaim = (key: string): void => ask({ kind: 'claim', key });
  const askOnce = (key: string): void => {
    const asked = [...pending.values()].some((request) => request.kind === 'claim' && request.key === key);
    if (!asked) askClaim(key);
  };
  const askWhatIf = (leftOut: LeftOut): void => {
    const request: PanelRequest = { kind: 'whatIf', leftOut };
    const asked = [...pending.values()].some((other) => topicOf(other) === topicOf(request));
    if (!asked) ask(request);
  };
  const askAll = (): void => {
    askClaims();
    if (model.kept.query !== '') askHelp();
    for (const claim of openedClaims(model)) askClaim(claim);
    for (const leftOut of openQuestions(model)) ask({ kind: 'whatIf', leftOut });
  };

  const settled = (id: number): PanelRequest | undefined => {
    const request = pending.get(id);
    pending.delete(id);
    if (!request) return undefined;
    const next = waiting.get(topicOf(request));
    waiting.delete(topicOf(request));
    if (next) ask(next);
    return request;
  };

  return {
    model: () => model,
    dispatch,
    send: (message) => host.postMessage(message),
    begin() {
      host.postMessage({ type: 'ready' });
      askAll();
    },
    receive(message, focused) {
      switch (message.type) {
        case 'response': {
          const request = settled(message.id);
          const event = request && eventOf(request, message.result);
          if (event) dispatch(event);
          return;
        }
        case 'failed':
          if (settled(message.id)) dispatch({ kind: 'failed', message: message.message });
          return;
        case 'changed':
          dispatch({ kind: 'status', status: message.status });
          return askAll();
        case 'at':
          return dispatch({ kind: 'at', at: message.at, focused });
        case 'reveal':
          return dispatch({ kind: 'show', claim: message.claim });
        case 'filter':
          return dispatch({ kind: 'filter', text: message.text });
        case 'query':
          if (!model.kept.asking) dispatch({ kind: 'ask' });
          return dispatch({ kind: 'query', text: message.text, caret: message.text.length });
      }
    },
  };
}

function topicOf(request: PanelRequest): string {
  if (request.kind === 'claims' || request.kind === 'queryHelp') return request.kind;
  return request.kind === 'claim' ? `claim ${request.key}` : `what if ${questionKey(request.leftOut)}`;
}

type Result = Extract<ToPanel, { type: 'response' }>['result'];

/** What an answer means for the model; undefined where it is not an answer to what was asked. */
function eventOf(request: PanelRequest, result: Result): Event | undefined {
  if (request.kind === 'claims') {
    return result && 'claims' in result
      ? {
          kind: 'claims',
          result,
          filter: request.filter,
          differing: request.differing,
          query: request.query,
        }
      : { kind: 'failed', message: 'The answer was not a list of claims.' };
  }
  if (request.kind === 'queryHelp')
    return result && 'offers' in result ? { kind: 'help', text: request.text, help: result } : undefined;
  if (request.kind === 'whatIf')
    return result && 'changed' in result ? { kind: 'whatIf', leftOut: request.leftOut, result } : undefined;
  if (result && ('claims' in result || 'changed' in result || 'offers' in result)) return undefined;
  return { kind: 'detail', claim: request.key, detail: result };
}
