/** The view "Claim Map": the webview, what it asks, and what it is told. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { claimMapView } from '../commandIds.js';
import type { Context } from '../context.js';
import { openTarget } from '../open.js';
import { reason } from '../words.js';
import type { FromPanel, PanelCommand, PanelRequest, ToPanel } from '../../protocol.js';
import { followCursor } from './follow.js';
import { page } from './html.js';

export interface ClaimMap extends vscode.Disposable {
  /** Shows the view. */
  show(): Promise<void>;
  /** Shows the view, and there a claim, opened. */
  reveal(claim: string): Promise<void>;
  /** Shows the view, and there the claims that a query finds. */
  query(text: string): Promise<void>;
}

export function createClaimMap(
  { extension, server, log }: Context,
  run: (command: PanelCommand, claim?: string) => void,
): ClaimMap {
  let view: vscode.WebviewView | undefined;
  /** What a page that does not listen yet is told when it does. */
  let listening = false;
  let waiting: ToPanel[] = [];

  const post = (message: ToPanel): void => {
    if (view && listening) void view.webview.postMessage(message);
  };

  const ask = (request: PanelRequest): Promise<Extract<ToPanel, { type: 'response' }>['result']> => {
    switch (request.kind) {
      case 'claims':
        return server.ask('claims', {
          filter: request.filter,
          differing: request.differing,
          query: request.query,
        });
      case 'queryHelp':
        return server.ask('queryHelp', { text: request.text, offset: request.offset });
      case 'claim':
        return server.ask('claim', { key: request.key });
      case 'whatIf':
        return server.ask('whatIf', request.leftOut);
    }
  };

  const answer = async (id: number, request: PanelRequest): Promise<void> => {
    try {
      post({ type: 'response', id, result: await ask(request) });
    } catch (error) {
      log.warn(`The Claim Map was not answered: ${reason(error)}`);
      post({ type: 'failed', id, message: reason(error) });
    }
  };

  const receive = (message: FromPanel): void => {
    switch (message.type) {
      case 'ready':
        listening = true;
        for (const held of waiting.splice(0)) post(held);
        return follower.look();
      case 'request':
        return void answer(message.id, message.request);
      case 'open':
        return void openTarget(message.target);
      case 'command':
        return run(message.command, message.claim);
    }
  };

  const resolveWebviewView = (next: vscode.WebviewView): void => {
    view = next;
    listening = false;
    const { webview } = next;
    const at = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(extension.extensionUri, ...path);
    webview.options = { enableScripts: true, localResourceRoots: [at('dist'), at('media')] };
    webview.onDidReceiveMessage(receive);
    next.onDidDispose(() => {
      if (view === next) view = undefined;
    });
    next.onDidChangeVisibility(() => {
      // The page is thrown away while it is hidden, and says when it listens again.
      if (!next.visible) listening = false;
    });
    webview.html = page({
      source: webview.cspSource,
      script: webview.asWebviewUri(at('dist', 'panel.js')).toString(),
      style: webview.asWebviewUri(at('media', 'panel.css')).toString(),
      nonce: randomBytes(16).toString('base64url'),
    });
  };

  const follower = followCursor(
    server,
    () =>
      view?.visible === true &&
      vscode.workspace.getConfiguration('corroborate').get('claimMap.followCursor', true),
    (at) => post({ type: 'at', at }),
  );

  const show = async (): Promise<void> => {
    await vscode.commands.executeCommand(`${claimMapView}.focus`);
  };

  const registrations = vscode.Disposable.from(
    follower,
    vscode.window.registerWebviewViewProvider(claimMapView, { resolveWebviewView }),
    server.onChanged((status) => {
      if (status) post({ type: 'changed', status });
    }),
  );

  const tell = async (message: ToPanel): Promise<void> => {
    if (view?.visible && listening) post(message);
    else waiting = [message];
    await show();
  };

  return {
    show,
    reveal: (claim) => tell({ type: 'reveal', claim }),
    query: (text) => tell({ type: 'query', text }),
    dispose: () => registrations.dispose(),
  };
}
