/** What a researcher does with the packaged extension in a real VS Code. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { graphicContrasts, textContrasts } from '../panel/contrast.js';
import {
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  picturedIfFailed,
} from './workbench.js';

describe('a researcher', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  const opened = async (...args: Parameters<typeof openWorkbench>): Promise<Workbench> =>
    (workbench = await openWorkbench(...args));
  after(closeBrowser);
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
  });

  describe('with the sample', () => {
    before(async () => {
      await opened();
      await openPanel(workbench);
    });
    after(() => workbench.close());

    it('sees every claim by topic, with its strength as a word and its counts', async () => {
      const { map, claims, page } = workbench;
      await map.locator('.claim').first().waitFor();
      assert.match(await map.locator('.count').innerText(), /^\d+ claims · \d+ studies$/);
      // Closed, the topics all fit in.
      await claims.getByRole('treeitem').first().click();
      const outcomes = claims.getByRole('treeitem', { name: /^Outcomes/ });
      // A tree that is being drawn does not take the key.
      do {
        await page.keyboard.press('Control+ArrowLeft');
        await page.waitForTimeout(200);
      } while ((await outcomes.getAttribute('aria-expanded')) !== 'false');
      await outcomes.click();
      const row = claims.getByRole('treeitem', { name: /Co-production increases trust in government/ });
      assert.match(await row.innerText(), /limited · contradicted[\s\S]*\+0 −1 ±1/i);
    });

    it('opens a claim in the tree down to its evidence, and a click leads to the very line', async () => {
      const { claims, page } = workbench;
      await claims.getByRole('treeitem', { name: /Co-production increases trust in government/ }).click();
      await page.keyboard.press('ArrowRight');
      // What is told of the row would lie over those below it.
      await page.mouse.move(720, 10);
      const group = claims.getByRole('treeitem', { name: /^Contradicts/ });
      await group.waitFor();
      if ((await group.getAttribute('aria-expanded')) !== 'true') await group.click();
      await claims
        .getByRole('treeitem', { name: /^Fledderus 2015/ })
        .first()
        .click();
      await workbench.at('notes/literature/fledderus2015building.md', '- contradicts #raises-trust');
    });

    it('finds claims in the Claim Map by words, opens one, and goes to a passage of it', async () => {
      const { map } = workbench;
      await map.getByLabel('Filter claims').fill('trust government');
      const row = map.getByRole('treeitem', { name: /^Co-production increases trust in government/ });
      await row.waitFor();
      // The row is there before the others are hidden.
      await map.locator('.claim').nth(4).waitFor({ state: 'detached' });
      await row.click();
      const region = map.getByRole('region', { name: /Co-production increases trust in government$/ });
      await region.getByText('Two independent studies bear on this').waitFor();
      await region.getByText('How the rule was chosen').waitFor();
      for (const dimension of ['Quality', 'Size', 'Consistency', 'Context'])
        await region.getByText(dimension, { exact: true }).waitFor();
      await region
        .getByRole('button', { name: 'Open the passage of Sudhipongpracha & Wongpreedee 2016' })
        .click();
      await workbench.at('notes/literature/sudhipongpracha2016trust.md', '#raises-trust');
      await map.getByLabel('Filter claims').fill('');
    });

    it('sees the Claim Map follow the cursor from note to note', async () => {
      const { map } = workbench;
      await workbench.open('synthesis/claims.md', 'Three publications say so');
      await map
        .locator('.claim.current', { hasText: 'Individual co-production is far more common' })
        .waitFor();
      await workbench.open('notes/literature/jakobsen2013can.md', '- supports #information-raises');
      await map.locator('.claim.current', { hasText: 'Government information, materials' }).waitFor();
    });

    /** To the end of a file in front, to which so many lines were added: what is typed before the cursor is there goes elsewhere. */
    const toEnd = async (file: string, added = 0): Promise<void> => {
      const lines = fs.readFileSync(path.join(workbench.folder, file), 'utf8').split('\n').length + added;
      await workbench.page.keyboard.press('Control+End');
      await workbench.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${lines},` }).waitFor();
    };

    it('sees rating and map change with an edit, unsaved, and back with its undoing', async () => {
      const { map, page } = workbench;
      const claim = 'Citizen coproduction can be started by festivals';
      await workbench.open('synthesis/claims.md', 'What does the evidence');
      await toEnd('synthesis/claims.md');
      await page.keyboard.insertText(`\n## ${claim} {.claim #festivals}\n\n`);
      await map.getByLabel('Filter claims').fill('festivals');
      const row = map.locator('.claim', { hasText: claim });
      await row.getByText('untested').waitFor();
      await page.locator('.monaco-editor .view-lines').first().click();
      await toEnd('synthesis/claims.md', 3);
      await page.keyboard.insertText('- supported by [@jakobsen2013can, abstract]: "it can"');
      await row.getByText('supported', { exact: true }).waitFor();
      // Undoing goes word by word; the first step that takes the citation away takes the support with it.
      const untested = row.getByText('untested');
      for (let step = 0; step < 12 && !(await untested.isVisible()); step++) {
        await page.keyboard.press('Control+Z');
        await page.waitForTimeout(400);
      }
      await untested.waitFor();
      await workbench.command('File: Revert File');
      await map.getByText('No claim matches').waitFor();
      await map.getByLabel('Filter claims').fill('');
    });

    it('searches claims by words with a slip, and lands on the claim', async () => {
      const { page } = workbench;
      await workbench.command('Corroborate: Search Claims');
      const input = page.locator('.quick-input-widget:visible .quick-input-box input');
      await input.fill('trsut goverment');
      const hit = page.locator('.quick-input-list .monaco-list-row', {
        hasText: 'increases trust in government',
      });
      await hit.first().waitFor();
      await page.keyboard.press('Enter');
      await workbench.at('synthesis/claims.md', '#raises-trust ');
      await workbench.map
        .getByRole('region', { name: /Co-production increases trust in government$/ })
        .waitFor();
    });

    it('exports the bibliography of the workspace into an untitled document', async () => {
      const { page } = workbench;
      await workbench.command('Corroborate: Export Bibliography');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'The whole workspace' }).click();
      await page.locator('.quick-input-list').getByText('Markdown', { exact: true }).click();
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'APA, 7th edition' }).click();
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'untitled document' }).click();
      await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
      await page.locator('.view-line', { hasText: 'Public Management Review' }).first().waitFor();
      await workbench.command('View: Revert and Close Editor');
    });
  });

  describe('in every theme', () => {
    before(async () => {
      await opened();
      await openPanel(workbench);
      await workbench.map.getByLabel('Filter claims').fill('individual');
      await workbench.map.locator('.claim', { hasText: 'Individual co-production is far more' }).click();
      await workbench.map.locator('.study').first().waitFor();
    });
    after(() => workbench.close());

    const themes = [
      'Dark 2026',
      'Light 2026',
      'Dark Modern',
      'Light Modern',
      'Dark High Contrast',
      'Light High Contrast',
    ];
    for (const name of themes) {
      it(`sees text of 4.5 : 1 and marks of 3 : 1 (${name})`, async () => {
        await workbench.theme(name);
        const body = workbench.map.locator('body');
        const [texts, graphics] = [await textContrasts(body), await graphicContrasts(body)];
        assert.ok(texts.length > 20 && graphics.length > 5, 'there was something to measure');
        assert.deepEqual(
          texts.filter(({ ratio }) => ratio < 4.5),
          [],
        );
        assert.deepEqual(
          graphics.filter(({ ratio }) => ratio < 3),
          [],
        );
      });
    }
  });

  describe('in a folder that', () => {
    afterEach(() => workbench.close());

    it('is not trusted has everything: nothing of a note is executed', async () => {
      await opened({ trusted: false });
      await openPanel(workbench);
      await workbench.map.locator('.claim').first().waitFor();
    });

    it('holds no notes is told what to do', async () => {
      await opened({ files: { 'data.csv': 'a,b\n' } });
      await openPanel(workbench);
      const { page, map } = workbench;
      await page.getByText('No Markdown notes in this folder yet.').first().waitFor();
      await page.getByRole('button', { name: 'Create a first note' }).first().waitFor();
      await map.getByRole('button').first().waitFor();
    });

    it('holds every kind of broken file shows what is whole, and a problem at each place', async () => {
      await opened({
        files: {
          'notes/good.md': '## Good {.claim #good}\n\n- supported by [@fine2020, p. 1]: "yes"\n',
          'notes/broken-yaml.md': '---\ncitekey: [fine2020\n---\n\n## Second {.claim #second}\n',
          'notes/twice.md': '## Again {.claim #good}\n',
          'notes/latin.md': Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
          'notes/big.md': Buffer.alloc(20_000_000, 'a '),
          'references.bib':
            '@article{fine2020, title={Fine}, author={A, B}, year=2020}\n@article{bad, title={open\n',
          'corroborate.json': '{ "rubric": 3, }',
        },
      });
      await openPanel(workbench);
      const { page, map, claims } = workbench;
      await map.locator('.claim', { hasText: 'Second' }).waitFor();
      await claims.getByRole('treeitem', { name: /Good/ }).first().waitFor();
      await workbench.command('View: Focus Problems');
      const problems = page.locator('.markers-panel');
      for (const name of [
        'broken-yaml.md',
        'twice.md',
        'latin.md',
        'big.md',
        'references.bib',
        'corroborate.json',
      ]) {
        await problems.locator('.monaco-list-row', { hasText: name }).first().waitFor();
      }
    });
  });
});
