/** The requests of protocol.ts that ask the evidence. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { EvidenceBase } from '../../core/base/types.js';
import { lineStartsOf } from '../../core/position.js';
import { readBlock, type Queries } from '../../core/query/index.js';
import type { AnswerOptions } from '../../core/report/index.js';
import { answerOfBlock, editorRange, editSaved, queryCompletions } from '../../language/index.js';
import {
  requests,
  type BlockAnswersParams,
  type BlockAnswerText,
  type EditSavedParams,
  type EditSavedResult,
  type FreezeParams,
  type NamedQueriesParams,
  type QueryDocumentParams,
  type QueryHelp,
  type QueryHelpParams,
  type QueryParams,
} from '../../protocol.js';
import { workshopOf } from '../bibliography.js';
import type { Positions } from '../encoding.js';
import type { Cancellable } from '../cancellable.js';
import type { UriOf } from '../summaries.js';
import type { Asking } from './asking.js';
import { queryDocument } from './documents.js';
import { queryResult } from './found.js';
import { frozen } from './freeze.js';
import { inTurns } from './inTurns.js';
import { mistakeOf } from './mistakes.js';
import { namedQueries } from './named.js';
import { withValues } from './values.js';

export interface QuerySession {
  base: EvidenceBase;
  queries: Queries;
  asking: Asking;
  positions: Positions;
  folders: () => readonly string[];
  uriOf: UriOf;
  /** The text of a file: as the editor has it, else as it is on disk. */
  textOf: (uri: string, kind: 'note' | 'config') => Promise<string | undefined>;
  /** The editor's version of an open document; null of any other file. */
  versionOf: (uri: string) => number | null;
  /** Lets the editor ask for the counts above blocks anew. */
  refresh(): void;
  cancellable: Cancellable;
}

export function serveQueries(connection: Connection, session: QuerySession): void {
  const { base, queries, asking, positions, folders, uriOf, textOf, versionOf, refresh, cancellable } =
    session;

  /** Answers with the means to format references, in the style of the project. */
  const written = <Params, Result>(
    name: string,
    act: (params: Params, options: AnswerOptions) => Promise<Result>,
  ): void => {
    connection.onRequest(name, (params: Params, token: CancellationToken) =>
      cancellable(token, (means) => {
        const options = { workshop: workshopOf(base.config.style, means) };
        return positions.asked((own: Params) => act(own, options))(params);
      }),
    );
  };

  const noteNow = async (uri: string) => {
    const version = versionOf(uri);
    const text = await textOf(uri, 'note');
    return text === undefined ? undefined : { text, version };
  };

  written(requests.blockAnswers, ({ texts }: BlockAnswersParams, options) =>
    Promise.all(
      texts.map(async (text): Promise<BlockAnswerText> => {
        const answer = await answerOfBlock(base, asking.runAgain, text, options);
        return 'markdown' in answer
          ? { markdown: answer.markdown }
          : { problems: answer.problems.map(mistakeOf) };
      }),
    ),
  );
  written(requests.queryDocument, (params: QueryDocumentParams, options) =>
    queryDocument(base, asking, params, options),
  );
  written(requests.freeze, (params: FreezeParams, options) =>
    frozen(base, asking, () => noteNow(params.uri), params, options),
  );
  connection.onRequest(requests.namedQueries, (params: NamedQueriesParams) =>
    namedQueries(base, asking, folders(), (uri) => textOf(uri, 'config'), params),
  );
  connection.onRequest(requests.refreshAnswers, () => {
    asking.forget();
    refresh();
    return null;
  });
  connection.onRequest(
    requests.query,
    positions.asked((params: QueryParams) => queryResult(base, asking, params, uriOf)),
  );
  connection.onRequest(requests.queryHelp, (params: QueryHelpParams) => helpWith(base, queries, params));
  connection.onRequest(
    requests.editSaved,
    positions.asked(async ({ uri, change }: EditSavedParams): Promise<EditSavedResult> => {
      const text = await textOf(uri, 'config');
      const edit = editSaved(text, change);
      if ('failure' in edit) return edit;
      const range = editorRange(lineStartsOf(text ?? ''), edit.range);
      return { create: text === undefined, range, newText: edit.newText };
    }),
  );
}

async function helpWith(
  base: EvidenceBase,
  queries: Queries,
  { text, offset }: QueryHelpParams,
): Promise<QueryHelp> {
  const { query, problems } = readBlock(text);
  const offers =
    offset === undefined
      ? []
      : await withValues(queries, (asked) => queryCompletions(base, asked, text, offset));
  await inTurns((mayGoOn) => queries.prepare(query, mayGoOn));
  return {
    offers: offers.map(({ label, detail, text: newText, range }) => ({
      label,
      ...(detail !== undefined && { detail }),
      text: newText,
      start: range.start,
      length: range.end - range.start,
    })),
    mistakes: [...problems, ...queries.check(query)].map(mistakeOf),
  };
}
