// Runs test/host inside the extension host of a real VS Code, and gives the counts of its mocha and the names of what failed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { root } from './root.mjs';
import { startHost } from './vscode-host.mjs';

/** How the tests tell their counts, on the console of the extension host. */
const told = /corroborate-counts (\{.*\})/s;

/** Opens a copy of the sample, so that tests may write; expects a build with tests. */
export async function runInEditor() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-folder-'));
  fs.cpSync(path.join(root, 'examples/co-production'), folder, { recursive: true });
  const executablePath = await ensureBrowser();
  const { chromium } = await import('playwright-core');
  const tests = path.join(root, 'out/host/index.cjs');
  const host = await startHost({ folder, development: root, tests, idleSeconds: 120 });
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    let counts = { passes: 0, failures: 0, failed: [] };
    await page.exposeFunction('codeAutomationLog', (_kind, args) => {
      const text = args.map(String).join(' ');
      const match = told.exec(text);
      if (match) counts = JSON.parse(match[1]);
      else if (text.startsWith('│')) console.log(text.slice(1));
    });
    const ended = new Promise((resolve, reject) => {
      const patience = setTimeout(
        () => reject(new Error('the editor did not end its tests in 5 minutes')),
        300_000,
      );
      void page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(patience);
        resolve(code);
      });
    });
    await page.goto(host.url);
    const code = await ended;
    return {
      passes: counts.passes,
      failed: counts.failed,
      failures: counts.failures + (code !== 0 && counts.failures === 0 ? 1 : 0),
    };
  } finally {
    await browser.close();
    await host.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
