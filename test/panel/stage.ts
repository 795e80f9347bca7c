/**
 * The Claim Map on a stage: the built panel in a real browser, under the content security policy that a webview has, with a
 * small host that plays the extension's part.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { FromPanel, ToPanel } from '../../src/protocol.js';
import type { Base, StageWindow } from './extensionPart.js';

export type { Base } from './extensionPart.js';

export type Theme = 'vscode-dark' | 'vscode-light' | 'vscode-high-contrast';

export interface StageOptions {
  base: Base;
  theme?: Theme;
  width?: number;
  height?: number;
  /** What the panel kept when it was last open. */
  kept?: unknown;
  /** Whether the page is one that the browser trusts with the clipboard, as a webview is. */
  secure?: boolean;
}

export interface Stage {
  page: Page;
  /** Messages of the panel so far. */
  sent(): Promise<FromPanel[]>;
  /** A message of the extension. */
  say(message: ToPanel): Promise<void>;
  /** The base changes, and the panel is told. */
  change(base: Base): Promise<void>;
  kept(): Promise<unknown>;
  /** What the page's console complained of: broken policies, errors. */
  complaints: string[];
}

const folder = new URL('../fixtures/panel/', import.meta.url);

export { ready } from './ready.js';

/** What the page runs: the panel, and the extension's part. */
export interface Scripts {
  panel: string;
  extension: string;
}

export async function buildScripts(): Promise<Scripts> {
  return { panel: await bundle('../../src/panel/main.tsx'), extension: await bundle('extensionPart.ts') };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Opens the panel as VS Code would. */
export async function openStage(browser: Browser, scripts: Scripts, options: StageOptions): Promise<Stage> {
  const { base, theme = 'vscode-dark', width = 360, height = 1000, kept, secure = false } = options;
  const origin = secure ? 'https://panel.test' : 'http://panel.test';
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const files: Record<string, [type: string, body: string]> = {
    '/': ['text/html', hostPage(theme)],
    '/panel.js': ['text/javascript', scripts.panel],
    '/extension.js': ['text/javascript', scripts.extension],
    '/panel.css': ['text/css', await readFile(new URL('../../media/panel.css', import.meta.url), 'utf8')],
    '/theme.css': ['text/css', await themeCss(theme)],
  };
  await page.route(`${origin}/**`, (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body });
  });
  await page.addInitScript({ content: `window.given = ${JSON.stringify({ base, kept })};` });
  await page.goto(`${origin}/`);
  return {
    page,
    sent: () => page.evaluate(() => (window as unknown as StageWindow).stage.sent),
    say: (message) => page.evaluate((sent) => window.postMessage(sent, '*'), message),
    change: (next) => page.evaluate((to) => (window as unknown as StageWindow).stage.change(to), next),
    kept: () => page.evaluate(() => (window as unknown as StageWindow).stage.kept),
    complaints,
  };
}

const policy = "default-src 'none'; style-src 'self'; script-src 'nonce-stage'";

const hostPage = (theme: Theme): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/theme.css">
<link rel="stylesheet" href="/panel.css">
<title>Claim Map</title>
</head>
<body class="${theme}"><div id="claim-map"></div>
<script nonce="stage" src="/extension.js"></script><script nonce="stage" src="/panel.js"></script></body>
</html>`;

/** The theme's variables as a webview has them, and the padding that VS Code gives every webview. */
async function themeCss(theme: Theme): Promise<string> {
  const themes = JSON.parse(await readFile(new URL('themes.json', folder), 'utf8')) as Record<
    Theme,
    Record<string, string>
  >;
  const all = { ...themes[theme], ...(await contributedColours(theme)) };
  const variables = Object.entries(all).map(([name, value]) => `${name}: ${value};`);
  return `html { ${variables.join(' ')} --vscode-font-family: "Liberation Sans", sans-serif; } body { padding: 0 20px; }`;
}

const defaultsOf = {
  'vscode-dark': 'dark',
  'vscode-light': 'light',
  'vscode-high-contrast': 'highContrast',
} as const;

/** The colours that the extension itself brings, with what they are in a theme that does not set them. */
async function contributedColours(theme: Theme): Promise<Record<string, string>> {
  const { contributes } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { contributes: { colors: { id: string; defaults: Record<string, string> }[] } };
  return Object.fromEntries(
    contributes.colors.map(({ id, defaults }) => [
      `--vscode-${id.replaceAll('.', '-')}`,
      defaults[defaultsOf[theme]] ?? '',
    ]),
  );
}
