/** What the Claim Map says to the extension and hears from it. */
import type { ClaimAt, ClaimDetail, ClaimsResult, LeftOut, WhatIfResult } from './claims.js';
import type { Target } from './places.js';
import type { QueryHelp } from './queries.js';
import type { Status } from './status.js';

export type PanelRequest =
  | { kind: 'claims'; filter: string; differing: boolean; query: string }
  | { kind: 'queryHelp'; text: string; offset: number }
  | { kind: 'claim'; key: string }
  | { kind: 'whatIf'; leftOut: LeftOut };

/** From the webview. */
export type FromPanel =
  | { type: 'ready' }
  | { type: 'request'; id: number; request: PanelRequest }
  | { type: 'open'; target: Target }
  | { type: 'command'; command: PanelCommand; claim?: string };

/** Acts that empty views and an opened claim offer. */
export type PanelCommand =
  'openFolder' | 'createNote' | 'openSample' | 'showProblems' | 'cite' | 'export' | 'learn' | 'makeClaim';

/** To the webview. */
export type ToPanel =
  | { type: 'response'; id: number; result: ClaimsResult | ClaimDetail | WhatIfResult | QueryHelp | null }
  | { type: 'failed'; id: number; message: string }
  | { type: 'changed'; status: Status }
  | { type: 'at'; at: ClaimAt }
  | { type: 'reveal'; claim: string }
  | { type: 'filter'; text: string }
  | { type: 'query'; text: string };
