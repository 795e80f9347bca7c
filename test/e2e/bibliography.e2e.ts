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

  it('sees all studies though the view was open before they were read, and after the server came anew', async () => {
    await studies()
      .getByRole('treeitem', { name: /^Bear on claims/ })
      .waitFor();
    await studies()
      .getByRole('treeitem', { name: /Alford/ })
      .first()
      .waitFor();
    await workbench.command('Corroborate: Restart language server');
    await studies()
      .getByRole('treeitem', { name: /Alford/ })
      .first()
      .waitFor();
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
});
