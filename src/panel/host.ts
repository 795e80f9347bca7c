/** What a webview has of VS Code: one function, callable once, that gives messages out and a place to keep state. */
import type { FromPanel } from '../protocol.js';

export interface Host {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): Host;
}
