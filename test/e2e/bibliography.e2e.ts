/** References as a researcher handles them in a real VS Code: the Studies view, exports, copies, additions. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  chooseInMenu,
  closeBrowser,
  openWorkbench,
  patience,
  type Workbench,
  picturedIfFailed,
} from './workbench.js';

const csl = (info: string, body = ''): string =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title><id>mine</id>${info}<updated>2020-01-01T00:00:00Z</updated></info>${body}</style>`;
const layout = '<layout><text variable="title" prefix="MINE "/></layout>';
const follows = (id: string): string =>
  csl(`<link href="http://www.zotero.org/styles/${id}" rel="independent-parent"/>`);
const styles = {
  'mine.csl': csl('', `<citation>${layout}</citation><bibliography>${layout}</bibliography>`),
  'bare.csl': csl('', `<citation>${layout}</citation>`),
  'broken.csl': csl('', `<citation>${layout}</citation><bibliography>${layout}`),
  'follows-mine.csl': follows('mine'),
  'orphan.csl': follows('nowhere'),
};

describe('a researcher with references', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    for (const [name, text] of Object.entries(styles))
      fs.writeFileSync(path.join(workbench.folder, name), text);
    await workbench.page.locator('.activitybar').getByRole('tab', { name: 'Corroborate' }).click();
    // At once, before the server has read anything: what comes in later must be shown.
    await workbench.page.getByRole('button', { name: /Studies Section/ }).click();
  });
  after(async () => {
    await workbench.close();
    await closeBrowser();
  });
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
  });

  const studies = () => workbench.page.getByRole('tree', { name: /^Studies/ });
  const pick = (text: string): Promise<void> =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();

  /** The rows of the list are drawn anew when three references are shown below the first: a row that was found before may be another's then. */
  const pickStyle = async (text: string): Promise<void> => {
    const preview = workbench.page.locator('.quick-input-list .monaco-list-row .quick-input-list-label-meta');
    await preview.filter({ hasText: /\w/ }).first().waitFor();
    await pick(text);
  };
  /** Waits for a message, and takes it away. */
  const told = async (words: string | RegExp): Promise<void> => {
    const message = workbench.page.locator('.notification-list-item', { hasText: words }).first();
    await message.waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await message.waitFor({ state: 'hidden' });
  };
  /** Types a path into the dialog for files, and takes it. */
  const filed = async (file: string): Promise<void> => {
    const { page } = workbench;
    await page.locator('.quick-input-widget:visible').getByRole('button', { name: 'OK' }).waitFor();
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    // The dialog writes its own path there when it has read the folder.
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await input.fill(file);
    // While it reads the folder of what is typed, the dialog takes no key.
    const taken = async (): Promise<boolean> =>
      // Asked in one go: the box may close between two questions.
      (await input.evaluateAll(([box]) => box instanceof HTMLInputElement && box.value)) !== file;
    for (let tries = 0; tries < 20 && !(await taken()); tries++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
    }
  };

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
    await chooseInMenu(page, 'Export Bibliography');
    await pick('Plain text');
    await pickStyle('APA, 7th edition');
    await pick('Copy to the clipboard');
    await told('2 references exported');
  });

  it('exports what is selected in the views from the command palette, too', async () => {
    const { page } = workbench;
    // Still selected, though the editor has the focus.
    await workbench.command('Corroborate: Export Bibliography');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'The selection in Studies' })
      .filter({ hasText: '2 references' })
      .click();
    await pick('Plain text');
    await pickStyle('APA, 7th edition');
    await pick('Copy to the clipboard');
    await told('2 references exported');
  });

  it('is asked of what in the menu of a view, whatever has the focus there', async () => {
    const { page } = workbench;
    const section = page.getByRole('button', { name: /Studies Section/ });
    await studies().locator('.monaco-list-row.selected').first().hover();
    await page.locator('.pane', { has: section }).getByRole('button', { name: 'More Actions' }).click();
    await chooseInMenu(page, 'Export Bibliography');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'The whole workspace' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('saves what several notes cite to a file, and is told where one cannot be written', async () => {
    const { page, folder } = workbench;
    await workbench.command('Corroborate: Export Bibliography');
    await pick('Notes…');
    for (const note of ['fledderus2015building.md', 'alford2002why.md'])
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: note })
        .locator('.quick-input-list-checkbox, .monaco-checkbox, input')
        .first()
        .click();
    await page.screenshot({ path: 'out/export-notes.png' });
    await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    await pick('BibTeX');
    await pick('Save to a file');
    // Of the system itself: nobody may write there, whoever runs the tests.
    await filed('/proc/references.bib');
    const error = page.locator('.notification-list-item', { hasText: 'The bibliography could not be saved' });
    await error.waitFor();
    await page.screenshot({ path: 'out/export-unwritten.png' });
    assert.match(await error.innerText(), /nothing can be written to \/proc\/references\.bib/);
    await error.getByRole('button', { name: 'Choose Another File' }).click();
    const file = path.join(folder, 'mine.bib');
    await filed(file);
    await told('2 references exported');
    const written = fs.readFileSync(file, 'utf8');
    assert.deepEqual(
      [...written.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key),
      ['alford2002why', 'fledderus2015building'],
    );
    fs.rmSync(file);
  });

  it('cites a study where it is dragged into a note', async () => {
    const { page } = workbench;
    await workbench.open('notes/literature/fledderus2015building.md', '- contradicts #raises-trust');
    const row = studies().getByRole('treeitem', { name: /^Alonso/ });
    const line = page.locator('.editor-instance .view-line', { hasText: 'contradicts' }).first();
    await row.first().hover();
    await page.mouse.down();
    // The editor takes what is dropped into the text while Shift is held; else it would open it.
    await page.keyboard.down('Shift');
    const box = await line.boundingBox();
    assert.ok(box);
    for (const x of [200, 120, 60]) await page.mouse.move(box.x + x, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.locator('.editor-instance .view-line', { hasText: '[@alonso2019factors]' }).first().waitFor();
    await page.screenshot({ path: 'out/dragged.png' });
    await workbench.command('File: Revert File');
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

  it('takes a style of one’s own, is told what is wrong with others, and finds the last one first', async () => {
    const { page, folder } = workbench;
    const browse = async (name: string): Promise<void> => {
      await pickStyle('A file of your own');
      await filed(path.join(folder, name));
    };
    const unusable = async (name: string, why: RegExp): Promise<void> => {
      await browse(name);
      const error = page.locator('.notification-list-item', { hasText: 'This style cannot be used' });
      await error.waitFor();
      assert.match(await error.innerText(), why);
      await page.screenshot({ path: `out/style-${name}.png` });
      await error.getByRole('button', { name: 'Choose Another Style' }).click();
    };
    await workbench.command('Corroborate: Export Bibliography');
    await pick('The whole workspace');
    await pick('Plain text');
    await unusable('bare.csl', /has no bibliography, only citations; choose another style/);
    await unusable('broken.csl', /broken\.csl/);
    await unusable('orphan.csl', /follows the style nowhere, which is not here; put nowhere\.csl beside it/);
    await browse('follows-mine.csl');
    await pick('Open as an untitled document');
    await told(/\d+ references exported/);
    await page.locator('.view-lines', { hasText: 'MINE' }).first().waitFor();

    await workbench.command('Corroborate: Export Bibliography');
    await pick('The whole workspace');
    await pick('Plain text');
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    await first.filter({ hasText: 'follows-mine.csl' }).waitFor();
    // What three references look like in it stands below, after a moment.
    await first.filter({ hasText: /MINE \w/ }).waitFor();
    await page.screenshot({ path: 'out/style-remembered.png' });
    await page.keyboard.press('Escape');
  });
});
