/** The Markdown preview of the packaged extension, in a real VS Code. */
import assert from 'node:assert/strict';
import { closeBrowser, openWorkbench, patience, type Workbench, picturedIfFailed } from './workbench.js';

describe('a reader of the Markdown preview', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  after(async () => {
    await workbench.close();
    await closeBrowser();
  });
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
  });

  it('sees each claim as a card, its citations by author and year, and nothing of their markup', async () => {
    const { page } = workbench;
    await workbench.open('synthesis/claims.md', '#individual-dominates');
    await workbench.command('Markdown: Open Preview to the Side');
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await preview.locator('.corroborate-rating', { hasText: '#individual-dominates' }).waitFor();
    const heading = preview.locator('.corroborate-claim', {
      hasText: 'Individual co-production is far more',
    });
    assert.doesNotMatch(await heading.innerText(), /[{}]/);
    await preview.locator('.corroborate-strength', { hasText: /\w/ }).first().waitFor();
    assert.ok((await preview.locator('.corroborate-citation[title]').count()) > 5);
  });
});
