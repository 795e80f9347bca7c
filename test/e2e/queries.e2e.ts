/** Queries as a user has them: asked, saved, and answered in a note. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { closeBrowser, openPanel, openWorkbench, patience, type Workbench } from './workbench.js';

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
    if (this.currentTest?.state !== 'failed') return;
    fs.mkdirSync('out/failed', { recursive: true });
    await bench.page.screenshot({ path: `out/failed/${this.currentTest.title}.png` });
  });
  after(async () => {
    await bench.close();
    await closeBrowser();
  });

  const tree = () => bench.page.getByRole('tree', { name: /^Queries/ });
  const input = () => bench.page.locator('.quick-input-widget:visible .quick-input-box input');
  const settings = (): string => fs.readFileSync(path.join(bench.folder, 'corroborate.json'), 'utf8');

  it('are asked in a box that says what is wrong and where, and their answer opens into places', async () => {
    const { page } = bench;
    await bench.command('Corroborate: Run Query…');
    await input().fill('verdict:contestd');
    await page.locator('.quick-input-message', { hasText: /at contestd, column 9: .*contested/ }).waitFor();
    await input().fill('verdict:contested');
    await page.locator('.quick-input-message', { hasText: 'column' }).waitFor({ state: 'hidden' });
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
