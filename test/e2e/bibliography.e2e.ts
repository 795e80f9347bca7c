/** References as a researcher handles them in a real VS Code: the Studies view, exports, copies, additions. */
import assert from 'node:assert/strict';
import { closeBrowser, openWorkbench, patience, type Workbench } from './workbench.js';

describe('a researcher with references', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.page.locator('.activitybar').getByRole('tab', { name: 'Corroborate' }).click();
    // At once, before the server has read anything: what comes in later must be shown.
    await workbench.page.getByRole('button', { name: /Studies Section/ }).click();
  });
  after(async () => {
    await workbench.close();
    await closeBrowser();
  });
  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    const name = this.currentTest.title.replaceAll(/\W+/g, '-');
    await workbench.page.screenshot({ path: `out/failed/${name}.png` });
  });

  const studies = () => workbench.page.getByRole('tree', { name: /^Studies/ });
  const pick = (text: string): Promise<void> =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();

  it('sees all studies though the view was open before they were read', async () => {
    await studies()
      .getByRole('treeitem', { name: /^Bear on claims/ })
      .waitFor();
    await studies()
      .getByRole('treeitem', { name: /Alford/ })
      .first()
      .waitFor();
    await workbench.page.locator('.statusbar', { hasText: /\d+ claims/ }).waitFor();
  });

  it('exports two chosen studies to the clipboard', async () => {
    const { page } = workbench;
    const rows = studies().getByRole('treeitem', { level: 2 });
    await rows.nth(0).click();
    // The note opens beside; a menu asked for while the window is laid out anew may be another's.
    await page.locator('.tab.active').waitFor();
    await rows.nth(1).click({ modifiers: ['Control'] });
    await studies().locator('.monaco-list-row.selected').nth(1).waitFor();
    await rows.nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy Citation Key' }).waitFor();
    await page.getByRole('menuitem', { name: 'Export Bibliography' }).click();
    await pick('Plain text');
    await pick('APA, 7th edition');
    await pick('Copy to the clipboard');
    await page.locator('.notification-list-item', { hasText: '2 references exported' }).waitFor();
  });

  it('copies a citation in the text, as the style prints it', async () => {
    const { page } = workbench;
    await workbench.open('notes/literature/fledderus2015building.md', '- contradicts #raises-trust');
    await workbench.command('Corroborate: Copy Formatted Citation');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: '(Fledderus, 2015)' })
      .first()
      .waitFor();
    const shown = await page.locator('.quick-input-list').innerText();
    assert.match(shown, /the citation in the text[\s\S]*the reference in the list[\s\S]*In another style/);
    await page.screenshot({ path: 'out/copy-citation.png' });
    await page.keyboard.press('Enter');
    await page.locator('.statusbar', { hasText: 'Copied (Fledderus, 2015)' }).waitFor();
  });

  it('sees them again when the server was started anew', async () => {
    await workbench.command('Corroborate: Restart language server');
    await studies()
      .getByRole('treeitem', { name: /Alford/ })
      .first()
      .waitFor();
  });
});
