/** The requests of protocol.ts that ask the evidence. */
import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver/node';
import type { EvidenceBase } from '../../core/base/types.js';
import type { Problem } from '../../core/problem.js';
import type { Queries } from '../../core/query/index.js';
import { answerOfBlock } from '../../language/index.js';
import {
  requests,
  type BlockAnswersParams,
  type BlockAnswerText,
  type QueryMistake,
} from '../../protocol.js';
import { workshopOf, type ExportMeans } from '../bibliography.js';
import { createAsking } from './asking.js';

export interface QuerySession {
  base: EvidenceBase;
  queries: Queries;
  folders: () => readonly string[];
  isTrusted: () => boolean;
  cancellable<Result>(
    token: CancellationToken,
    act: (means: ExportMeans) => Promise<Result>,
  ): Promise<Result | ResponseError>;
}

export function serveQueries(connection: Connection, session: QuerySession): void {
  const { base, queries, folders, isTrusted, cancellable } = session;
  const asking = createAsking(queries, folders, isTrusted);

  connection.onRequest(requests.blockAnswers, ({ texts }: BlockAnswersParams, token: CancellationToken) =>
    cancellable(token, async (means) => {
      const workshop = workshopOf(base.config.style, means);
      const answers: BlockAnswerText[] = [];
      for (const text of texts) {
        const answer = await answerOfBlock(base, asking.run, text, { workshop });
        answers.push(
          'markdown' in answer ? { markdown: answer.markdown } : { problems: answer.problems.map(mistakeOf) },
        );
      }
      return answers;
    }),
  );
}

export const mistakeOf = ({ message, range }: Problem): QueryMistake => ({
  message,
  offset: range.start,
  length: range.end - range.start,
});
