/** The requests of the Language Server Protocol, answered by the features of `language` over the base. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ErrorCodes,
  ResponseError,
  type Connection,
  type Position,
  type Range,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { EvidenceBase } from '../core/base/types.js';
import type { Queries } from '../core/query/index.js';
import {
  blockCompletionsAt,
  blockHoverAt,
  codeActionsAt,
  codeLenses,
  completionsAt,
  definitionsAt,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hoverAt,
  inlayHints,
  referencesAt,
  renameableAt,
  renameAt,
  resolveAction,
  resolveCompletion,
  resolveLink,
  selectionRangeAt,
  workspaceSymbols,
  type Search,
} from '../language/index.js';
import type { ClientCan } from './capabilities.js';
import type { UriOf } from './summaries.js';

export interface LanguageSession {
  base: EvidenceBase;
  search: Search;
  queries: Queries;
  documents: TextDocuments<TextDocument>;
  uriOf: UriOf;
  textOf: (uri: string) => Promise<string | undefined>;
  /** Keys that were cited lately, the last first. */
  recent: () => readonly string[];
  client: () => ClientCan;
}

/** Every request is of an open document; of one that is not open nothing is known. */
export function serveLanguage(connection: Connection, session: LanguageSession): void {
  const { base, search, queries, documents, uriOf, textOf, recent, client } = session;

  const at = <Result>(
    { textDocument, position }: { textDocument: { uri: string }; position: Position },
    answer: (uri: string, offset: number, document: TextDocument) => Result,
  ): Result | null => {
    const document = documents.get(textDocument.uri);
    return document ? answer(document.uri, document.offsetAt(position), document) : null;
  };
  const of = <Result>(
    { textDocument }: { textDocument: { uri: string } },
    answer: (document: TextDocument) => Result,
  ): Result | null => {
    const document = documents.get(textDocument.uri);
    return document ? answer(document) : null;
  };
  const rangeIn = (document: TextDocument, range: Range) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  });

  connection.onCompletion((params) =>
    at(params, (uri, offset, document) => {
      const text = document.getText();
      return (
        blockCompletionsAt(base, queries, text, offset) ??
        completionsAt(base, search, uri, text, offset, recent())
      );
    }),
  );
  connection.onCompletionResolve((item) => resolveCompletion(base, item));
  connection.onHover((params) =>
    at(
      params,
      (uri, offset, document) => blockHoverAt(base, document.getText(), offset) ?? hoverAt(base, uri, offset),
    ),
  );
  connection.onDefinition(
    (params) => at(params, (uri, offset) => definitionsAt(base, uri, offset, uriOf)) ?? [],
  );
  connection.onReferences(
    (params) =>
      at(params, (uri, offset) =>
        referencesAt(base, uri, offset, uriOf, params.context.includeDeclaration),
      ) ?? [],
  );
  connection.onPrepareRename((params) =>
    at(params, (uri, offset) => renameableAt(base, uri, offset) ?? null),
  );
  connection.onRenameRequest(async (params) => {
    const result = await at(params, (uri, offset) =>
      renameAt(base, uri, offset, params.newName, uriOf, textOf),
    );
    if (!result) return null;
    if ('refused' in result) throw new ResponseError(ErrorCodes.InvalidRequest, result.refused);
    return result.edit;
  });
  connection.onDocumentSymbol((params) => of(params, ({ uri }) => documentSymbols(base, uri)) ?? []);
  connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(base, search, query, uriOf));
  connection.onFoldingRanges((params) => of(params, (document) => foldingRanges(document.getText())) ?? []);
  connection.onSelectionRanges((params) =>
    of(params, (document) =>
      params.positions.map(
        (position) =>
          selectionRangeAt(base, document.uri, document.offsetAt(position)) ?? {
            range: { start: position, end: position },
          },
      ),
    ),
  );
  connection.onDocumentLinks((params) => of(params, ({ uri }) => documentLinks(base, uri)) ?? []);
  connection.onDocumentLinkResolve((link) => resolveLink(base, link));
  connection.onCodeAction((params) => {
    const actions =
      of(params, (document) =>
        codeActionsAt(base, document.uri, document.getText(), rangeIn(document, params.range), uriOf, {
          only: params.context.only,
          search,
          commands: client().commands,
        }),
      ) ?? [];
    // A client that cannot ask for an edit later has it at once.
    return client().resolvesActions
      ? actions
      : Promise.all(actions.map((action) => resolveAction(base, action, textOf, uriOf)));
  });
  connection.onCodeActionResolve((action) => resolveAction(base, action, textOf, uriOf));
  connection.onCodeLens((params) => of(params, ({ uri }) => codeLenses(base, uri)) ?? []);
  connection.languages.inlayHint.on(
    (params) =>
      of(params, (document) => inlayHints(base, document.uri, rangeIn(document, params.range))) ?? [],
  );
}
