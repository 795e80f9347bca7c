/** The box for queries of the Claim Map in a real browser, with a stage that plays the extension's part. */
import assert from 'node:assert/strict';
import type { QueryHelp } from '../../src/protocol.js';
import { textContrasts } from '../panel/contrast.js';
import { coProduction } from '../panel/coProduction.js';
import type { Stage, Theme } from '../panel/stage.js';
import { useStages } from './stages.js';

const verdicts: QueryHelp = {
  offers: [
    { label: 'verdict:', detail: 'the verdict on the claim', text: 'verdict:', start: 0, length: 4 },
    { label: 'same-verdict:', detail: 'another', text: 'same-verdict:', start: 0, length: 4 },
  ],
  mistakes: [],
};
const help: Record<string, QueryHelp> = {
  verd: verdicts,
  'verdict:': {
    offers: [{ label: 'contested', text: 'contested', start: 8, length: 0 }],
    mistakes: [{ message: 'verdict: needs a value', offset: 0, length: 8, grave: true }],
  },
  'verdict:contestd': {
    offers: [],
    mistakes: [{ message: 'did you mean contested?', offset: 8, length: 8, grave: true }],
  },
};

describe('the box for queries of the Claim Map', function () {
  this.timeout(60_000);
  const openStage = useStages();

  const listed = async (theme: Theme = 'vscode-dark', kept?: unknown): Promise<Stage> => {
    const base = {
      ...coProduction(),
      help,
      finds: { 'verdict:contested': ['raises-trust'], trust: ['raises-trust', 'individual-dominates'] },
    };
    const stage = await openStage({ base, theme, kept });
    await stage.page.locator('.claim').first().waitFor();
    return stage;
  };

  it('is opened by its button or by Q, takes the focus, and completes with the keyboard', async () => {
    const { page } = await listed();
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('q');
    const box = page.getByRole('combobox', { name: 'Query' });
    await box.waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await page.keyboard.type('verd');
    const offers = page.getByRole('listbox', { name: 'What may come next' }).getByRole('option');
    await offers.first().waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    assert.equal(await box.getAttribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active ?? ''}`).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Enter');
    assert.equal(await box.inputValue(), 'verdict:');
    await page.getByRole('option', { name: 'contested' }).click();
    assert.equal(await box.inputValue(), 'verdict:contested');
    // The map shows what the query finds.
    await page.waitForFunction(() => document.querySelectorAll('.claim').length === 1);
    assert.match(await page.locator('.count').innerText(), /^1 of 15 claims/);
    // The first Escape closes what is offered, the next clears, the last leads to the tree.
    await page.keyboard.press('Escape');
    assert.equal(await box.inputValue(), '');
    await page.waitForFunction(() => document.querySelectorAll('.claim').length === 15);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'treeitem');
  });

  it('marks what is wrong at its place and says it, and leaves the map as it was', async () => {
    const { page } = await listed();
    await page.getByRole('button', { name: 'query', exact: true }).click();
    const box = page.getByRole('combobox', { name: 'Query' });
    await box.fill('trust');
    await page.waitForFunction(() => document.querySelectorAll('.claim').length === 2);
    await box.fill('verdict:contestd');
    await page.getByText('did you mean contested?').first().waitFor();
    assert.equal(await box.getAttribute('aria-invalid'), 'true');
    const described = await box.getAttribute('aria-describedby');
    assert.equal(await page.locator(`#${described ?? ''}`).innerText(), 'did you mean contested?');
    assert.equal(await page.locator('.marked u').innerText(), 'contestd');
    assert.equal(await page.locator('.claim').count(), 2);
    // The line lies under the letters that are wrong.
    const shift = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('.written input');
      const line = document.querySelector('.marked u');
      if (!input || !line) return NaN;
      const context = document.createElement('canvas').getContext('2d');
      if (!context) return NaN;
      const { fontSize, fontFamily } = getComputedStyle(input);
      context.font = `${fontSize} ${fontFamily}`;
      const before = context.measureText('verdict:').width;
      return Math.abs(line.getBoundingClientRect().left - input.getBoundingClientRect().left - before);
    });
    assert.ok(shift < 2, `${shift} px off`);
    // It is said aloud, too, once.
    await page.getByRole('status').filter({ hasText: 'did you mean contested?' }).waitFor();
  });

  it('keeps its query while the panel is hidden, and is closed by its button with the query gone', async () => {
    const { page } = await listed('vscode-dark', { query: 'verdict:contested', asking: true });
    await page.waitForFunction(() => document.querySelectorAll('.claim').length === 1);
    await page.getByRole('button', { name: 'query', exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('.claim').length === 15);
    assert.equal(await page.getByRole('combobox', { name: 'Query' }).count(), 0);
  });

  it('is filled by the extension', async () => {
    const stage = await listed();
    await stage.say({ type: 'query', text: 'verdict:contested' });
    await stage.page.waitForFunction(() => document.querySelectorAll('.claim').length === 1);
    assert.equal(await stage.page.getByRole('combobox', { name: 'Query' }).inputValue(), 'verdict:contested');
  });

  for (const theme of ['vscode-dark', 'vscode-light', 'vscode-high-contrast'] as const)
    it(`can be read in ${theme}`, async () => {
      const { page } = await listed(theme);
      await page.getByRole('button', { name: 'query', exact: true }).click();
      const box = page.getByRole('combobox', { name: 'Query' });
      await box.fill('verd');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      const faint = (await textContrasts(page)).filter(({ ratio }) => ratio < 4.5);
      assert.deepEqual(faint, []);
      await page.screenshot({
        path: `out/queryBox-${theme}.png`,
        clip: { x: 0, y: 0, width: 360, height: 300 },
      });
    });
});
