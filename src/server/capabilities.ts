import {
  CodeActionKind,
  TextDocumentSyncKind,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { completionTriggers, fixAllKind } from '../language/index.js';
import { encodingFor } from './encoding.js';

/** What an editor may say when it starts the server (`initializationOptions`). */
export interface Options {
  /** Lines above claims; default: true. */
  codeLens?: boolean;
  /** The claim beside evidence that does not name it; default: true. */
  inlayHints?: boolean;
  /** Whether the workspace is trusted, so that git may be asked what changed; default: false. */
  trusted?: boolean;
  /** Whether it knows the commands of the VS Code extension that ask further, as for a claim; default: false. */
  commands?: boolean;
}

/** What a client can do that changes our answers. */
export interface ClientCan {
  /** Asks for the edit of a code action when it is chosen. */
  resolvesActions: boolean;
  commands: boolean;
  refreshesLenses: boolean;
}

export const optionsOf = ({ initializationOptions }: InitializeParams): Options =>
  (initializationOptions ?? {}) as Options;

export function clientCan(params: InitializeParams): ClientCan {
  const { textDocument, workspace } = params.capabilities;
  return {
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    commands: optionsOf(params).commands === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
  };
}

export function capabilitiesFor(params: InitializeParams): ServerCapabilities {
  const options = optionsOf(params);
  return {
    positionEncoding: encodingFor(params),
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
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.RefactorMove,
        fixAllKind,
      ],
      resolveProvider: true,
    },
    ...(options.codeLens !== false && { codeLensProvider: {} }),
    ...(options.inlayHints !== false && { inlayHintProvider: true }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
