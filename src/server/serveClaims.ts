/** The requests of protocol.ts that the trees, the Claim Map and the search ask: claims, studies, and how the server stands. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { EvidenceBase } from '../core/base/types.js';
import type { QuoteSearch, Search } from '../language/index.js';
import {
  requests,
  type ClaimsParams,
  type SearchAllResult,
  type SearchHit,
  type Status,
} from '../protocol.js';
import type { Cancellable } from './cancellable.js';
import type { Positions } from './encoding.js';
import type { Feed } from './feed.js';
import { createAnswers } from './handlers.js';
import type { Asking } from './queries/asking.js';
import { claimsFound } from './queries/claimsFound.js';
import { inTurns } from './queries/inTurns.js';
import { quoteHits, referenceHits, type Reading } from './queries/searchAll.js';
import { statusReport } from './statusReport.js';
import { studyLines } from './studies.js';
import type { UriOf } from './summaries.js';

export interface ClaimsSession {
  base: EvidenceBase;
  search: Search;
  quotes: QuoteSearch;
  quoteReading: Reading;
  asking: Asking;
  feed: Feed;
  positions: Positions;
  status: () => Status;
  uriOf: UriOf;
  cancellable: Cancellable;
}

export function serveClaims(connection: Connection, session: ClaimsSession): void {
  const { base, search, quotes, quoteReading, asking, feed, positions, status, uriOf, cancellable } = session;
  const answers = createAnswers(base, search.claimIndex, status, uriOf);
  connection.onRequest(
    requests.claims,
    positions.asked(async (params: ClaimsParams) =>
      answers.claims(params, await claimsFound(base, asking, params.query ?? '')),
    ),
  );
  connection.onRequest(requests.claim, positions.asked(answers.claim));
  connection.onRequest(requests.whatIf, positions.asked(answers.whatIf));
  connection.onRequest(requests.claimAt, positions.asked(answers.claimAt));
  connection.onRequest(requests.referenceAt, positions.asked(answers.referenceAt));
  connection.onRequest(
    requests.search,
    positions.asked(async (params: { text: string; limit: number }): Promise<SearchHit[]> => {
      await inTurns(search.work);
      return answers.search(params);
    }),
  );
  connection.onRequest(
    requests.searchAll,
    positions.asked(async (params: { text: string; limit: number }): Promise<SearchAllResult> => {
      quoteReading.start();
      await inTurns(search.work);
      const { text, limit } = params;
      return {
        claims: answers.search(params),
        quotes: quoteHits(base, quotes, text, limit, uriOf),
        references: referenceHits(base, search, text, limit, uriOf),
      };
    }),
  );
  connection.onRequest(requests.studies, (_: unknown, token: CancellationToken) =>
    cancellable(token, ({ signal }) => studyLines(base, uriOf, signal)),
  );
  connection.onRequest(requests.report, ({ uri }: { uri?: string }) =>
    statusReport({ base, status, folders: feed.folders(), timings: feed.timings, uri }),
  );
  connection.onRequest(requests.status, status);
}
