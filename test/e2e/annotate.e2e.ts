/** Writing an annotation by hand, with the packaged extension in a real VS Code. */
import assert from 'node:assert/strict';
import { closeBrowser, openPanel, openWorkbench, patience, type Workbench } from './workbench.js';

describe('a researcher who annotates', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await openPanel(workbench);
  });
  after(async () => {
    await workbench.close();
    await closeBrowser();
  });
  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    await workbench.page.screenshot({ path: 'out/failed/annotating.png' });
  });

  it('types a bullet and takes relation, claim and key from what is offered: the count of the claim changes', async () => {
    const { page, claims } = workbench;
    const row = claims.getByRole('treeitem', { name: /Co-production increases trust in government/ });
    await claims.getByRole('treeitem').first().click();
    await page.keyboard.press('Control+ArrowLeft');
    await claims.getByRole('treeitem', { name: /^Outcomes/ }).click();
    const counts = /\+(\d+) −(\d+)/;
    const before = counts.exec(await row.innerText());
    assert.ok(before);

    await workbench.open('notes/literature/alford2002why.md', 'citekey:');
    await page.keyboard.press('Control+End');
    const take = async (typed: string, offered: string): Promise<void> => {
      await page.keyboard.type(typed, { delay: 60 });
      const list = page.locator('.suggest-widget.visible .monaco-list-row');
      await list.filter({ hasText: offered }).first().waitFor();
      // The wanted one must be the one that Tab takes.
      await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: offered }).waitFor();
      await page.keyboard.press('Tab');
      await page
        .locator('.suggest-widget.visible')
        .waitFor({ state: 'hidden' })
        .catch(() => undefined);
    };
    await take('\n- supp', 'supports');
    await take('#raises-tru', 'raises-trust');
    await take(' [@jakobsen2013c', 'jakobsen2013can');
    await page.keyboard.type(', p. 3]: "It rose."', { delay: 20 });
    await page
      .locator('.view-line', {
        hasText: /supports\s#raises-trust\s\[@jakobsen2013can,\sp\.\s3\]:\s"It\srose\."/,
      })
      .first()
      .waitFor();

    const end = Date.now() + patience;
    for (;;) {
      const now = counts.exec(await row.innerText());
      if (Number(now?.[1]) === Number(before[1]) + 1) break;
      assert.ok(Date.now() < end, `the count is still ${now?.[0]}`);
      await page.waitForTimeout(200);
    }
  });
});
