/** One client's session: what it asks is answered from the evidence base, which the workspace feed keeps up. */
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeLensRefreshRequest,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { createEvidenceBase } from '../core/base/index.js';
import { createQueries } from '../core/query/index.js';
import { createSearch, lineStartsIn } from '../language/index.js';
import {
  notifications,
  requests,
  type AddParams,
  type BibliographyParams,
  type CiteParams,
  type PreviewParams,
  type Status,
} from '../protocol.js';
import { defaultRubric, readText } from '../workspace/index.js';
import { addTo, bibliographiesOf } from './addReferences.js';
import {
  bibliographyFor,
  citationsOf,
  citingNotes,
  exportChoices,
  previewOf,
  type ExportMeans,
} from './bibliography.js';
import { capabilitiesFor } from './capabilities.js';
import { createAnswers } from './handlers.js';
import { serveLanguage } from './language.js';
import { createDiagnosticsFeed } from './diagnosticsFeed.js';
import { throttled } from './throttle.js';
import { createFeed, type Progress } from './feed.js';
import { findReferences } from './findReferences.js';
import { Cancelled, createFormatting } from './formatting.js';
import { studyLines } from './studies.js';

export function startSession(connection: Connection): void {
  const base = createEvidenceBase(defaultRubric());
  const search = createSearch(base);
  const queries = createQueries(base, (file) => lineStartsIn(base, file));
  const documents = new TextDocuments(TextDocument);
  /** The base knows files by their URIs here. */
  const uriOf = (file: string): string => file;
  /** The text of a note: as the editor has it, else as it is on disk. */
  const textOf = async (uri: string, kind: 'note' | 'bibliography' = 'note'): Promise<string | undefined> => {
    const open = documents.get(uri);
    if (open) return open.getText();
    if (!uri.startsWith('file:')) return undefined;
    const read = await readText(fileURLToPath(uri), { kind, maxNoteSize: base.config.maxNoteSize });
    return read.kind === 'text' ? read.text : undefined;
  };
  const diagnostics = createDiagnosticsFeed(connection, base, uriOf);
  /** Where paths in corroborate.json start from. */
  let folder = '.';
  let revision = 0;
  let progress: Progress = { state: 'reading', read: 0, total: 0 };

  const status = (): Status => {
    const totals = diagnostics.totals();
    return {
      ...progress,
      ...base.counts(),
      problems: totals.problems,
      filesWithProblems: totals.files,
      revision,
    };
  };
  let mayRefreshLenses = false;
  // Evidence in one note changes what stands above a claim of another. The editor asks for all lenses anew then, which while one types is
  // seldom enough at this pace: the lists and the map come first.
  const refreshLenses = throttled(() => {
    if (mayRefreshLenses) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }, 500);
  const tell = throttled(() => {
    void connection.sendNotification(notifications.changed, status());
    refreshLenses.call();
  }, 100);

  const feed = createFeed(connection, base, documents, {
    changed(change) {
      revision += 1;
      search.changed(change);
      queries.changed(change);
      // While notes are still coming in, ids that are not read yet would look unknown.
      if (progress.state === 'ready') diagnostics.publish(change.files);
      tell.call();
    },
    progress(next) {
      const done = progress.state === 'reading' && next.state === 'ready';
      progress = next;
      if (done) diagnostics.publish(base.files());
      tell.call();
    },
  });

  connection.onInitialize((params): InitializeResult => {
    feed.initialize(params);
    const first = params.workspaceFolders?.[0]?.uri ?? params.rootUri;
    if (first?.startsWith('file:')) folder = fileURLToPath(first);
    mayRefreshLenses = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    return {
      capabilities: capabilitiesFor(params),
      serverInfo: { name: 'Corroborate' },
    };
  });
  connection.onInitialized(() => feed.start());
  const formatting = createFormatting();
  /** Does long work until its request is cancelled. */
  const cancellable = async <Result>(
    id: string | undefined,
    token: CancellationToken,
    act: (means: ExportMeans) => Promise<Result>,
  ): Promise<Result | ResponseError> => {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    try {
      return await act({
        formatting,
        folder,
        signal: controller.signal,
        progress: (progress) => {
          if (id !== undefined)
            void connection.sendNotification(notifications.exportProgress, { id, ...progress });
        },
      });
    } catch (error) {
      if (error instanceof Cancelled)
        return new ResponseError(LSPErrorCodes.RequestCancelled, 'The export was cancelled.');
      throw error;
    } finally {
      listening.dispose();
    }
  };
  connection.onShutdown(() => {
    formatting.stop();
    tell.stop();
    refreshLenses.stop();
    feed.stop();
  });

  serveLanguage(connection, { base, search, queries, documents, uriOf, textOf });

  const folderUri = (): string => URI.file(folder).toString().replace(/\/$/, '');
  const answers = createAnswers(base, search.claimIndex, status, uriOf);
  connection.onRequest(requests.claims, answers.claims);
  connection.onRequest(requests.claim, answers.claim);
  connection.onRequest(requests.whatIf, answers.whatIf);
  connection.onRequest(requests.claimAt, answers.claimAt);
  connection.onRequest(requests.search, answers.search);
  connection.onRequest(requests.bibliography, (params: BibliographyParams, token: CancellationToken) =>
    cancellable(params.progress, token, (means) => bibliographyFor(base, params, means)),
  );
  connection.onRequest(requests.exportChoices, () => exportChoices(base));
  connection.onRequest(requests.preview, (params: PreviewParams, token: CancellationToken) =>
    cancellable(undefined, token, (means) => previewOf(base, params, means)),
  );
  connection.onRequest(requests.cite, (params: CiteParams, token: CancellationToken) =>
    cancellable(undefined, token, (means) => citationsOf(base, params, means)),
  );
  connection.onRequest(requests.citingNotes, () => citingNotes(base, folderUri()));
  connection.onRequest(requests.studies, (_: unknown, token: CancellationToken) =>
    cancellable(undefined, token, ({ signal }) => studyLines(base, uriOf, signal)),
  );
  connection.onRequest(requests.findReferences, findReferences);
  connection.onRequest(requests.bibliographies, () => bibliographiesOf(base, folderUri()));
  connection.onRequest(requests.addReferences, (params: AddParams) =>
    addTo(base, params, folderUri(), (uri) => textOf(uri, 'bibliography')),
  );
  connection.onRequest(requests.referenceAt, answers.referenceAt);
  connection.onRequest(requests.status, status);

  documents.listen(connection);
  connection.listen();
}
