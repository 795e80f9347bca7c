import {
  CodeActionKind,
  PositionEncodingKind,
  TextDocumentSyncKind,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { completionTriggers, fixAllKind } from '../language/index.js';

/** What an editor may say when it starts the server (`initializationOptions`). */
export interface Options {
  /** Lines above claims; default: true. */
  codeLens?: boolean;
  /** The claim beside evidence that does not name it; default: true. */
  inlayHints?: boolean;
  /** Whether the workspace is trusted, so that git may be asked what changed; default: false. */
  trusted?: boolean;
}

export const optionsOf = ({ initializationOptions }: InitializeParams): Options =>
  (initializationOptions ?? {}) as Options;

export function capabilitiesFor(params: InitializeParams): ServerCapabilities {
  const options = optionsOf(params);
  return {
    // The one encoding that every client has to speak.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
    },
    ...(options.codeLens !== false && { codeLensProvider: {} }),
    ...(options.inlayHints !== false && { inlayHintProvider: true }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
