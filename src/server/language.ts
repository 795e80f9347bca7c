/** The requests of the Language Server Protocol, answered by the features of `language` over the base. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ErrorCodes,
  ResponseError,
  type CodeAction,
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
  blockLenses,
  codeActionsAt,
  codeLenses,
  completionsAt,
  definitionsAt,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hoverAt,
  inlayHints,
  problemsOfBlocks,
  referencesAt,
  renameableAt,
  renameAt,
  resolveAction,
  resolveCompletion,
  resolveLink,
  selectionRangeAt,
  workspaceSymbols,
  writtenBlocks,
  type Search,
} from '../language/index.js';
import type { Asking } from './queries/asking.js';
import type { ClientCan } from './capabilities.js';
import { inTurns } from './queries/inTurns.js';
import { withValues } from './queries/values.js';
import type { Positions } from './encoding.js';
import type { UriOf } from './summaries.js';

export interface LanguageSession {
  base: EvidenceBase;
  search: Search;
  queries: Queries;
  documents: TextDocuments<TextDocument>;
  uriOf: UriOf;
  textOf: (uri: string) => Promise<string | undefined>;
  asking: Asking;
  /** Keys that were cited lately, the last first. */
  recent: () => readonly string[];
  client: () => ClientCan;
  positions: Positions;
}

/** Every request is of an open document; of one that is not open nothing is known. */
export function serveLanguage(connection: Connection, session: LanguageSession): void {
  const { base, search, queries, documents, uriOf, textOf, asking, recent, client } = session;
  const { asked } = session.positions;

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

  /** What is then asked of a file's problems is there: those of a long bibliography are not made while everybody waits. */
  const workedOut = (uri: string): Promise<void> => {
    const steps = base.workingOut(uri)[Symbol.iterator]();
    return inTurns((mayGoOn) => {
      do if (steps.next().done === true) return true;
      while (mayGoOn());
      return false;
    });
  };

  const versionOf = (uri: string): number | null => documents.get(uri)?.version ?? null;
  /** An action whose edit is asked for later, with the version of the note that its places are of. */
  const madeFor = (action: CodeAction, uri: string): CodeAction => {
    const data: unknown = action.data;
    return isObject(data) ? { ...action, data: { ...data, note: uri, version: versionOf(uri) } } : action;
  };
  const isStale = ({ data }: CodeAction): boolean =>
    isObject(data) && typeof data.note === 'string' && versionOf(data.note) !== data.version;

  connection.onCompletion(
    asked((params) =>
      at(params, async (uri, offset, document) => {
        const text = document.getText();
        const inBlock = await withValues(queries, (all) => blockCompletionsAt(base, all, text, offset));
        if (inBlock) return inBlock;
        await inTurns(search.work);
        return completionsAt(base, search, uri, text, offset, recent());
      }),
    ),
  );
  connection.onCompletionResolve(asked((item) => resolveCompletion(base, item)));
  connection.onHover(
    asked(async (params) => {
      await workedOut(params.textDocument.uri);
      return at(
        params,
        (uri, offset, document) =>
          blockHoverAt(base, document.getText(), offset) ?? hoverAt(base, uri, offset),
      );
    }),
  );
  connection.onDefinition(
    asked((params) => at(params, (uri, offset) => definitionsAt(base, uri, offset, uriOf)) ?? []),
  );
  connection.onReferences(
    asked(
      (params) =>
        at(params, (uri, offset) =>
          referencesAt(base, uri, offset, uriOf, params.context.includeDeclaration),
        ) ?? [],
    ),
  );
  connection.onPrepareRename(
    asked((params) => at(params, (uri, offset) => renameableAt(base, uri, offset) ?? null)),
  );
  connection.onRenameRequest(
    asked(async (params) => {
      const result = await at(params, (uri, offset) =>
        renameAt(base, uri, offset, params.newName, uriOf, textOf),
      );
      if (!result) return null;
      if ('refused' in result) throw new ResponseError(ErrorCodes.InvalidRequest, result.refused);
      return result.edit;
    }),
  );
  connection.onDocumentSymbol(asked((params) => of(params, ({ uri }) => documentSymbols(base, uri)) ?? []));
  connection.onWorkspaceSymbol(asked(({ query }) => workspaceSymbols(base, search, query, uriOf)));
  connection.onFoldingRanges(
    asked((params) => of(params, (document) => foldingRanges(document.getText())) ?? []),
  );
  connection.onSelectionRanges(
    asked((params) =>
      of(params, (document) =>
        params.positions.map(
          (position) =>
            selectionRangeAt(base, document.uri, document.offsetAt(position)) ?? {
              range: { start: position, end: position },
            },
        ),
      ),
    ),
  );
  connection.onDocumentLinks(asked((params) => of(params, ({ uri }) => documentLinks(base, uri)) ?? []));
  connection.onDocumentLinkResolve(asked((link) => resolveLink(base, link)));
  connection.onCodeAction(
    asked(async (params) => {
      await workedOut(params.textDocument.uri);
      const actions =
        of(params, (document) =>
          codeActionsAt(base, document.uri, document.getText(), rangeIn(document, params.range), uriOf, {
            only: params.context.only,
            search,
            commands: client().commands,
            more: base.note(document.uri)
              ? problemsOfBlocks(base, queries, writtenBlocks(document.getText()))
              : [],
          }),
        ) ?? [];
      // A client that cannot ask for an edit later has it at once.
      return client().resolvesActions
        ? actions.map((action) => madeFor(action, params.textDocument.uri))
        : Promise.all(actions.map((action) => resolveAction(base, action, textOf, uriOf)));
    }),
  );
  connection.onCodeActionResolve(
    asked((action) =>
      isStale(action)
        ? { ...action, disabled: { reason: 'The note has changed meanwhile: try again.' } }
        : resolveAction(base, action, textOf, uriOf),
    ),
  );
  connection.onCodeLens(
    asked(
      (params) =>
        of(params, async (document) => [
          ...codeLenses(base, document.uri),
          ...(await blockLenses(document.uri, document.getText(), asking.runAgain)),
        ]) ?? [],
    ),
  );
  connection.languages.inlayHint.on(
    asked(
      (params) =>
        of(params, (document) =>
          inlayHints(base, document.uri, document.getText(), rangeIn(document, params.range)),
        ) ?? [],
    ),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
