// Pictures of the real editor on the sample, for the documents and for looking at: docs/images, and each theme in out/screenshots.
import fs from 'node:fs';
import path from 'node:path';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { installPackages } from './npm.mjs';
import { pack } from './package.mjs';
import { root } from './root.mjs';
import { startHost } from './vscode-host.mjs';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
};
/** The one that the README shows. */
const shown = 'light';
const size = { width: 1440, height: 1000 };

installPackages();
await build();
const vsix = await pack();
const { chromium } = await import('playwright-core');
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments });
try {
  for (const [name, theme] of Object.entries(themes)) {
    await picture(name, theme, 'claim-map', claimMap, { CORROBORATE_SHOW: '1' });
    await picture(name, theme, 'preview', preview);
  }
} finally {
  await browser.close();
}

/** What `show` brings up in one theme; that of the documents goes to them. */
async function picture(name, theme, what, show, env = {}) {
  const host = await startHost({
    folder: path.join(root, 'examples/co-production'),
    vsix: [vsix],
    settings: { 'workbench.colorTheme': theme, 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
    env,
    idleSeconds: 120,
  });
  try {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: name === shown ? 1.5 : 1 });
    await page.goto(host.url);
    await show(page, page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'));
    await page.waitForTimeout(2000);
    const folder = path.join(root, 'out/screenshots');
    fs.mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${what}-${name}.png`) });
    if (name === shown) {
      fs.mkdirSync(path.join(root, 'docs/images'), { recursive: true });
      await page.screenshot({ path: path.join(root, `docs/images/${what}.png`) });
    }
    await page.close();
  } finally {
    await host.stop();
  }
}

/** The map with one claim open, beside its note. */
async function claimMap(page, panel) {
  await panel.locator('.claim').first().waitFor({ timeout: 90_000 });
  await widen(page);
  await page.locator('.pane-header', { hasText: 'Claims' }).first().click();
  await openClaim(page, panel, 'Government information, materials');
  await panel.getByRole('button', { name: 'Open claim', exact: true }).click();
  await page.locator('.view-lines').first().waitFor({ timeout: 30_000 });
}

/** A note and its preview, both at a claim with evidence under it. */
async function preview(page, shown) {
  await page.locator('.monaco-workbench').waitFor();
  await choose(page, 'Control+P', 'synthesis/claims.md');
  await page.locator('.view-lines').first().waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+B');
  await choose(page, 'F1', '>Markdown: Open Preview to the Side');
  await shown.locator('.corroborate-citation[title]').first().waitFor({ timeout: 90_000 });
}

/** Types into the box that a key opens, and takes the first thing that it finds. */
async function choose(page, key, words) {
  await page.keyboard.press(key);
  const input = page.locator('.quick-input-widget:visible .quick-input-box input');
  await input.waitFor();
  await input.fill(words);
  await page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  await page.keyboard.press('Enter');
}

/** Scrolls to a claim in the list, which draws only what is seen, and opens it. */
async function openClaim(page, panel, words) {
  const claim = panel.locator('.claim', { hasText: words });
  const list = await page.locator('iframe.webview.ready').boundingBox();
  await page.mouse.move(list.x + 100, list.y + 300);
  for (let i = 0; i < 40 && (await claim.count()) === 0; i++) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(100);
  }
  await claim.click();
  await panel.locator('.detail .lead').first().waitFor({ timeout: 30_000 });
  await claim.evaluate((row) => row.scrollIntoView({ block: 'start' }));
}

/** Gives the side bar the room that its rows are made for. */
async function widen(page) {
  const sash = page.locator('.monaco-sash.vertical').nth(0);
  const sidebar = await page.locator('.part.sidebar').boundingBox();
  if (!sidebar || !(await sash.count())) return;
  const x = sidebar.x + sidebar.width;
  await page.mouse.move(x, 400);
  await page.mouse.down();
  await page.mouse.move(x + 240, 400, { steps: 8 });
  await page.mouse.up();
}
