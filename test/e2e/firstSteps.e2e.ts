/** What one who never read a manual is offered: the page of first steps does what it says, and views that are empty say what comes next. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  type WorkbenchOptions,
  picturedIfFailed,
} from './workbench.js';

describe('one who begins', function () {
  this.timeout(4 * patience);
  let workbench: Workbench;
  const opened = async (options?: WorkbenchOptions): Promise<Page> => {
    workbench = await openWorkbench(options);
    return workbench.page;
  };
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
  });
  after(closeBrowser);

  const inList = (page: Page, text: string | RegExp): Locator =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const step = (page: Page, title: string): Locator =>
    page.locator('.getting-started-step', { hasText: title }).first();
  const isDone = (page: Page, title: string): Promise<void> =>
    step(page, title).locator('.codicon-getting-started-step-checked').waitFor();
  /** Tries again where a list that asks goes away, because something else took the focus meanwhile. */
  const insisting = async (act: () => Promise<void>): Promise<void> => {
    for (const end = Date.now() + patience; ;) {
      try {
        return await act();
      } catch (error) {
        if (Date.now() > end) throw error;
        await workbench.page.keyboard.press('Escape');
      }
    }
  };
  const openSteps = (): Promise<void> =>
    insisting(async () => {
      const { page } = workbench;
      const input = page.locator('.quick-input-widget:visible input[type=text]').first();
      await page.keyboard.press('F1');
      await input.fill('>Welcome: Open Walkthrough', { timeout: 4000 });
      await inList(page, 'Open Walkthrough').click({ timeout: 4000 });
      await input.fill('First steps with Corroborate', { timeout: 4000 });
      await inList(page, 'First steps with Corroborate').click({ timeout: 4000 });
      await page.locator('.getting-started-step').first().waitFor({ timeout: 8000 });
      // The page slides in and takes the focus when it has: a list that asks would be gone.
      await page.waitForTimeout(2000);
    });
  /** Opens a step and presses a button of it. */
  const press = async (title: string, button: string): Promise<void> => {
    const { page } = workbench;
    const one = step(page, title);
    await one.click();
    await page.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
    await one.getByRole('button', { name: button, exact: true }).click();
  };

  /** Presses a button of the steps that asks, and takes the answer that is found by some words. */
  const pressAndTake = (title: string, button: string, answer: string): Promise<void> =>
    insisting(async () => {
      await openSteps();
      await press(title, button);
      await workbench.page
        .locator('.quick-input-widget:visible input[type=text]')
        .first()
        .fill(answer, { timeout: 4000 });
      await inList(workbench.page, answer).waitFor({ timeout: 4000 });
      await workbench.page.keyboard.press('Enter');
      await inList(workbench.page, answer).waitFor({ state: 'hidden', timeout: 4000 });
    });

  describe('with a note open', () => {
    const file = 'notes/literature/jakobsen2013can.md';
    before(async () => {
      await opened();
      await openPanel(workbench);
      await workbench.claims.getByRole('treeitem').first().waitFor();
    });
    after(() => workbench.close());

    /** Selects a line of the note, and leaves it for the steps, which lie over it. */
    const select = async (words: string): Promise<void> => {
      await workbench.open(file, words);
      await workbench.page.keyboard.press('Home');
      await workbench.page.keyboard.press('Shift+End');
      await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
      await openSteps();
    };

    it('marks what is selected there as a claim, and the step is done', async () => {
      const { page } = workbench;
      await select('600 families.');
      assert.equal(
        await step(page, 'Mark a claim').locator('.codicon-getting-started-step-checked').count(),
        0,
      );
      await press('Mark a claim', 'Mark as claim');
      await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
      await page.locator('.view-line', { hasText: '#600-families-government' }).waitFor();
      // The name is selected last.
      await page.locator('[id="status.editor.selection"]', { hasText: /Col 1\d\d \(/ }).waitFor();
      await page.keyboard.press('Control+Z');
      await openSteps();
      await isDone(page, 'Mark a claim');
    });

    it('adds what is selected there as evidence, and only then the step is done', async () => {
      const { page } = workbench;
      await select('600 families.');
      await press('Add evidence', 'Add evidence for a claim');
      await inList(page, /./).waitFor();
      await page.keyboard.press('Escape');
      await openSteps();
      assert.equal(
        await step(page, 'Add evidence').locator('.codicon-getting-started-step-checked').count(),
        0,
      );
      await pressAndTake('Add evidence', 'Add evidence for a claim', 'increases trust in government');
      await inList(page, 'finds what the claim says').click();
      await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
      await page.locator('.view-line', { hasText: /-\ssupports\s#raises-trust\s\(p\.\s/ }).waitFor();
      await openSteps();
      await isDone(page, 'Add evidence');
    });

    it('opens the sample in a window of its own, where its claims and the next steps are', async () => {
      const { page } = workbench;
      const [sample] = await Promise.all([
        page.context().waitForEvent('page', { timeout: 2 * patience }),
        pressAndTake('Open the sample', 'Open the sample', 'Look at it where it is'),
      ]);
      try {
        await sample.locator('.getting-started-step', { hasText: 'Mark a claim' }).first().waitFor();
        await sample
          .getByRole('tree', { name: /^Claims/ })
          .getByRole('treeitem')
          .first()
          .waitFor();
        await isDone(sample, 'Open the sample');
      } finally {
        await sample.close();
      }
    });

    it('looks at the map', async () => {
      const { page } = workbench;
      await page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).click();
      await openSteps();
      await press('Look at the map', 'Show the Claim Map');
      await page.locator('.pane-header.expanded', { hasText: 'Claim Map' }).waitFor();
      await isDone(page, 'Look at the map');
    });

    it('exports what is asked for, whatever takes the focus between the questions', async () => {
      const { page } = workbench;
      await openSteps();
      await press('Export', 'Export a bibliography');
      await inList(page, 'The whole workspace').click();
      await inList(page, 'BibTeX').waitFor();
      // As where the page of the steps comes to the front again.
      await page.locator('.getting-started-step.expanded').click();
      await inList(page, 'BibTeX').click();
      await inList(page, 'Open as an untitled document').click();
      await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
      await page.locator('.view-line', { hasText: /^@/ }).first().waitFor();
      await openSteps();
      await isDone(page, 'Export');
    });
  });

  describe('with nothing to look at', () => {
    afterEach(() => workbench.close());

    /** A view's text, opened where it is closed. */
    const told = async (name: string): Promise<Locator> => {
      const { page } = workbench;
      const header = page.locator('.pane-header', { hasText: name }).first();
      if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
      return page.locator('.pane', { has: page.locator('.pane-header', { hasText: name }) }).first();
    };

    it('and no folder is told to open one in every view', async () => {
      const page = await opened({ nothingOpen: true });
      await openPanel(workbench);
      for (const view of ['Claims', 'Studies', 'Queries'])
        await (await told(view)).getByRole('button', { name: 'Open a folder' }).waitFor();
      await workbench.map.getByText('No folder is open.').waitFor();
      await workbench.map.getByRole('button', { name: 'Open a folder' }).click();
      // The editor asks which.
      await page.locator('.quick-input-widget:visible', { hasText: 'Open Folder' }).waitFor();
    });

    it('begins a note with a claim, which is in the views before it is saved', async () => {
      const page = await opened({ files: { 'data.csv': 'a,b\n' } });
      await openPanel(workbench);
      await (await told('Studies')).getByText('No studies yet.').waitFor();
      await (await told('Queries')).getByText('There is nothing to ask about yet.').waitFor();
      await openSteps();
      await press('Mark a claim', 'Mark as claim');
      await page.locator('.tab.active', { hasText: 'claims.md' }).waitFor();
      await page.locator('.view-line', { hasText: 'What the studies show' }).first().waitFor();
      await page.keyboard.type('Parks calm people', { delay: 20 });
      await workbench.claims
        .getByRole('treeitem', { name: /Parks calm people/ })
        .first()
        .waitFor();
      await workbench.map.locator('.claim', { hasText: 'Parks calm people' }).waitFor();
      assert.deepEqual(fs.readdirSync(workbench.folder), ['data.csv']);
    });

    it('but notes without claims is told what a claim is, and makes one of what is selected', async () => {
      const page = await opened({ files: { 'a.md': '# Notes\n\nParks calm people.\n' } });
      await openPanel(workbench);
      await workbench.map.getByText('1 note and 0 bibliographies, and no claims yet.').waitFor();
      const claims = await told('Claims');
      await claims.getByText('These notes make no claims yet.').waitFor();
      await workbench.open('a.md', 'Parks calm people.');
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
      await claims.getByRole('button', { name: 'Mark as claim' }).click();
      await workbench.claims
        .getByRole('treeitem', { name: /Parks calm people/ })
        .first()
        .waitFor();
    });
  });
});
