/** One client's session: what it asks is answered from the evidence base, which the workspace feed keeps up. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  PositionEncodingKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { createEvidenceBase } from '../core/base/index.js';
import {
  completionsAt,
  completionTriggers,
  createSearch,
  definitionsAt,
  hoverAt,
  resolveCompletion,
} from '../language/index.js';
import { notifications, requests, type Status } from '../protocol.js';
import { defaultRubric } from '../workspace/index.js';
import { createAnswers } from './handlers.js';
import { createDiagnosticsFeed } from './diagnosticsFeed.js';
import { throttled } from './throttle.js';
import { createFeed, type Progress } from './feed.js';

export function startSession(connection: Connection): void {
  const base = createEvidenceBase(defaultRubric());
  const search = createSearch(base);
  const documents = new TextDocuments(TextDocument);
  /** The base knows files by their URIs here. */
  const uriOf = (file: string): string => file;
  const diagnostics = createDiagnosticsFeed(connection, base, uriOf);
  let revision = 0;
  let progress: Progress = { state: 'reading', read: 0, total: 0 };

  const status = (): Status => {
    const totals = diagnostics.totals();
    const files = base.files();
    const notes = files.filter((file) => base.note(file)).length;
    return {
      ...progress,
      notes,
      bibliographies: files.filter((file) => base.bibliography(file)).length,
      references: base.references().length,
      claims: base.claims().length,
      studies: base.studies().length,
      problems: totals.problems,
      filesWithProblems: totals.files,
      revision,
    };
  };
  const tell = throttled(() => void connection.sendNotification(notifications.changed, status()), 100);

  const feed = createFeed(connection, base, documents, {
    changed(change) {
      revision += 1;
      search.changed(change);
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
    return {
      capabilities: {
        // The one encoding that every client has to speak.
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
        hoverProvider: true,
        definitionProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'Corroborate' },
    };
  });
  connection.onInitialized(() => feed.start());
  connection.onShutdown(() => {
    tell.stop();
    feed.stop();
  });

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document
      ? completionsAt(base, search, document.uri, document.getText(), document.offsetAt(position))
      : [];
  });
  connection.onCompletionResolve((item) => resolveCompletion(base, item));
  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document ? hoverAt(base, document.uri, document.offsetAt(position)) : null;
  });
  connection.onDefinition(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document ? definitionsAt(base, document.uri, document.offsetAt(position), uriOf) : [];
  });

  const answers = createAnswers(base, search.claimIndex, status, uriOf);
  connection.onRequest(requests.claims, answers.claims);
  connection.onRequest(requests.claim, answers.claim);
  connection.onRequest(requests.claimAt, answers.claimAt);
  connection.onRequest(requests.search, answers.search);
  connection.onRequest(requests.bibliography, answers.bibliography);
  connection.onRequest(requests.status, status);

  documents.listen(connection);
  connection.listen();
}
