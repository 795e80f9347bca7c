/** Queries as a user has them: asked, saved, and answered in a note. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  chooseInMenu,
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  picturedIfFailed,
} from './workbench.js';

/** Waits until something holds that no locator tells. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

after(closeBrowser);

describe('queries in the editor', function () {
  this.timeout(6 * patience);
  let bench: Workbench;
  before(async () => {
    bench = await openWorkbench();
    await openPanel(bench);
    await bench.map.locator('.claim').first().waitFor();
    // Rows that stick to the top lie over others in a view as low as this one.
    fs.mkdirSync(path.join(bench.folder, '.vscode'), { recursive: true });
    fs.writeFileSync(
      path.join(bench.folder, '.vscode/settings.json'),
      '{ "workbench.tree.enableStickyScroll": false }',
    );
  });
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, bench);
  });
  after(() => bench.close());

  const tree = () => bench.page.getByRole('tree', { name: /^Queries/ });
  const input = () => bench.page.locator('.quick-input-widget:visible .quick-input-box input');
  const offer = (words: RegExp) =>
    bench.page.locator('.quick-input-list').getByRole('option', { name: words }).first();
  const saved = (name: RegExp) => tree().getByRole('treeitem', { name }).first();
  const settings = (): string => fs.readFileSync(path.join(bench.folder, 'corroborate.json'), 'utf8');

  it('are asked in a box that says what is wrong and where, and their answer opens into places', async () => {
    const { page } = bench;
    await bench.command('Corroborate: Run Query…');
    await input().fill('verdict:contestd');
    await offer(/at contestd, column 9: .*contested/).waitFor();
    await page.screenshot({ path: 'out/queries-mistake.png' });
    // With a mistake it is not run.
    await page.keyboard.press('Enter');
    await input().fill('verdi');
    // What may come next is offered, and Enter runs what is written.
    await offer(/^verdict:/).waitFor();
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Run this query' }).waitFor();
    await page.screenshot({ path: 'out/queries-offers.png' });
    await offer(/^verdict:/).click();
    await until(async () => (await input().inputValue()) === 'verdict:');
    await offer(/^contested/).click();
    await until(async () => (await input().inputValue()) === 'verdict:contested');
    await offer(/Run this query.*4 claims/).waitFor();
    await page.keyboard.press('Enter');
    const recent = tree()
      .getByRole('treeitem', { name: /^verdict:contested, 4 claims/ })
      .first();
    await recent.waitFor();
    const found = tree()
      .getByRole('treeitem', { name: /^Government information/ })
      .first();
    await found.waitFor();
    await found.click();
    await bench.at('synthesis/claims.md', 'Government information');
    await page.screenshot({ path: 'out/queries-answer.png' });
  });

  it('are saved in corroborate.json by an edit that keeps its comments', async () => {
    const { page } = bench;
    await bench.command('Corroborate: Save Query…');
    await input().fill('in:studies design:rct');
    await offer(/Save this query.*stud/).waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.quick-input-widget:visible', { hasText: 'The name that the query is shown by' })
      .waitFor();
    await input().fill('Trials');
    await page.keyboard.press('Enter');
    await bench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    // What is scrolled out of a tree is not in the page.
    await tree().press('Home');
    await tree()
      .getByRole('treeitem', { name: /^Trials, \d+ stud/ })
      .waitFor();
    assert.match(settings(), /"Trials": "in:studies design:rct"/);
    assert.match(settings(), /\/\/ Which Markdown files are notes/);
  });

  it('are renamed, changed and deleted by their menus, each by an edit that can be undone', async () => {
    const { page } = bench;
    const before = settings();
    const menu = async (name: RegExp, entry: string): Promise<void> => {
      await tree().press('Home');
      await saved(name).click({ button: 'right' });
      await chooseInMenu(page, entry);
    };
    await menu(/^Trials/, 'Rename Query…');
    await input().fill('Randomised');
    await page.keyboard.press('Enter');
    await saved(/^Randomised, \d+ stud/).waitFor();
    await menu(/^Randomised/, 'Change Query…');
    await input().fill('in:studies design:cohort');
    await offer(/Save this query.*stud/).waitFor();
    await page.keyboard.press('Enter');
    await until(() => settings().includes('"Randomised": "in:studies design:cohort"'));
    await menu(/^Randomised/, 'Delete Query');
    await saved(/^Randomised/).waitFor({ state: 'detached' });
    assert.match(settings(), /\/\/ Which Markdown files are notes/);
    // Undone one after the other, where the file is open.
    await bench.open('corroborate.json', '// Which Markdown files are notes');
    for (const state of [
      /"Randomised": "in:studies design:cohort"/,
      /"Randomised": "in:studies design:rct"/,
    ]) {
      await page.keyboard.press('Control+Z');
      await page.keyboard.press('Control+S');
      await until(() => state.test(settings()));
    }
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+S');
    await until(() => settings() === before);
    await tree().press('Home');
    await saved(/^Trials, \d+ stud/).waitFor();
  });

  it('that find more or less than when they were last looked at are told by a badge, until they are looked at', async () => {
    const { page } = bench;
    const tab = page.locator('.activitybar').getByRole('tab', { name: /^Corroborate/ });
    await page.keyboard.press('Control+Shift+E');
    await page.locator('.explorer-viewlet').waitFor();
    assert.equal(await tab.locator('.badge-content:visible', { hasText: /\d/ }).count(), 0);
    // While a view of ours is being read, VS Code shows a sign of its own there.
    await tab.locator('.badge-content').waitFor({ state: 'hidden' });
    fs.writeFileSync(
      path.join(bench.folder, 'notes/trial.md'),
      '---\ncitekey: new2024trial\nstudy:\n  design: rct\n  n: 200\n---\n\n- supports #raises-trust (p. 1): "more"\n',
    );
    await tab.locator('.badge-content', { hasText: '1' }).waitFor();
    await page.screenshot({ path: 'out/queries-badge.png' });
    await tab.click();
    await tab.locator('.badge-content').waitFor({ state: 'hidden' });
    fs.rmSync(path.join(bench.folder, 'notes/trial.md'));
  });

  it('filter the Claim Map', async () => {
    const row = tree()
      .getByRole('treeitem', { name: /^verdict:contested/ })
      .first();
    const narrowed = bench.map.locator('.count', { hasText: /^4 of/ });
    await row.hover();
    await row.getByRole('button', { name: 'Show in Claim Map' }).click();
    await narrowed.waitFor();
    await bench.theme('Light 2026');
    await bench.page.screenshot({ path: 'out/queries-light.png' });
    await bench.theme('Dark 2026');
    await bench.page.screenshot({ path: 'out/queries-dark.png' });
  });

  it('are answered above their block in a note, and below it for good', async () => {
    const { page } = bench;
    const file = 'synthesis/asking.md';
    fs.writeFileSync(
      path.join(bench.folder, file),
      '# Asking\n\n```evidence\nverdict:contested\nas: list\n```\n',
    );
    await bench.open(file, '# Asking');
    await page.locator('.codelens-decoration', { hasText: '4 claims' }).waitFor();
    await page.locator('.codelens-decoration a', { hasText: 'Freeze' }).click();
    await page.locator('.view-line', { hasText: 'evidence: end' }).waitFor();
    await page.screenshot({ path: 'out/queries-block.png' });
    await page.keyboard.press('Control+Z');
    await page.locator('.view-line', { hasText: 'evidence: end' }).waitFor({ state: 'detached' });
  });
});

describe('queries in a workspace of several folders', function () {
  this.timeout(6 * patience);
  let bench: Workbench | undefined;
  afterEach(async function () {
    if (bench) await picturedIfFailed(this.currentTest, bench);
    await bench?.close();
  });

  it('are saved in the folder that is chosen, and stand by folder', async () => {
    bench = await openWorkbench({
      files: {
        'one/corroborate.json': '{ "queries": { "Open": "verdict:untested" } }',
        'one/a.md': '# It works {.claim #works}\n',
        'two/b.md': '# It is dear {.claim #dear}\n',
      },
      roots: ['one', 'two'],
    });
    const { page, folder } = bench;
    await openPanel(bench);
    await bench.command('Corroborate: Focus on Queries View');
    const tree = page.getByRole('tree', { name: /^Queries/ });
    await tree.getByRole('treeitem', { name: /^Open, 2 claims/ }).waitFor();
    await bench.command('Corroborate: Save Query…');
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    await input.fill('dear');
    await page
      .locator('.quick-input-list')
      .getByRole('option', { name: /Save this query.*1 claim/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list').getByRole('option', { name: /^two/ }).click();
    await page.locator('.quick-input-widget:visible', { hasText: 'The name that the query' }).waitFor();
    await input.fill('Dear');
    await page.keyboard.press('Enter');
    await tree.getByRole('treeitem', { name: 'Saved in two' }).waitFor();
    await tree.getByRole('treeitem', { name: /^Dear, 1 claim/ }).waitFor();
    await tree.getByRole('treeitem', { name: 'Saved in one' }).waitFor();
    assert.match(fs.readFileSync(path.join(folder, 'two/corroborate.json'), 'utf8'), /"Dear": "dear"/);
    assert.doesNotMatch(fs.readFileSync(path.join(folder, 'one/corroborate.json'), 'utf8'), /Dear/);
    await page.screenshot({ path: 'out/queries-folders.png' });
  });
});

describe('queries for what changed since', function () {
  this.timeout(6 * patience);
  let bench: Workbench | undefined;
  afterEach(async function () {
    if (bench) await picturedIfFailed(this.currentTest, bench);
    await bench?.close();
  });

  it('say in a workspace that is not trusted that it has to be, and are answered once it is', async () => {
    bench = await openWorkbench({ trusted: false });
    const { page, folder } = bench;
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args]);
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'A');
    fs.writeFileSync(
      path.join(folder, 'notes/new.md'),
      '## A claim that was not there {.claim #new-claim}\n',
    );
    await openPanel(bench);
    await bench.map.locator('.claim').first().waitFor();
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    const run = page.locator('.quick-input-list').getByRole('option', { name: /Run this query/ });
    await bench.command('Corroborate: Run Query…');
    await input.fill('changed-since:HEAD');
    await run.filter({ hasText: 'trust this workspace first' }).waitFor();
    await page.screenshot({ path: 'out/queries-restricted.png' });
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).click();
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.workspace-trust-editor .workspace-trust-trusted').waitFor();
    await bench.command('Corroborate: Run Query…');
    await input.fill('changed-since:HEAD');
    await run.filter({ hasText: /1 claim/ }).waitFor();
    await page.keyboard.press('Enter');
    const tree = page.getByRole('tree', { name: /^Queries/ });
    await tree.getByRole('treeitem', { name: /^A claim that was not there/ }).waitFor();
  });
});
