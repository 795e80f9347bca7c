/** One client's session: what it asks is answered from the evidence base, which the workspace feed keeps up. */
import { fileURLToPath } from 'node:url';
import {
  CodeLensRefreshRequest,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { createEvidenceBase } from '../core/base/index.js';
import { createQueries } from '../core/query/index.js';
import { createQuoteSearch, createSearch, lineStartsIn } from '../language/index.js';
import {
  notifications,
  requests,
  type AddParams,
  type BibliographyParams,
  type ClaimsParams,
  type CiteParams,
  type PreviewParams,
  type SearchAllResult,
  type Status,
} from '../protocol.js';
import { configFile, defaultRubric, kindOf, readText } from '../workspace/index.js';
import { addTo, bibliographiesOf } from './addReferences.js';
import {
  bibliographyFor,
  citationsOf,
  citingNotes,
  exportChoices,
  previewOf,
  type ExportMeans,
} from './bibliography.js';
import { capabilitiesFor, clientCan, optionsOf, type ClientCan } from './capabilities.js';
import { createPositions, documentsIn, encodingFor, type Encoding } from './encoding.js';
import { createAnswers } from './handlers.js';
import { serveLanguage } from './language.js';
import { createDiagnosticsFeed } from './diagnosticsFeed.js';
import { throttled } from './throttle.js';
import { createFeed, type Progress } from './feed.js';
import { findReferences } from './findReferences.js';
import { createFormatting } from './formatting.js';
import { createAsking } from './queries/asking.js';
import { claimsFound } from './queries/claimsFound.js';
import { inTurns } from './queries/inTurns.js';
import { createNoteBlocks } from './queries/noteBlocks.js';
import { quoteHits, readingQuotes, referenceHits } from './queries/searchAll.js';
import { serveQueries } from './queries/serve.js';
import { createRecent } from './recent.js';
import { serveNoteView } from './noteView/serve.js';
import { statusReport } from './statusReport.js';
import { studyLines } from './studies.js';
import { uriIn } from './uriIn.js';
import { createWriting } from './writing.js';
import { Cancelled } from './turns.js';

export function startSession(connection: Connection): void {
  const base = createEvidenceBase(defaultRubric());
  const search = createSearch(base);
  const queries = createQueries(base, (file) => lineStartsIn(base, file));
  const quotes = createQuoteSearch(base);
  const quoteReading = readingQuotes(quotes);
  const blocks = createNoteBlocks(base, queries);
  let encoding: Encoding = 'utf-16';
  const documents = new TextDocuments(documentsIn(() => encoding));
  /** The base knows files by their URIs here. */
  const uriOf = (file: string): string => file;
  /** The text of a note: as the editor has it, else as it is on disk. */
  const textOf = async (
    uri: string,
    kind: 'note' | 'bibliography' | 'config' = 'note',
  ): Promise<string | undefined> => {
    const open = documents.get(uri);
    if (open) return open.getText();
    if (!uri.startsWith('file:')) return undefined;
    const read = await readText(fileURLToPath(uri), { kind, maxNoteSize: base.config.maxNoteSize });
    return read.kind === 'text' ? read.text : undefined;
  };
  const positions = createPositions(
    () => encoding,
    (uri) => textOf(uri, kindOf(uri) === 'bibliography' ? 'bibliography' : 'note'),
  );
  const diagnostics = createDiagnosticsFeed(
    connection,
    base,
    uriOf,
    (file) => blocks.problemsOf(file),
    (told) => (encoding === 'utf-16' ? undefined : positions.sent(told)),
  );
  /** Where paths in corroborate.json start from. */
  let folder = '.';
  let isTrusted = false;
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
  let client: ClientCan = { resolvesActions: false, commands: false, refreshesLenses: false };
  // Evidence in one note changes what stands above a claim of another. The editor asks for all lenses anew then, which while one types is
  // seldom enough at this pace: the lists and the map come first.
  const refreshLenses = throttled(() => {
    if (client.refreshesLenses)
      void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }, 500);
  const tell = throttled(() => {
    void connection.sendNotification(notifications.changed, status());
    refreshLenses.call();
  }, 100);

  // Names that a query gives may come and go with any other note.
  const checkBlocks = throttled(
    () => void inTurns(blocks.prepare).then(() => diagnostics.publish(blocks.files())),
    500,
  );

  const feed = createFeed(connection, base, documents, {
    reading: blocks.reading,
    changed(change) {
      revision += 1;
      search.changed(change);
      queries.changed(change);
      quotes.changed(change);
      // While notes are still coming in, ids that are not read yet would look unknown.
      blocks.changed(change.files);
      if (progress.state === 'ready') {
        diagnostics.publish(change.files);
        if (blocks.files().size > 0) checkBlocks.call();
      }
      tell.call();
    },
    progress(next) {
      const done = progress.state === 'reading' && next.state === 'ready';
      progress = next;
      if (done) {
        diagnostics.publish(base.files());
        if (blocks.files().size > 0) checkBlocks.call();
      }
      tell.call();
    },
  });

  const recent = createRecent(base);
  documents.onDidChangeContent(({ document }) => recent.edited(document.uri));
  documents.onDidClose(({ document }) => recent.closed(document.uri));

  connection.onInitialize((params): InitializeResult => {
    feed.initialize(params);
    const first = params.workspaceFolders?.[0]?.uri ?? params.rootUri;
    if (first?.startsWith('file:')) folder = fileURLToPath(first);
    isTrusted = optionsOf(params).trusted === true;
    client = clientCan(params);
    encoding = encodingFor(params);
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
    checkBlocks.stop();
    quoteReading.stop();
    feed.stop();
  });

  const asking = createAsking(queries, feed.folders, () => isTrusted);
  // The queries that settings save are told of as they are typed.
  const settingsChanged = ({ document }: { document: { uri: string } }): void => {
    if (!document.uri.endsWith(`/${configFile}`)) return;
    revision += 1;
    tell.call();
  };
  documents.onDidChangeContent(settingsChanged);
  documents.onDidClose(settingsChanged);

  serveLanguage(connection, {
    base,
    search,
    queries,
    documents,
    uriOf,
    textOf,
    asking,
    recent: recent.citekeys,
    client: () => client,
    positions,
  });

  serveQueries(connection, {
    base,
    queries,
    asking,
    folders: feed.folders,
    uriOf,
    textOf,
    versionOf: (uri) => documents.get(uri)?.version ?? null,
    positions,
    refresh: () => refreshLenses.call(),
    cancellable: (token, act) => cancellable(undefined, token, act),
  });

  serveNoteView(connection, {
    base,
    uriOf,
    status,
    openText: (uri) => documents.get(uri)?.getText(),
    cancellable: (token, act) => cancellable(undefined, token, act),
  });

  const folderUris = (): string[] => feed.folders().map((path) => uriIn(path, ''));
  const folderUri = (): string => folderUris()[0] ?? uriIn(folder, '');
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
  connection.onRequest(requests.search, positions.asked(answers.search));
  connection.onRequest(
    requests.searchAll,
    positions.asked((params: { text: string; limit: number }): SearchAllResult => {
      quoteReading.start();
      const { text, limit } = params;
      return {
        claims: answers.search(params),
        quotes: quoteHits(base, quotes, text, limit, uriOf),
        references: referenceHits(base, search, text, limit, uriOf),
      };
    }),
  );
  connection.onRequest(requests.bibliography, (params: BibliographyParams, token: CancellationToken) =>
    cancellable(params.progress, token, (means) => bibliographyFor(base, params, means)),
  );
  connection.onRequest(requests.exportChoices, () => exportChoices(base));
  connection.onRequest(requests.preview, (params: PreviewParams, token: CancellationToken) =>
    cancellable(undefined, token, (means) => previewOf(base, params, means)),
  );
  connection.onRequest(requests.formatCitations, (params: CiteParams, token: CancellationToken) =>
    cancellable(undefined, token, (means) => citationsOf(base, params, means)),
  );
  connection.onRequest(requests.citingNotes, () => citingNotes(base, folderUris()));
  connection.onRequest(requests.studies, (_: unknown, token: CancellationToken) =>
    cancellable(undefined, token, ({ signal }) => studyLines(base, uriOf, signal)),
  );
  connection.onRequest(requests.findReferences, findReferences);
  connection.onRequest(requests.bibliographies, () => bibliographiesOf(base, folderUris()));
  connection.onRequest(
    requests.addReferences,
    positions.asked((params: AddParams) =>
      addTo(base, params, folderUri(), (uri) => textOf(uri, 'bibliography')),
    ),
  );
  connection.onRequest(requests.referenceAt, positions.asked(answers.referenceAt));
  const writing = createWriting({
    base,
    search,
    recent: recent.citekeys,
    folders: () => (folderUris().length > 0 ? folderUris() : [folderUri()]),
    textOf,
    versions: () => new Map(documents.all().map(({ uri, version }) => [uri, version])),
  });
  connection.onRequest(requests.pickReferences, positions.asked(writing.pickReferences));
  connection.onRequest(requests.literatureNote, positions.asked(writing.literatureNote));
  connection.onRequest(requests.markAsClaim, positions.asked(writing.markAsClaim));
  connection.onRequest(requests.passageSource, positions.asked(writing.passageSource));
  connection.onRequest(requests.addEvidence, positions.asked(writing.addEvidence));
  connection.onRequest(requests.cite, positions.asked(writing.cite));
  connection.onRequest(requests.sources, positions.asked(writing.sources));
  connection.onRequest(requests.unresolved, positions.asked(writing.unresolved));
  connection.onRequest(requests.notesForClaim, positions.asked(writing.notesForClaim));
  connection.onRequest(requests.moveClaim, positions.asked(writing.moveClaim));
  connection.onRequest(requests.report, ({ uri }: { uri?: string }) =>
    statusReport({ base, status, folders: feed.folders(), timings: feed.timings, uri }),
  );
  connection.onRequest(requests.status, status);

  documents.listen(connection);
  connection.listen();
}
