/** What a user sees where things are not as one wishes: no bibliography, a broken one, a crash, a folder that is not trusted, several folders. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import {
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  type WorkbenchOptions,
  picturedIfFailed,
} from './workbench.js';

const note = '## Good {.claim #good}\n\n- supported by [@fine2020, p. 1]: "yes"\n\nSaid here.\n';

describe('a researcher', function () {
  this.timeout(4 * patience);
  let workbench: Workbench;
  const opened = async (options?: WorkbenchOptions): Promise<Page> => {
    workbench = await openWorkbench(options);
    return workbench.page;
  };
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
    await workbench.close();
  });
  after(() => closeBrowser());

  const problems = (page: Page) => page.locator('.markers-panel .monaco-list-row');
  const toasts = (page: Page) => page.locator('.notifications-toasts.visible .notification-toast');
  /** What the language status of the note in front says. */
  const languageStatus = async (page: Page): Promise<string> => {
    await page.locator('[id="status.languageStatus"]').hover();
    const hover = page.locator('.hover-language-status', { hasText: /bibliograph/i }).first();
    await hover.waitFor();
    return hover.innerText();
  };

  it('without a bibliography is told so once, at the citation and in the status, and by no message that pops up', async () => {
    const page = await opened({ files: { 'notes/good.md': `${note}\nAnd [@more2021].\n` } });
    await openPanel(workbench);
    await workbench.open('notes/good.md', 'supported by');
    await workbench.command('View: Focus Problems');
    await problems(page)
      .filter({ hasText: /bibliography/i })
      .first()
      .waitFor();
    assert.equal(
      await problems(page)
        .filter({ hasText: /no bibliography|bibliography/i })
        .count(),
      1,
    );
    assert.match(await languageStatus(page), /No bibliography: citations cannot be looked up/);
    assert.equal(await toasts(page).count(), 0);
  });

  it('with a broken bibliography is told where it is broken and in the status, and by no message that pops up', async () => {
    const page = await opened({
      files: {
        'notes/good.md': note.replace('@fine2020', '@bad2020'),
        'references.bib':
          '@article{fine2020, title={Fine}, author={A, B}, year=2020}\n@article{bad2020, title={open\n',
      },
    });
    await openPanel(workbench);
    await workbench.open('notes/good.md', 'supported by');
    assert.match(await languageStatus(page), /1 bibliography, [12] references?, 1 entry that cannot be read/);
    await workbench.command('View: Focus Problems');
    await problems(page).filter({ hasText: 'references.bib' }).first().waitFor();
    await problems(page).filter({ hasText: 'bad2020' }).first().waitFor();
    assert.equal(await toasts(page).count(), 0);
  });

  it('whose language server dies is told that it was started again, and goes on with what was typed', async () => {
    const page = await opened({
      files: {
        'good.md': note,
        'references.bib': '@article{fine2020, title={Fine}, author={A, B}, year=2020}\n',
      },
    });
    await openPanel(workbench);
    await workbench.open('good.md', 'Said here.');
    await page.keyboard.press('End');
    await page.keyboard.type(' Typed before.', { delay: 10 });
    const before = workbench.languageServer();
    assert.ok(before !== undefined, 'a server runs');
    process.kill(before, 'SIGKILL');
    await toasts(page).filter({ hasText: 'was started again. Nothing that you typed is lost.' }).waitFor();
    await page.locator('.view-line', { hasText: 'Typed before.' }).waitFor();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n# Another {.claim #another', { delay: 10 });
    await workbench.claims
      .getByRole('treeitem', { name: /Another/ })
      .first()
      .waitFor();
    const now = workbench.languageServer();
    assert.ok(now !== undefined && now !== before);
    assert.equal(fs.readFileSync(path.join(workbench.folder, 'good.md'), 'utf8'), note, 'nothing was saved');
  });

  it('who loads the window again with an export still open has as many notes as before, and none of the export', async () => {
    const page = await opened({
      files: {
        'notes/good.md': note,
        'references.bib': '@article{fine2020, title={Fine}, author={A, B}, year=2020}\n',
      },
    });
    await openPanel(workbench);
    const row = (text: string) =>
      page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await workbench.command('Corroborate: Export Bibliography');
    await row('The whole workspace').click();
    await page.locator('.quick-input-list').getByText('Markdown', { exact: true }).click();
    await row('APA, 7th edition').click();
    await row('untitled document').click();
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    // The window is told to keep what is unsaved a moment after it was typed.
    await page.locator('.view-line', { hasText: 'Fine' }).first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Typed behind it.', { delay: 10 });
    await page.waitForTimeout(2000);
    await page.reload();
    await page.locator('.tab', { hasText: 'Untitled' }).first().waitFor();
    await workbench.claims.getByRole('treeitem', { name: /Good/ }).first().waitFor();
    await page.locator('.tab', { hasText: 'Untitled' }).first().click();
    await page.locator('.view-line', { hasText: 'Typed behind it.' }).first().waitFor();
    await workbench.command('Corroborate: Show Status');
    await page
      .locator('.view-line', { hasText: /All\snotes\sare\sread:\s1\snote,/ })
      .first()
      .waitFor();
  });

  it('in a folder that is not trusted marks, cites, hovers and previews as in any other', async () => {
    const page = await opened({ trusted: false });
    await page.getByText('Restricted Mode').first().waitFor();
    await openPanel(workbench);
    await workbench.claims.getByRole('treeitem').first().waitFor();
    const file = 'notes/literature/alford2002why.md';
    await workbench.open(file, 'citekey:');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nPlenty of words', { delay: 20 });
    await page.keyboard.press('Shift+Home');
    await workbench.command('Corroborate: Mark as Claim');
    await page.locator('.view-line', { hasText: /\[Plenty\sof\swords\]\{\.claim\s#/ }).waitFor();
    // The name is selected when the command has ended.
    await page.locator('[id="status.editor.selection"]', { hasText: 'Col 42 (15 selected)' }).waitFor();
    await page.keyboard.press('End');
    await workbench.command('Corroborate: Cite…');
    const picker = page.locator('.quick-input-widget:visible');
    await picker.locator('input[type=text]').first().fill('ostrom crossing');
    await picker.locator('.monaco-list-row', { hasText: 'Ostrom' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: '[@ostrom1996crossing]' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'untested' }).first().waitFor();
    await page.locator('.view-line span', { hasText: 'ostrom1996crossing' }).last().hover();
    await page.locator('.monaco-hover', { hasText: 'Crossing the great divide' }).first().waitFor();
    await workbench.command('Markdown: Open Preview to the Side');
    // The Claim Map is a webview, too.
    const cited = async (): Promise<boolean> => {
      const counts = page.frames().map((frame) =>
        frame
          .locator('.corroborate-citation', { hasText: 'Ostrom 1996' })
          .count()
          .catch(() => 0),
      );
      return (await Promise.all(counts)).some((count) => count > 0);
    };
    for (const end = Date.now() + patience; !(await cited()); await page.waitForTimeout(200))
      assert.ok(Date.now() < end, 'the preview shows the citation by author and year');
  });

  it('with several folders gets a new note in the one of the note in front, and is asked where none is', async () => {
    const page = await opened({
      files: {
        'one/good.md': note,
        'two/notes/other.md': '- supports #good [@fine2020, p. 1]: "x"\n',
        'one/references.bib': '@article{fine2020, title={Fine}, author={A, B}, year=2020}\n',
      },
      roots: ['one', 'two'],
    });
    await openPanel(workbench);
    const make = async (): Promise<void> => {
      await workbench.command('Corroborate: New Literature Note…');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'fine2020' }).first().waitFor();
      await page.keyboard.press('Enter');
    };
    const made = (file: string): string => path.join(workbench.folder, file);
    await make();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'two' }).first().click();
    await page.locator('.tab.active', { hasText: 'fine2020.md' }).waitFor();
    assert.deepEqual(
      [fs.existsSync(made('two/fine2020.md')), fs.existsSync(made('one/fine2020.md'))],
      [true, false],
    );
    await workbench.command('View: Close All Editors');
    fs.rmSync(made('two/fine2020.md'));
    await workbench.command('Corroborate: Restart language server');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget:visible input').first().fill('other.md');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'other.md' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'other.md' }).waitFor();
    await make();
    await page.locator('.tab.active', { hasText: 'fine2020.md' }).waitFor();
    assert.ok(fs.existsSync(made('two/fine2020.md')));
    await workbench.command('Corroborate: Create a note with a claim');
    await page.locator('.tab.active', { hasText: 'claims.md' }).waitFor();
    await page.locator('.view-line', { hasText: 'What the studies show' }).first().waitFor();
    await page.keyboard.press('Control+S');
    for (
      const end = Date.now() + patience;
      !fs.existsSync(made('two/claims.md'));
      await page.waitForTimeout(100)
    )
      assert.ok(Date.now() < end, 'the new note is in the folder of the one in front');
  });
});
