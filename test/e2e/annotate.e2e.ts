/** Writing an annotation by hand, with the packaged extension in a real VS Code. */
import assert from 'node:assert/strict';
import {
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  picturedIfFailed,
} from './workbench.js';

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
    await picturedIfFailed(this.currentTest, workbench);
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

  it('sees the evidence of a claim from the line above it, beside the text, and goes to a passage of it', async () => {
    const { page } = workbench;
    await workbench.open('synthesis/claims.md', '#raises-trust ');
    const line = page.locator('.view-line', { hasText: '#raises-trust' }).first();
    await line.waitFor();
    const lenses = page.locator('.codelens-decoration a:visible', { hasText: /^\d+ passages?$/ });
    /** Of the claims in sight, the one just above this one's line is its. */
    const own = async (): Promise<number> => {
      const { y } = (await line.boundingBox()) ?? { y: 0 };
      const tops = await lenses.evaluateAll((found) => found.map((one) => one.getBoundingClientRect().top));
      return tops.findIndex((top) => top < y && top > y - 40);
    };
    for (const end = Date.now() + patience; (await own()) < 0; await page.waitForTimeout(200))
      assert.ok(Date.now() < end, 'the line above the claim says how many passages there are');
    const lens = lenses.nth(await own());
    const count = /^\d+/.exec(await lens.innerText())?.[0];
    await lens.click();
    const peek = page.locator('.peekview-widget');
    await peek.waitFor();
    await peek.locator('.ref-tree .monaco-list-row').first().waitFor();
    assert.match(
      await peek.locator('.peekview-title').innerText(),
      new RegExp(`\\(${count}\\)`),
      'all of its passages are there',
    );
    // The file of the first passage: that one is shown.
    const file = await peek.locator('.peekview-title .filename').innerText();
    await peek.locator('.ref-tree .monaco-list-row', { hasText: '#raises-trust' }).first().dblclick();
    await page.locator('.tab.active', { hasText: file }).waitFor();
    // The Claim Map follows the cursor: it is in that file, at the evidence of this claim. (The path above the text may go on with
    // the headings of VS Code's own outline, whichever of the two it showed before.)
    const { map } = workbench;
    await map.getByText(new RegExp(`^At the cursor: ${file.replaceAll('.', '\\.')}:\\d+$`)).waitFor();
    await map.locator('[aria-current="location"]', { hasText: 'increases trust in government' }).waitFor();
  });
});
