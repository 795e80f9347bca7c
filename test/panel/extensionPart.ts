/** Runs in the stage's page: plays the extension's part, and answers what the panel asks from a base. */
import type {
  ClaimDetail,
  ClaimsResult,
  ClaimSummary,
  FromPanel,
  QueryHelp,
  Status,
  ToPanel,
  WhatIfResult,
} from '../../src/protocol.js';

/** What the extension knows. */
export interface Base {
  claims: ClaimSummary[];
  details: Record<string, ClaimDetail>;
  /** Answers to what-if questions, by the JSON of what is left out. */
  whatIfs?: Record<string, WhatIfResult>;
  studies: number;
  /** What may come next in queries, and what is wrong with them, by the query. */
  help?: Record<string, QueryHelp>;
  /** Ids of the claims that queries find. */
  finds?: Record<string, string[]>;
  status: Status;
}

export interface StageWindow {
  given: { base: Base; kept: unknown };
  stage: { sent: FromPanel[]; kept: unknown; focused: boolean; change(base: Base): void };
  acquireVsCodeApi(): unknown;
}

const page = window as unknown as StageWindow;
let { base } = page.given;

const reply = (message: ToPanel): void => window.postMessage(message, '*');

page.stage = {
  sent: [],
  kept: page.given.kept,
  focused: false,
  change(next) {
    base = next;
    reply({ type: 'changed', status: next.status });
  },
};

// A page that is driven always says that it has the focus; the stage decides instead, as the editor would.
document.hasFocus = () => page.stage.focused;

page.acquireVsCodeApi = () => ({
  postMessage(message: FromPanel): void {
    page.stage.sent.push(message);
    if (message.type === 'request') answer(message);
  },
  getState: () => page.given.kept,
  setState(state: unknown): void {
    page.stage.kept = state;
  },
});

function answer({ id, request }: Extract<FromPanel, { type: 'request' }>): void {
  if (request.kind === 'claim') {
    reply({ type: 'response', id, result: base.details[request.key] ?? null });
    return;
  }
  if (request.kind === 'whatIf') {
    const result = base.whatIfs?.[JSON.stringify(request.leftOut)] ?? { changed: [] };
    reply({ type: 'response', id, result });
    return;
  }
  if (request.kind === 'queryHelp') {
    reply({ type: 'response', id, result: base.help?.[request.text] ?? { offers: [], mistakes: [] } });
    return;
  }
  const differing = base.claims.filter(
    ({ own, strength }) => own !== null && own.strength !== strength.level,
  );
  const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const result: ClaimsResult = {
    claims: (request.differing ? differing : base.claims).filter(
      (claim) => matches(claim, words) && (base.finds?.[request.query]?.includes(claim.id ?? '') ?? true),
    ),
    total: base.claims.length,
    differing: differing.length,
    studies: base.studies,
    status: base.status,
  };
  reply({ type: 'response', id, result });
}

function matches(claim: ClaimSummary, words: string[]): boolean {
  const text = [claim.text, claim.id ?? '', ...claim.topics, ...claim.marks.map(({ label }) => label)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
