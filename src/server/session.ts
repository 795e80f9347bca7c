/** One client's session: what it asks is answered from the evidence base, which the workspace feed keeps up. */
import { fileURLToPath } from 'node:url';
import {
  CodeLensRefreshRequest,
  TextDocuments,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { createEvidenceBase } from '../core/base/index.js';
import { createQueries } from '../core/query/index.js';
import { createQuoteSearch, createSearch, lineStartsIn } from '../language/index.js';
import { notifications, type Status } from '../protocol.js';
import { configFile, defaultRubric, kindOf, readText } from '../workspace/index.js';
import { inBackground } from './background.js';
import { createCancellable } from './cancellable.js';
import { capabilitiesFor, clientCan, optionsOf, type ClientCan } from './capabilities.js';
import { createDiagnosticsFeed } from './diagnosticsFeed.js';
import { createPositions, documentsIn, encodingFor, type Encoding } from './encoding.js';
import { createFeed, type Progress } from './feed.js';
import { createFormatting } from './formatting.js';
import { serveLanguage } from './language.js';
import { serveNoteView } from './noteView/serve.js';
import { createAsking } from './queries/asking.js';
import { inTurns } from './queries/inTurns.js';
import { createNoteBlocks } from './queries/noteBlocks.js';
import { readingQuotes } from './queries/searchAll.js';
import { serveQueries } from './queries/serve.js';
import { createRecent } from './recent.js';
import { serveBibliographies } from './serveBibliographies.js';
import { serveClaims } from './serveClaims.js';
import { serveWriting } from './serveWriting.js';
import { throttled } from './throttle.js';
import { uriIn } from './uriIn.js';

export function startSession(connection: Connection): void {
  const base = createEvidenceBase(defaultRubric());
  const search = createSearch(base);
  const indexing = inBackground(search.work, (error) =>
    connection.console.error(`What is searched could not be read: ${String(error)}`),
  );
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
  const diagnostics = createDiagnosticsFeed(connection, base, {
    uriOf,
    ofBlocks: (file) => blocks.problemsOf(file),
    inItsPositions: (told) => (encoding === 'utf-16' ? undefined : positions.sent(told)),
    isOpen: (file) => documents.get(file) !== undefined,
    done: () => {
      isTold = progress.state === 'ready';
      tell.call();
    },
  });
  /** Where paths in corroborate.json start from. */
  let folder = '.';
  let isTrusted = false;
  let revision = 0;
  let progress: Progress = { state: 'reading', read: 0, total: 0 };
  /** Whether the problems of all that was read first are told: their number is known from then on. */
  let isTold = false;

  const status = (): Status => {
    const totals = diagnostics.totals();
    return {
      ...progress,
      state: isTold ? 'ready' : 'reading',
      ...base.counts(),
      folders: feed.folders().length,
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
      // What was read anew and says the same.
      if (change.claims.size + change.files.size + change.citekeys.size === 0) return;
      revision += 1;
      search.changed(change);
      queries.changed(change);
      quotes.changed(change);
      // While notes are still coming in, ids that are not read yet would look unknown.
      blocks.changed(change.files);
      if (progress.state === 'ready') {
        indexing.start();
        diagnostics.publish(change.files);
        if (blocks.files().size > 0) checkBlocks.call();
      }
      tell.call();
    },
    progress(next) {
      const done = progress.state === 'reading' && next.state === 'ready';
      progress = next;
      if (done) {
        indexing.start();
        diagnostics.publish(base.files());
        isTold = diagnostics.isDone();
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
  const cancellable = createCancellable(connection, formatting, () => folder);
  connection.onShutdown(() => {
    formatting.stop();
    tell.stop();
    refreshLenses.stop();
    checkBlocks.stop();
    quoteReading.stop();
    indexing.stop();
    diagnostics.stop();
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
    cancellable,
  });

  serveNoteView(connection, {
    base,
    uriOf,
    status,
    openText: (uri) => documents.get(uri)?.getText(),
    cancellable,
  });

  serveClaims(connection, {
    base,
    search,
    quotes,
    quoteReading,
    asking,
    feed,
    positions,
    status,
    uriOf,
    cancellable,
  });

  const folderUris = (): string[] => feed.folders().map((path) => uriIn(path, ''));
  const folderUri = (): string => folderUris()[0] ?? uriIn(folder, '');
  serveBibliographies(connection, {
    base,
    positions,
    folders: folderUris,
    folder: folderUri,
    textOf: (uri) => textOf(uri, 'bibliography'),
    cancellable,
  });

  serveWriting(connection, positions, {
    base,
    search,
    recent: recent.citekeys,
    folders: () => (folderUris().length > 0 ? folderUris() : [folderUri()]),
    textOf,
    versions: () => new Map(documents.all().map(({ uri, version }) => [uri, version])),
  });

  documents.listen(connection);
  connection.listen();
}
