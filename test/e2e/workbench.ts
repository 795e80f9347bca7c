/** VS Code in a browser with the packaged extension installed, as a user has it, and the parts of its window that these tests touch. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { browserArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { packagePath } from '../../scripts/package.mjs';
import { root } from '../../scripts/root.mjs';
import { startHost } from '../../scripts/vscode-host.mjs';

export interface Workbench {
  page: Page;
  /** Where the open folder is: a copy that the test may change. */
  folder: string;
  /** The page within the Claim Map's webview. */
  map: FrameLocator;
  /** The Claims view's tree. */
  claims: Locator;
  /** Opens a file by its path in the folder, with the cursor in the first line that holds these words. */
  open(file: string, words: string): Promise<void>;
  /** Waits until the editor in front shows a file with the cursor in the first line that holds these words. */
  at(file: string, words: string): Promise<void>;
  /** Runs a command by its name in the command palette. */
  command(name: string): Promise<void>;
  /** Changes the colour theme, and waits until the Claim Map has it. */
  theme(name: string): Promise<void>;
  /** The process of the language server; undefined while none runs. */
  languageServer(): number | undefined;
  close(): Promise<void>;
}

/** Where a test failed, what the window looked like, in out/failed under the test's name. */
export async function picturedIfFailed(
  test: Mocha.Test | undefined,
  { page }: Pick<Workbench, 'page'>,
): Promise<void> {
  if (!test?.isFailed()) return;
  const name = test.fullTitle().replaceAll(/\W+/g, '-').slice(0, 100);
  await page.screenshot({ path: `out/failed/${name}.png` });
}

/** Runs an entry of the menu that is open. By the keyboard: VS Code takes no click in a menu that has been open for less than 100 ms. */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('menuitem', { name }).hover();
  await page.locator('.action-item.focused').getByRole('menuitem', { name }).waitFor();
  await page.keyboard.press('Enter');
}

export interface WorkbenchOptions {
  /** Files of the folder, by path; absent: the sample. */
  files?: Record<string, string | Buffer>;
  trusted?: boolean;
  /** Whether no folder is opened. */
  nothingOpen?: boolean;
  /** Folders of the folder, to be opened as a workspace of several. */
  roots?: string[];
  /** Settings of the user. */
  settings?: Record<string, unknown>;
}

/** Cold starts on a busy machine take as long. */
export const patience = Number(process.env.CORROBORATE_PATIENCE ?? 60_000);

/** After so many milliseconds a key that did nothing is pressed again. */
const pressAgain = 5_000;

const isShown = (what: Locator): Promise<boolean> =>
  what.waitFor({ timeout: pressAgain }).then(
    () => true,
    () => false,
  );

let browser: Browser | undefined;

export async function openWorkbench({
  files,
  trusted,
  nothingOpen,
  roots,
  settings,
}: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-user-')));
  if (!files) fs.cpSync(path.join(root, 'examples/co-production'), folder, { recursive: true });
  for (const [name, content] of Object.entries(files ?? {})) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  const several = path.join(folder, 'several.code-workspace');
  if (roots) fs.writeFileSync(several, JSON.stringify({ folders: roots.map((root) => ({ path: root })) }));
  const host = await startHost({
    folder: nothingOpen ? undefined : roots ? several : folder,
    settings,
    vsix: [packagePath],
    trusted,
    idleSeconds: 120,
  });
  browser ??= await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments });
  const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
  page.setDefaultTimeout(patience);
  await page.goto(host.url);
  await page.locator('.monaco-workbench').waitFor();

  const map = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const pick = async (text: string): Promise<void> => {
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    await input.waitFor();
    await input.fill(text);
  };
  /** Clicks the entry of the open list that says just this. */
  const choose = (name: string): Promise<void> =>
    page.locator('.quick-input-list').getByText(name, { exact: true }).first().click();
  const command = async (name: string): Promise<void> => {
    // A key that is pressed while the window is drawn anew, or gives its focus to something else, is lost: one presses it again.
    for (let pressed = 0; pressed < patience; pressed += pressAgain) {
      await page.keyboard.press('F1');
      if (await isShown(page.locator('.quick-input-widget:visible .quick-input-box input'))) break;
    }
    await pick(`>${name}`);
    await choose(name);
  };
  const lineOf = (file: string, words: string): number =>
    fs
      .readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(words)) + 1;
  const at = async (file: string, words: string): Promise<void> => {
    await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    await page.locator('[id="status.editor.selection"]', { hasText: `Ln ${lineOf(file, words)},` }).waitFor();
  };
  return {
    page,
    folder,
    map,
    claims: page.getByRole('tree', { name: /^Claims/ }),
    command,
    at,
    async open(file, words) {
      await page.keyboard.press('Control+P');
      await pick(`${file}:${lineOf(file, words)}`);
      await page
        .locator('.quick-input-list .monaco-list-row.focused', { hasText: path.basename(file) })
        .waitFor();
      await page.keyboard.press('Enter');
      await at(file, words);
    },
    async theme(name) {
      await command('Preferences: Color Theme');
      await pick(name);
      await choose(name);
      await map.locator(`body[data-vscode-theme-name="${name}"]`).waitFor();
    },
    languageServer: () => processOf(path.join(path.dirname(host.log), 'extensions')),
    async close() {
      await page.close();
      await host.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process that runs a `dist/server.js` below a folder. */
function processOf(folder: string): number | undefined {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        return fs
          .readFileSync(`/proc/${pid}/cmdline`, 'utf8')
          .split('\0')
          .some((word) => word.startsWith(`${folder}/`) && word.endsWith('/dist/server.js'));
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

/** Ends the browser that all workbenches share. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** Opens the side panel by its icon in the activity bar. */
export async function openPanel({ page, map }: Workbench): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: 'Corroborate' }).click();
  await map.locator('#claim-map > *').first().waitFor();
}
