/** All that the panel shows, as plain data, and how each event changes it. Nothing here asks, draws or waits. */
import type {
  ClaimAt,
  ClaimDetail,
  ClaimsResult,
  LeftOut,
  QueryHelp,
  Status,
  WhatIfResult,
} from '../protocol.js';
import { claimKey, placesOf, rowsOf } from './groups.js';
import type { Row } from './groups.js';
import type { Grouping, Kept } from './kept.js';
import type { Place } from './place.js';

export interface Model {
  kept: Kept;
  /** The last answer, and the filter that it answers. */
  answer: ClaimsResult | null;
  answerTo: string;
  /** Whether it is only of claims whose own rating differs. */
  answerDiffering: boolean;
  /** The query that it answers. */
  answerQuery: string;
  /** The last query that can be run: one that is not finished leaves the map as it is. */
  query: string;
  /** Where the caret is in the box for queries. */
  caret: number;
  /** What may come next in a query, and what is wrong with it. */
  help: (QueryHelp & { text: string }) | null;
  /** Why the last question had no answer. */
  failed: string | null;
  status: Status | null;
  /** Details of opened claims by claim key; null where the claim is gone. */
  details: ReadonlyMap<string, ClaimDetail | null>;
  /** Which claims would be rated otherwise, by `questionKey`. */
  whatIfs: ReadonlyMap<string, WhatIfResult>;
  /** Where the cursor is, as far as the panel follows it. */
  at: ClaimAt | null;
  /** Where the cursor went while the panel had the focus. */
  atMeanwhile: ClaimAt | null;
  /** Ids of all claims seen, by key, to name those that a filter hides. */
  names: ReadonlyMap<string, string>;
  /** The row that Tab leads to. */
  active: string | null;
  /** A row to bring into view, once. */
  goal: Goal | null;
  /** A claim to show as soon as it is in the list. */
  wanted: string | null;
}

export interface Goal {
  key: string;
  /** Whether it takes the focus, or is only seen. */
  focus: boolean;
  /** Whether it goes to the list's top. */
  top: boolean;
}

export type Event =
  | { kind: 'claims'; result: ClaimsResult; filter: string; differing: boolean; query: string }
  | { kind: 'query'; text: string; caret: number }
  | { kind: 'ask' }
  | { kind: 'help'; text: string; help: QueryHelp }
  | { kind: 'whatIf'; leftOut: LeftOut; result: WhatIfResult }
  | { kind: 'detail'; claim: string; detail: ClaimDetail | null }
  | { kind: 'failed'; message: string }
  | { kind: 'status'; status: Status }
  | { kind: 'at'; at: ClaimAt; focused: boolean }
  | { kind: 'left' }
  | { kind: 'show'; claim: string }
  | { kind: 'filter'; text: string }
  | { kind: 'activate'; key: string }
  | { kind: 'focus'; key: string }
  | { kind: 'toggle'; row: Row; open: boolean }
  | { kind: 'disclose'; row: string; part: string; open: boolean }
  | { kind: 'differing'; only: boolean }
  | { kind: 'grouping'; grouping: Grouping }
  | { kind: 'legend' }
  | { kind: 'follow' }
  | { kind: 'scrolled'; place: Place | null };

export type Dispatch = (event: Event) => void;

export const start = (kept: Kept): Model => ({
  kept,
  answer: null,
  answerTo: '',
  answerDiffering: false,
  answerQuery: '',
  query: '',
  caret: 0,
  help: null,
  failed: null,
  status: null,
  details: new Map(),
  whatIfs: new Map(),
  at: null,
  atMeanwhile: null,
  names: new Map(),
  active: null,
  goal: null,
  wanted: null,
});

export function update(model: Model, event: Event): Model {
  switch (event.kind) {
    case 'claims':
      return arrived(model, event);
    case 'whatIf':
      return { ...model, whatIfs: new Map(model.whatIfs).set(questionKey(event.leftOut), event.result) };
    case 'detail':
      return detailed(model, event.claim, event.detail);
    case 'failed':
      return { ...model, failed: event.message };
    case 'status':
      return freshened({ ...model, status: event.status });
    case 'at':
      return event.focused ? { ...model, atMeanwhile: event.at } : follow(model, event.at);
    case 'left':
      return model.atMeanwhile ? follow(model, model.atMeanwhile) : model;
    case 'show':
      return show(model, event.claim);
    case 'query':
      return queried(model, event.text, event.caret);
    case 'ask':
      return model.kept.asking
        ? keep(queried(model, '', 0), { asking: false })
        : keep(model, { asking: true });
    case 'help':
      return helped(model, event.text, event.help);
    case 'filter':
      return keep(model, { filter: event.text });
    case 'activate':
      return model.active === event.key ? model : { ...model, active: event.key };
    case 'focus':
      return { ...model, active: event.key, goal: { key: event.key, focus: true, top: false } };
    case 'toggle':
      return toggle(model, event.row, event.open);
    case 'disclose':
      return disclose(model, event);
    case 'differing':
      return keep(model, { differing: event.only });
    case 'grouping':
      return keep(model, { grouping: event.grouping });
    case 'legend':
      return keep(model, { legend: !model.kept.legend });
    case 'follow': {
      const next = keep(model, { follow: !model.kept.follow });
      return next.kept.follow && next.at ? follow(next, next.at) : next;
    }
    case 'scrolled':
      return keep(model, { place: event.place });
  }
}

/** The rows that the model shows. */
export function rowsIn({ answer, kept }: Pick<Model, 'answer' | 'kept'>): Row[] {
  return rowsOf(answer?.claims ?? [], kept.grouping, {
    claims: new Set(kept.opened),
    topics: kept.topics,
  });
}

/** Keys of claims whose details are shown. */
export function openedClaims(model: Pick<Model, 'answer' | 'kept'>): string[] {
  return rowsIn(model).flatMap((row) => (row.kind === 'claim' && row.open ? [row.claim.key] : []));
}

/** A question as a text, to find its answer by. */
export const questionKey = ({ studies, lowQuality }: LeftOut): string =>
  JSON.stringify([lowQuality, ...studies]);

/** The part of an opened claim that asks which claims would be rated otherwise without some studies. */
export const questionPart = (line: { id: string }): string => `without ${line.id}`;

/** The questions that are open in opened claims. */
export function openQuestions(model: Pick<Model, 'answer' | 'kept' | 'details'>): LeftOut[] {
  return rowsIn(model).flatMap((row) => {
    const parts = row.kind === 'claim' && row.open ? (model.kept.disclosed[row.key] ?? []) : [];
    const detail = row.kind === 'claim' && parts.length > 0 ? model.details.get(row.claim.key) : null;
    const lines = detail?.whatIf ?? [];
    return lines.filter((line) => parts.includes(questionPart(line))).map(({ leftOut }) => leftOut);
  });
}

/** Whether the list leaves claims out. */
export const isFiltered = ({
  answerTo,
  answerDiffering,
  answerQuery,
}: Pick<Model, 'answerTo' | 'answerDiffering' | 'answerQuery'>): boolean =>
  answerTo !== '' || answerDiffering || answerQuery !== '';

/** Where the cursor is, if the panel follows it. */
export const followed = ({ at, kept }: Pick<Model, 'at' | 'kept'>): ClaimAt | null =>
  kept.follow ? at : null;

/** The claim at the cursor that the filter hides: its name, "#id", or null where it has none. */
export function hiddenAtCursor(model: Model): { claim: string; name: string | null } | null {
  const claim = followed(model)?.claim;
  if (!claim || !model.answer || !isFiltered(model)) return null;
  if (model.answer.claims.some(({ key }) => key === claim)) return null;
  return { claim, name: model.names.get(claim) ?? null };
}

const keep = (model: Model, change: Partial<Kept>): Model => ({
  ...model,
  kept: { ...model.kept, ...change },
});

/** What is typed shows at once; whether it can be run, the answer tells. */
function queried(model: Model, text: string, caret: number): Model {
  const next = keep({ ...model, caret }, { query: text });
  return text.trim() === '' ? { ...next, query: '', help: null } : next;
}

function helped(model: Model, text: string, help: QueryHelp): Model {
  // What was typed meanwhile is asked about already.
  if (text !== model.kept.query) return model;
  const canRun = !help.mistakes.some(({ grave }) => grave);
  return { ...model, help: { ...help, text }, query: canRun ? text.trim() : model.query };
}

function arrived(model: Model, answered: Extract<Event, { kind: 'claims' }>): Model {
  const { result, filter, differing, query } = answered;
  const names = new Map(model.names);
  for (const { key, id } of result.claims) if (id !== null) names.set(key, `#${id}`);
  const next: Model = {
    ...model,
    answer: result,
    answerTo: filter,
    answerDiffering: differing,
    answerQuery: query,
    status: result.status,
    failed: null,
    names,
  };
  if (model.wanted !== null) {
    if (result.claims.some(({ key }) => key === model.wanted)) return show(next, model.wanted);
    return isFiltered(next) ? next : { ...next, wanted: null };
  }
  return model.at && isNewAtCursor(model, answered) ? follow(next, model.at) : next;
}

/** True where the claim at the cursor was not there yet: the cursor came before the first answer, or the claim was just written. */
function isNewAtCursor(
  { at, answer, answerTo, answerDiffering, answerQuery }: Model,
  { result, filter, differing, query }: Extract<Event, { kind: 'claims' }>,
): boolean {
  const has = ({ claims }: ClaimsResult): boolean => claims.some(({ key }) => key === at?.claim);
  return (
    has(result) &&
    (answer === null ||
      (filter === answerTo && differing === answerDiffering && query === answerQuery && !has(answer)))
  );
}

/** Something was read or changed: what is open is asked again and stays until then; all else is forgotten, so that it is asked when opened. */
function freshened(model: Model): Model {
  const opened = new Set(openedClaims(model));
  const questions = new Set(openQuestions(model).map(questionKey));
  return {
    ...model,
    details: new Map([...model.details].filter(([claim]) => opened.has(claim))),
    whatIfs: new Map([...model.whatIfs].filter(([question]) => questions.has(question))),
  };
}

/** A claim that was to go to the top goes there again when its content has come: only then is there enough to scroll. */
function detailed(model: Model, claim: string, detail: ClaimDetail | null): Model {
  const details = new Map(model.details).set(claim, detail);
  const { goal } = model;
  const first = goal?.top === true && !model.details.has(claim);
  return { ...model, details, goal: first ? { ...goal } : goal };
}

/** Follows the cursor: never opens, closes or reorders; what is hidden is offered, not forced. */
function follow(model: Model, at: ClaimAt): Model {
  const next = { ...model, at, atMeanwhile: null };
  if (!model.kept.follow || at.claim === null) return next;
  const [place] = placesOf(rowsIn(model), at.claim);
  return place ? { ...next, goal: { key: place.key, focus: false, top: false } } : next;
}

/** Shows a claim because someone asked for it: clears a filter that hides it, opens its topic and the claim. */
function show(model: Model, claim: string): Model {
  const found = model.answer?.claims.find(({ key }) => key === claim);
  if (!found) return { ...keep(queried(model, '', 0), { filter: '', differing: false }), wanted: claim };
  const [place] = placesOf(rowsIn(model), claim);
  if (!place) return { ...model, wanted: null };
  const opened = place.kind === 'topic' ? toggle(model, place, true) : model;
  const key = place.kind === 'topic' ? claimKey(place.topic, claim) : place.key;
  return {
    ...keep(opened, { opened: [...new Set([...opened.kept.opened, key])] }),
    active: key,
    goal: { key, focus: false, top: true },
    wanted: null,
  };
}

function toggle(model: Model, row: Row, open: boolean): Model {
  if (row.kind === 'topic') {
    return { ...keep(model, { topics: { ...model.kept.topics, [row.topic]: open } }), active: row.key };
  }
  const others = model.kept.opened.filter((key) => key !== row.key);
  // A claim that is opened again starts with its parts closed.
  const disclosed = Object.fromEntries(
    Object.entries(model.kept.disclosed).filter(([key]) => key !== row.key),
  );
  const opened = open ? [...others, row.key] : others;
  return { ...keep(model, { opened, disclosed }), active: row.key };
}

function disclose(model: Model, { row, part, open }: Extract<Event, { kind: 'disclose' }>): Model {
  const others = (model.kept.disclosed[row] ?? []).filter((one) => one !== part);
  const parts = open ? [...others, part] : others;
  return keep(model, { disclosed: { ...model.kept.disclosed, [row]: parts } });
}
