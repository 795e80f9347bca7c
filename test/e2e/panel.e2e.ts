/** The Claim Map in a real browser, with a stage that plays the extension's part; in the editor itself it is tested elsewhere. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { ClaimSummary, FromPanel, ToPanel } from '../../src/protocol.js';
import { graphicContrasts, textContrasts } from '../panel/contrast.js';
import { aClaim } from '../panel/examples.js';
import { coProduction } from '../panel/coProduction.js';
import { ready } from '../panel/stage.js';
import type { Base, Stage, StageOptions, Theme } from '../panel/stage.js';
import { useStages } from './stages.js';

const themes: Theme[] = ['vscode-dark', 'vscode-light', 'vscode-high-contrast'];

const atTrust: ToPanel = {
  type: 'at',
  at: {
    claim: 'raises-trust',
    evidence: null,
    unit: 'fledderus2015building',
    place: 'raises-trust.md:17',
  },
};

describe('the Claim Map in a browser', function () {
  this.timeout(60_000);
  const openStage = useStages();
  let base: Base;
  before(() => {
    base = coProduction();
  });
  const stageWith = (options: Partial<StageOptions> = {}): Promise<Stage> => openStage({ base, ...options });
  const listed = async (options: Partial<StageOptions> = {}): Promise<Stage> => {
    const stage = await stageWith(options);
    await stage.page.locator('.claim').first().waitFor();
    return stage;
  };

  describe('shows claims', () => {
    it('by topic, with strength, verdict and a strip whose label says the same in words', async () => {
      const { page } = await listed({ height: 1400 });
      assert.equal(await page.locator('.claim').count(), 15);
      assert.deepEqual(await page.locator('.topic-name').allTextContents(), [
        'Forms and phases',
        'Who takes part',
        'What governments can do',
        'Outcomes',
        'Limits of the evidence',
      ]);
      const row = page.getByRole('treeitem', { name: 'Co-production initiatives improve outcomes' });
      assert.match(await row.locator('.stack').innerText(), /Medium\s*·\s*supported/);
      await row
        .getByRole('img', {
          name: /^Medium, supported\. 5 independent studies: 4 support, 1 mixed; 1 not counted\.$/,
        })
        .waitFor();
      assert.equal(await page.locator('.count').innerText(), '15 claims · 41 studies');
    });

    it('with every strip on one axis, under the axis that the head draws', async () => {
      for (const width of [300, 360, 420, 700]) {
        const { page } = await listed({ width, height: 700 });
        const lefts = await page
          .locator('.strip, .lanes')
          .evaluateAll((strips) => strips.map((strip) => strip.getBoundingClientRect().left));
        assert.equal(new Set(lefts.map(Math.round)).size, 1, `at ${width} px`);
      }
    });

    it('narrow and wide without anything that sticks out sideways', async () => {
      for (const width of [240, 300, 360, 700]) {
        const stage = await listed({ width, height: 900, kept: { legend: true } });
        await stage.say({ type: 'reveal', claim: 'individual-dominates' });
        await stage.page.locator('.study').first().waitFor();
        await openAll(stage);
        const wide = await stage.page.evaluate(() => {
          const edge = document.documentElement.clientWidth;
          return [...document.querySelectorAll('.panel *:not(.unseen)')]
            .filter(
              (element) => !element.closest('svg') && element.getBoundingClientRect().right > edge + 0.5,
            )
            .map((element) => `${element.localName}.${element.className}: ${element.textContent}`);
        });
        assert.deepEqual(wide, [], `at ${width} px`);
      }
    });

    it('and opens one into its sentence, verdict, strength, rules and evidence', async () => {
      const { page } = await listed();
      await page.getByRole('treeitem', { name: /^Individual co-production/ }).click();
      const region = page.getByRole('region', { name: /^Rating and evidence: Individual co-production/ });
      await region.getByText('One independent study bears on this').waitFor();
      const order = await region.locator('h4, h5').allInnerTexts();
      assert.deepEqual(
        order.map((heading) =>
          heading
            .replace(/\s+/g, ' ')
            .replace(/ (support’s|dfid-|first|each|opens|not part|height|finds|listed).*/, ''),
        ),
        [
          'Verdict: supported',
          'Strength: limited',
          'How the rule was chosen',
          'What would change it',
          'The nearest ways up',
          'What if a study were not there',
          'Numbers beside it',
          'Evidence',
          'For 1',
          'Against 0',
        ],
      );
      await region.getByText('No study found the opposite.').waitFor();
      await region.getByText('One dataset, 3 publications').waitFor();
      await region
        .getByText('“the practice of co-production is dominated by individualised co-production”')
        .waitFor();
      assert.match(await region.locator('.own-words').first().innerText(), /no quote/);
      assert.deepEqual(await region.locator('.rule.fitted').allInnerTexts(), [
        '✓\nLimited\ndoes not meet the conditions for medium',
      ]);
    });

    it('and keeps the head of the page in view, however far down what it opens is scrolled to', async () => {
      const { page } = await listed({ height: 600 });
      const rows = page.locator('.claim');
      await rows.nth(8).click();
      await page.locator('.detail .lead').first().waitFor();
      await page.locator('.detail').getByText('Evidence', { exact: false }).last().scrollIntoViewIfNeeded();
      await page.locator('.detail .acts').evaluate((acts) => acts.scrollIntoView({ block: 'start' }));
      const [scrolled, tallerBy, top] = await page.evaluate(() => [
        document.scrollingElement?.scrollTop,
        document.body.scrollHeight - window.innerHeight,
        document.querySelector('header')?.getBoundingClientRect().top,
      ]);
      assert.equal(scrolled, 0);
      assert.equal(tallerBy, 0, 'nothing makes the page itself taller than its place');
      assert.equal(top, 0);
      assert.equal(await page.getByLabel('Filter claims').isVisible(), true);
    });

    it('and says what would change it, as the engine rates the changed evidence, and the numbers beside it', async () => {
      const stage = await listed();
      await stage.say({ type: 'reveal', claim: 'information-raises' });
      const region = stage.page.getByRole('region', { name: /^Rating and evidence: Government/ });
      await region.getByRole('button', { name: 'What would change it' }).click();
      const heading = region.getByRole('heading', { name: /^What would change it/ });
      assert.ok(await heading.evaluate((element) => element === document.activeElement));
      const lines = await region.locator('.change').allInnerTexts();
      assert.deepEqual(
        lines.map((line) => line.replace(/\s+/g, ' ')),
        [
          '1 more high-quality study for → gives Strong · supported',
          '6× 6 more high-quality null studies → gives Medium · not supported',
          '6× 6 more high-quality studies against → gives Medium · contradicted',
        ],
      );
      await region.getByText(/^Strong: one more independent study of high quality that finds it/).waitFor();
      await region.getByText(/^4 of 4 studies that point either way find it.*With fewer than six/).waitFor();
    });

    it('and says so where nothing within eight studies changes it', async () => {
      const key = 'information-raises';
      const detail = base.details[key];
      assert.ok(detail);
      const changes = detail.changes.map((change) => ({ ...change, count: 8, becomes: null }));
      const details = { ...base.details, [key]: { ...detail, changes, waysUp: [], numbers: [] } };
      const stage = await listed({ base: { ...base, details } });
      await stage.say({ type: 'reveal', claim: key });
      await stage.page.getByText(/^Up to eight more studies of high quality.*change nothing\.$/).waitFor();
      assert.equal(await stage.page.getByText('Numbers beside it').count(), 0);
    });

    it('and opens each step of the rules into the studies behind it, by keyboard too', async () => {
      const stage = await listed();
      await stage.say({ type: 'reveal', claim: 'improves-outcomes' });
      const step = stage.page.getByRole('button', {
        name: /^at least moderate quality, at least medium size/,
      });
      await step.focus();
      assert.equal(await step.getAttribute('aria-expanded'), 'false');
      await stage.page.keyboard.press('Enter');
      assert.equal(await step.getAttribute('aria-expanded'), 'true');
      const behind = stage.page.locator(`[id="${await step.getAttribute('aria-controls')}"]`);
      assert.deepEqual(await behind.locator('.cause').allInnerTexts(), [
        '3 studies weigh as high',
        '1 study weighs as moderate',
        '4 studies make up the size',
        '4 studies find it',
        '1 study finds it in part',
      ]);
      const passage = base.details['improves-outcomes']?.evidence.find(
        ({ citation }) => citation === 'Vamstad 2012',
      );
      await behind.getByRole('button', { name: 'Open the passage of Vamstad 2012' }).first().click();
      assert.deepEqual((await stage.sent()).at(-1), { type: 'open', target: passage?.target });
      await step.focus();
      await stage.page.keyboard.press('Space');
      assert.equal(await behind.count(), 0);
    });

    it('and opens each dimension into its studies, and what is open stays so when the row is scrolled away and back', async () => {
      const many = Array.from({ length: 400 }, (_, index) => aClaim(`filler-${index}`));
      const key = 'improves-outcomes';
      const claims = [
        ...many.slice(0, 200),
        ...base.claims.filter((claim) => claim.key === key),
        ...many.slice(200),
      ];
      const stage = await listed({ base: { ...base, claims }, height: 600, kept: { grouping: 'none' } });
      await stage.say({ type: 'reveal', claim: key });
      const { page } = stage;
      const quality = page.getByRole('listitem').getByRole('button', { name: '3 of 4 weigh as high' });
      await quality.focus();
      await page.keyboard.press('Enter');
      assert.equal(await quality.getAttribute('aria-expanded'), 'true');
      const behind = page.locator(`[id="${await quality.getAttribute('aria-controls')}"]`);
      assert.deepEqual(await behind.locator('.cause').allInnerTexts(), [
        '3 studies weigh as high',
        '1 study weighs as moderate',
      ]);
      const context = page.getByRole('listitem').getByRole('button', { name: /^2 countries, 3 needed/ });
      await context.click();
      const step = page.getByRole('button', { name: /^at least moderate quality, at least medium size/ });
      await step.click();
      await page.getByRole('button', { name: 'For a paper' }).click();
      await page.locator('.claim').first().focus();
      await page.keyboard.press('End');
      await page.locator('.claim:focus', { hasText: 'filler-399' }).waitFor();
      // The row is not drawn while it is far away.
      await quality.waitFor({ state: 'detached' });
      await page.locator('.scroller').evaluate((scroller) => {
        scroller.scrollTop = scroller.scrollHeight / 2;
      });
      await quality.waitFor({ state: 'attached' });
      for (const opened of [quality, context, step, page.getByRole('button', { name: 'For a paper' })])
        assert.equal(await opened.getAttribute('aria-expanded'), 'true');
      const kept = await stage.kept();
      const again = await listed({ base: { ...base, claims }, height: 600, kept });
      await again.say({ type: 'reveal', claim: key });
      await again.page.locator('.causes').nth(2).waitFor({ state: 'attached' });
      assert.equal(await again.page.locator('.causes').count(), 3, 'and when the panel comes back');
    });

    it('and says what it would be without a study, and which other claims would fall, each a way there', async () => {
      for (const width of [240, 360, 700]) {
        const stage = await listed({ width });
        const key = 'women-more';
        await stage.say({ type: 'reveal', claim: key });
        const { page } = stage;
        const region = page.getByRole('region', { name: /^Rating and evidence: Women co-produce/ });
        const lines = await region.locator('.what-if').first().locator(':scope > li').allInnerTexts();
        assert.deepEqual(
          lines.map((line) => line.replace(/\s+/g, ' ')),
          [
            'Without Alonso et al. 2019 → gives Limited · supported',
            'Without Parrado et al. 2013 → gives Limited · supported',
          ],
        );
        const line = region.getByRole('button', { name: /^Without Parrado et al\. 2013/ });
        await line.focus();
        await page.keyboard.press('Enter');
        await region.getByText('1 other claim would be rated otherwise, 1 lower:').waitFor();
        const asked = (await stage.sent()).filter(
          (message) => message.type === 'request' && message.request.kind === 'whatIf',
        );
        assert.equal(asked.length, 1);
        const sticksOut = await region.evaluate((element) => element.scrollWidth > element.clientWidth + 1);
        assert.equal(sticksOut, false, `at ${width} px`);
        await region.getByRole('button', { name: /^Self-efficacy/ }).click();
        await page.getByRole('region', { name: /^Rating and evidence: Self-efficacy/ }).waitFor();
        await stage.say({ type: 'reveal', claim: 'performance-shortfall' });
        const rest = page.getByRole('button', { name: '3 studies, each alone: no change' });
        await rest.click();
        await page.getByRole('button', { name: /^Without Anon\. 2020/ }).click();
        await page.getByText('No other claim would be rated otherwise.').waitFor();
      }
    });

    it('and draws a harvest plot as wide as its place, one picture that a label says in words', async () => {
      for (const width of [240, 360, 700]) {
        const stage = await listed({ width });
        await stage.say({ type: 'reveal', claim: 'information-raises' });
        const plot = stage.page.getByRole('img', {
          name: /^Harvest plot\. For 4: Cotterill et al\. 2009 \(high quality, weighs 3\);.* Against 0\. Null 2: /,
        });
        await plot.waitFor();
        assert.equal(await plot.locator('.harvest-bar:not(.half)').count(), 8);
        const sticksOut = await plot.evaluate((svg) => {
          const { left, right, bottom } = svg.getBoundingClientRect();
          const within = document.querySelector('.detail')?.getBoundingClientRect().right ?? 0;
          return [
            ...(right > within ? ['the plot'] : []),
            ...[...svg.querySelectorAll('text, rect')].flatMap((part) => {
              const at = part.getBoundingClientRect();
              const isIn = at.left >= left - 0.5 && at.right <= right + 0.5 && at.bottom <= bottom + 0.5;
              return isIn ? [] : [part.textContent];
            }),
          ];
        });
        assert.deepEqual(sticksOut, [], `at ${width} px`);
      }
    });

    it('and shows the reviewer’s own rating beside the suggestion, and the concerns recorded', async () => {
      const key = 'improves-outcomes';
      const detail = base.details[key];
      assert.ok(detail);
      const own = { strength: 'limited', label: 'Limited', because: 'All from one firm.', rank: 1 };
      const claims = base.claims.map((claim) => (claim.key === key ? { ...claim, own } : claim));
      const cerqual = [
        { component: 'limitations', concern: 'minor' },
        { component: 'coherence', concern: 'none' },
      ];
      const details = { ...base.details, [key]: { ...detail, cerqual } };
      const stage = await listed({ base: { ...base, claims, details }, width: 240 });
      await stage.say({ type: 'reveal', claim: key });
      const region = stage.page.getByRole('region', { name: /^Rating and evidence/ });
      await region
        .getByText('Yours: Limited, where medium is suggested. Because “All from one firm.”')
        .waitFor();
      assert.deepEqual(await region.locator('.own-rating dd').allInnerTexts(), [
        'minor concerns',
        'no or very minor concerns',
      ]);
    });

    it('and gives the sentence for a paper, with its citations', async () => {
      const stage = await listed();
      await stage.say({ type: 'reveal', claim: 'improves-outcomes' });
      const button = stage.page.getByRole('button', { name: 'For a paper' });
      await button.click();
      assert.equal(await button.getAttribute('aria-expanded'), 'true');
      const words = base.details['improves-outcomes']?.paperSentence ?? '';
      assert.match(words, /\[@.*@/);
      await stage.page.getByText(words).waitFor();
      await stage.page.getByRole('button', { name: 'Copy', exact: true }).click();
      // The stage may not write to the clipboard: the words are selected instead.
      await stage.page.waitForFunction((all) => getSelection()?.toString() === all, words);
    });

    it('and copies it where it may, as the clipboard then holds it', async () => {
      const stage = await listed({ secure: true });
      const { page } = stage;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await stage.say({ type: 'reveal', claim: 'improves-outcomes' });
      await page.getByRole('button', { name: 'For a paper' }).click();
      await page.bringToFront();
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      const held = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(held, base.details['improves-outcomes']?.paperSentence);
    });

    it('whose notes hold HTML, as text', async () => {
      const text = '<img src=x onerror="document.title=1"> & <b>bold</b>';
      const { page } = await listed({
        base: { ...base, claims: [aClaim('html', { text, topics: ['<i>'] })] },
      });
      assert.equal(await page.locator('.claim .text').innerText(), text);
      assert.equal(await page.locator('.panel img, .panel b').count(), 0);
    });
  });

  describe('leads on', () => {
    const messages = async (stage: Stage, type: FromPanel['type']): Promise<FromPanel[]> =>
      (await stage.sent()).filter((message) => message.type === type);

    it('to the claim, to a passage, to citing and exporting', async () => {
      const stage = await listed({ kept: {} });
      const key = 'individual-dominates';
      await stage.say({ type: 'reveal', claim: key });
      const { page } = stage;
      await page.getByRole('button', { name: 'Open the passage of Bovaird et al. 2015' }).click();
      await page.getByRole('button', { name: 'claims.md:3' }).click();
      await page.getByRole('button', { name: 'Open claim' }).click();
      await page.getByRole('button', { name: 'Cite' }).click();
      await page.getByRole('button', { name: 'Export' }).click();
      const claim = base.details[key];
      assert.ok(claim);
      assert.deepEqual(await messages(stage, 'open'), [
        { type: 'open', target: claim.evidence[1]?.target },
        { type: 'open', target: claim.summary.target },
        { type: 'open', target: claim.summary.target },
      ]);
      assert.deepEqual(await messages(stage, 'command'), [
        { type: 'command', command: 'cite', claim: key },
        { type: 'command', command: 'export', claim: key },
      ]);
    });

    it('from its sentence to the rules and the evidence', async () => {
      const stage = await listed({ height: 300 });
      await stage.say({ type: 'reveal', claim: 'information-raises' });
      await stage.page.getByRole('button', { name: 'Evidence 8' }).click();
      const heading = stage.page.getByRole('heading', { name: /^Evidence/ });
      assert.ok(await inView(heading));
      assert.ok(await heading.evaluate((element) => element === document.activeElement));
    });

    it('from empty views to a first act', async () => {
      const nothing = { claims: [], details: {}, studies: 0 };
      const noNotes = await stageWith({ base: { ...nothing, status: { ...ready(0, 0), notes: 0 } } });
      await noNotes.page.getByText('No Markdown notes in this folder yet.').waitFor();
      await noNotes.page.getByRole('button', { name: 'Create a first note' }).click();
      await noNotes.page.getByRole('button', { name: 'Open the sample: co-production' }).click();
      assert.equal(await noNotes.page.getByRole('search').count(), 0);
      const noClaims = await stageWith({
        base: { ...nothing, status: { ...ready(0, 0), notes: 128, bibliographies: 2 } },
      });
      await noClaims.page.getByText('128 notes and 2 bibliographies, and no claims yet.').waitFor();
      await noClaims.page.getByRole('button', { name: 'Learn the two rules' }).click();
      await noClaims.page.getByRole('button', { name: 'Create a note with a claim' }).click();
      const noFolder = await stageWith({
        base: { ...nothing, status: { ...ready(0, 0), notes: 0, folders: 0 } },
      });
      await noFolder.page.getByText('No folder is open.').waitFor();
      await noFolder.page.getByRole('button', { name: 'Open a folder' }).click();
      await noFolder.page.getByRole('button', { name: 'Open the sample: co-production' }).click();
      const commands = (
        await Promise.all([noNotes, noClaims, noFolder].map((stage) => messages(stage, 'command')))
      ).flat();
      assert.deepEqual(
        commands.map((message) => message.type === 'command' && message.command),
        ['createNote', 'openSample', 'learn', 'createNote', 'openFolder', 'openSample'],
      );
    });

    it('from problems in the notes to their list', async () => {
      const status = { ...base.status, problems: 2, filesWithProblems: 1 };
      const stage = await listed({ base: { ...base, status } });
      assert.match(
        await stage.page.locator('footer').innerText(),
        /^2 problems in 1 file; all else is shown\./,
      );
      await stage.page.getByRole('button', { name: 'See problems' }).click();
      const [message] = await messages(stage, 'command');
      assert.equal(message?.type === 'command' && message.command, 'showProblems');
    });
  });

  describe('by keyboard', () => {
    const focused = (stage: Stage): Promise<string> =>
      stage.page.evaluate(() => {
        const element = document.activeElement;
        return (
          element?.querySelector('.text, .topic-name')?.textContent ??
          element?.getAttribute('aria-label') ??
          element?.textContent ??
          ''
        );
      });

    it('goes from the filter through the options into the tree, which has one tab stop, and into an opened claim', async () => {
      const stage = await listed();
      await stage.page.locator('input').focus();
      const stops: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        await stage.page.keyboard.press('Tab');
        stops.push(await focused(stage));
      }
      assert.deepEqual(stops.slice(1), ['query', 'follow', 'legend', 'Forms and phases']);
      await stage.page.keyboard.press('ArrowDown');
      await stage.page.keyboard.press('Space');
      await stage.page.getByRole('button', { name: 'claims.md:3' }).waitFor();
      await stage.page.keyboard.press('Tab');
      assert.equal(await focused(stage), 'claims.md:3');
      assert.equal(await stage.page.locator('[role=treeitem][tabindex="0"]').count(), 1);
    });

    it('moves, opens, closes and visits as a tree does', async () => {
      const stage = await listed();
      const press = (key: string): Promise<void> => stage.page.keyboard.press(key);
      await stage.page.locator('.topic').first().focus();
      await press('End');
      assert.match(await focused(stage), /^Effects of co-production initiatives fade/);
      assert.ok(await inView(stage.page.locator(':focus')));
      await press('Home');
      await press('ArrowRight');
      assert.match(await focused(stage), /^Individual co-production/);
      await press('Enter');
      assert.deepEqual((await stage.sent()).at(-1), { type: 'open', target: base.claims[0]?.target });
      await press('ArrowRight');
      await stage.page.getByRole('region', { name: /^Rating and evidence: Individual/ }).waitFor();
      await press('ArrowLeft');
      assert.equal(await stage.page.getByRole('region', { name: /^Rating/ }).count(), 0);
      await press('ArrowLeft');
      assert.equal(await focused(stage), 'Forms and phases');
      await press('ArrowLeft');
      assert.equal(await stage.page.locator(':focus').getAttribute('aria-expanded'), 'false');
      assert.equal(await stage.page.getByText('Individual co-production is far more common').count(), 0);
    });

    it('types ahead, also with F and space within a text', async () => {
      const stage = await listed();
      await stage.page.locator('.topic').first().focus();
      await stage.page.keyboard.type('effects of');
      assert.match(await focused(stage), /^Effects of co-production/);
      assert.equal(
        await stage.page.getByRole('button', { name: 'follow' }).getAttribute('aria-pressed'),
        'true',
      );
    });

    it('filters with /, clears with Esc, and returns to the tree with Esc', async () => {
      const stage = await listed();
      const { page } = stage;
      await page.locator('.topic').first().focus();
      await page.keyboard.press('/');
      await page.keyboard.type('inequality');
      await page.getByText('1 of 15 claims', { exact: true }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('15 claims · 41 studies').first().waitFor();
      assert.equal(await page.locator('input').inputValue(), '');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator(':focus').getAttribute('role'), 'treeitem');
    });

    it('switches following with F, and says so', async () => {
      const { page } = await listed();
      await page.locator('.topic').first().focus();
      await page.keyboard.press('f');
      assert.equal(await page.getByRole('button', { name: 'follow' }).getAttribute('aria-pressed'), 'false');
      await page.getByRole('status').getByText('Not following the cursor').waitFor();
    });

    it('has a visible focus on everything that takes it', async () => {
      const { page } = await listed({ kept: { filter: 'individual' } });
      await page.getByRole('treeitem', { name: /^Individual/ }).click();
      await page.locator('.study').first().waitFor();
      await page.locator('input').focus();
      for (let n = 0; n < 12; n += 1) {
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() => {
          const style = document.activeElement ? getComputedStyle(document.activeElement) : null;
          return document.activeElement === document.body
            ? 'left'
            : `${style?.outlineStyle} ${style?.outlineWidth}`;
        });
        if (outline === 'left') break;
        assert.equal(outline, 'solid 1px');
      }
    });
  });

  describe('filters', () => {
    it('and says the count in one polite region, once, after a moment', async () => {
      const { page } = await listed();
      const status = page.getByRole('status');
      assert.equal(await status.innerText(), '', 'silent at first');
      await page.locator('input').pressSequentially('inequality', { delay: 5 });
      await status.getByText('1 of 15 claims').waitFor();
      assert.equal(await page.locator('[aria-live]').count(), 1);
    });

    it('lists only claims whose own rating differs, and leads back from there', async () => {
      const own = { strength: 'strong', label: 'Strong', because: 'I was there.', rank: 3 };
      const agrees = { ...own, strength: 'medium', label: 'Medium', rank: 2 };
      const claims = base.claims.map((claim) => {
        if (claim.key === 'women-more') return { ...claim, own };
        return claim.key === 'effects-fade' ? { ...claim, own: agrees } : claim;
      });
      const stage = await listed({ base: { ...base, claims }, width: 240 });
      const { page } = stage;
      const toggle = page.getByRole('button', { name: 'own differs 1' });
      await toggle.focus();
      await page.keyboard.press('Enter');
      await page.getByText('1 of 15 claims').first().waitFor();
      assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
      assert.deepEqual(await page.locator('.claim .text').allInnerTexts(), [
        'Women co-produce more than men',
      ]);
      await page.getByText('Yours: Strong, because “I was there”. Suggested: Medium.').waitFor();
      const options = page.locator('.options');
      assert.ok(await options.evaluate((element) => element.scrollWidth <= element.clientWidth));
      await stage.change(base);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await page.getByText('15 claims · 41 studies').first().waitFor();
      assert.equal(await page.getByRole('button', { name: /own differs/ }).count(), 0);
    });

    it('and says where nothing matches, with the way back', async () => {
      const { page } = await listed();
      await page.locator('input').fill('zebra');
      await page.getByText('No claim matches.').waitFor();
      await page.getByRole('button', { name: 'Clear the filter' }).last().click();
      await page.locator('.claim').first().waitFor();
      assert.ok(await page.locator('input').evaluate((box) => box === document.activeElement));
    });

    it('and offers the claim at the cursor where it is hidden', async () => {
      const stage = await listed();
      await stage.say({ type: 'filter', text: 'inequality' });
      await stage.page.getByText('1 of 15 claims').first().waitFor();
      await stage.say(atTrust);
      await stage.page.getByText('#raises-trust, at the cursor, is hidden by the filter.').waitFor();
      await stage.page.getByRole('button', { name: 'Show it' }).click();
      const row = stage.page.locator('.claim.current');
      await row.waitFor();
      assert.ok(await inView(row));
      assert.equal(await stage.page.locator('input').inputValue(), '');
    });
  });

  describe('follows the cursor', () => {
    it('with a mark on the claim, a line under the study, and the row in view; opens nothing and takes no focus', async () => {
      const stage = await listed({ height: 400 });
      await stage.say(atTrust);
      const row = stage.page.locator('.claim.current');
      await row.waitFor();
      assert.match(await row.innerText(), /^Co-production increases trust/);
      assert.equal(await row.locator('.here').count(), 1);
      assert.ok(await inView(row));
      assert.equal(await stage.page.getByRole('region', { name: /^Rating/ }).count(), 0);
      assert.ok(await stage.page.evaluate(() => document.activeElement === document.body));
      await stage.page.getByText('At the cursor: raises-trust.md:17').waitFor();
    });

    it('not while the panel has the focus, and catches up after', async () => {
      const stage = await listed({ height: 400 });
      await stage.page.evaluate(() =>
        Object.assign((window as unknown as { stage: object }).stage, { focused: true }),
      );
      await stage.say(atTrust);
      await stage.page.waitForTimeout(100);
      assert.equal(await stage.page.locator('.claim.current').count(), 0);
      await stage.page.evaluate(() => window.dispatchEvent(new Event('blur')));
      await stage.page.locator('.claim.current').waitFor();
    });
  });

  describe('when the notes change', () => {
    it('keeps scroll, focus and opened claims, and shows what is new', async () => {
      const stage = await listed({ height: 500 });
      const { page } = stage;
      const row = page.getByRole('treeitem', { name: /^Co-production increases trust/ });
      await row.scrollIntoViewIfNeeded();
      await row.click();
      await page
        .getByRole('region', { name: /increases trust/ })
        .getByText('Open claim')
        .waitFor();
      await row.focus();
      const before = await row.evaluate((element) => element.getBoundingClientRect().top);
      const claims = base.claims.map((claim) =>
        claim.id === 'raises-trust'
          ? { ...claim, strength: { ...claim.strength, label: 'Strong', rank: 3 } }
          : claim,
      );
      const written = aClaim('new', { topics: ['Forms and phases'] });
      await stage.change({ ...base, claims: [...claims.slice(0, 1), written, ...claims.slice(1)] });
      await row.getByText('Strong').waitFor();
      assert.equal(await row.evaluate((element) => element === document.activeElement), true);
      assert.equal(await page.getByRole('region', { name: /increases trust/ }).count(), 1);
      const after = await row.evaluate((element) => element.getBoundingClientRect().top);
      assert.ok(Math.abs(after - before) < 1, `moved by ${after - before} px`);
    });

    it('moves the focus to a neighbour where the focused claim is gone', async () => {
      const stage = await listed();
      const row = stage.page.getByRole('treeitem', { name: /^Women co-produce/ });
      await row.focus();
      await stage.change({ ...base, claims: base.claims.filter(({ id }) => id !== 'women-more') });
      await row.waitFor({ state: 'detached' });
      assert.equal(await stage.page.locator(':focus').getAttribute('role'), 'treeitem');
    });

    it('shows claims as they are read, under a bar that says how far', async () => {
      const status = { ...ready(812, 9), state: 'reading' as const, read: 6400, total: 10_000 };
      const stage = await listed({ base: { ...base, claims: base.claims.slice(0, 3), status } });
      assert.equal(await stage.page.getByRole('progressbar').getAttribute('aria-valuenow'), '64');
      await stage.page.getByText('Reading notes: 6\u202f400 of 10\u202f000 · 812 claims so far').waitFor();
      await stage.change(base);
      await stage.page.getByText('15 claims · 41 studies').waitFor();
      assert.equal(await stage.page.getByRole('progressbar').count(), 0);
    });

    it('comes back as it was left', async () => {
      const first = await listed({ height: 500 });
      await first.say({ type: 'reveal', claim: 'raises-trust' });
      await first.page.getByRole('button', { name: 'legend' }).click();
      await first.page.getByRole('region', { name: /^Rating and evidence/ }).waitFor();
      const again = await listed({ height: 500, kept: await first.kept() });
      await again.page
        .getByRole('region', { name: /^Rating and evidence: Co-production increases trust/ })
        .waitFor();
      await again.page.getByText('Each mark: one independent study').waitFor();
    });

    it('comes back at the same line, also where what is opened above comes later and the panel is narrower', async () => {
      const first = await listed({ height: 500 });
      const { page } = first;
      const rowIn = (at: typeof page) =>
        at.getByRole('treeitem', { name: /^A gender-representative bureaucracy/ });
      const topIn = (at: typeof page) => rowIn(at).evaluate((row) => row.getBoundingClientRect().top);
      // Opened are the one above and itself, and it is scrolled to half of what it opens.
      for (const name of [/^Government information/, /^A gender-representative bureaucracy/]) {
        await page.getByRole('treeitem', { name }).click();
        await page
          .getByRole('region', { name: new RegExp(name.source.replace('^', 'Rating and evidence: ')) })
          .getByText('Open claim')
          .waitFor();
      }
      await rowIn(page).evaluate((row) => row.scrollIntoView({ block: 'start' }));
      await page.locator('.scroller').evaluate((list) => (list.scrollTop += 300));
      await page.waitForTimeout(400);
      const before = await topIn(page);
      const kept = await first.kept();
      for (const width of [360, 330]) {
        const { page: later } = await listed({ height: 500, width, kept });
        const settled = async (): Promise<boolean> => Math.abs((await topIn(later)) - before) < 2;
        for (let tries = 0; tries < 40 && !(await settled()); tries++) await later.waitForTimeout(100);
        await later.waitForTimeout(300);
        assert.ok(await settled(), `at ${await topIn(later)} px, not ${before} px`);
        // From there on the reader scrolls, and nothing leads back.
        await later.mouse.move(150, 300);
        await later.mouse.wheel(0, 200);
        await later.waitForTimeout(500);
        assert.ok(Math.abs((await topIn(later)) - before + 200) < 2);
      }
    });
  });

  describe('with five thousand claims', () => {
    const many = (): Base => ({
      ...base,
      claims: Array.from({ length: 5000 }, (_, n): ClaimSummary => ({
        ...(base.claims[n % base.claims.length] ?? aClaim('')),
        key: `${n}`,
        id: `claim-${n}`,
        text: `Claim ${n}${n % 3 === 0 ? ' whose text is so long that it takes two lines of the panel' : ''}`,
        topics: [`Topic ${n % 4}`],
      })),
      status: ready(5000, 41),
    });

    it('starts with closed topics, and draws only the rows near the view', async () => {
      const stage = await stageWith({ base: many() });
      const { page } = stage;
      await page.locator('.topic').first().waitFor();
      assert.equal(await page.locator('.claim').count(), 0);
      await page.locator('.topic').first().click();
      await page.locator('.claim').first().waitFor();
      assert.ok((await page.locator('.claim').count()) < 60);
      assert.equal(await page.locator('.claim').first().getAttribute('aria-setsize'), '1250');
    });

    it('scrolls from end to end with rows in place, and End leads to the last row', async () => {
      const stage = await stageWith({ base: many(), kept: { grouping: 'none' } });
      const { page } = stage;
      await page.locator('.claim').first().focus();
      await page.keyboard.press('End');
      const last = page.locator(':focus');
      assert.match((await last.getAttribute('data-key')) ?? '', / 4999$/);
      assert.ok(await inView(last));
      assert.ok((await page.locator('.claim').count()) < 80);
      for (const share of [0.2, 0.7, 0.4]) {
        await page.locator('.scroller').evaluate((scroller, to) => {
          scroller.scrollTop = scroller.scrollHeight * to;
        }, share);
        await page.waitForTimeout(100);
        const covered = await page.locator('.scroller').evaluate((scroller) => {
          const { top, bottom, left } = scroller.getBoundingClientRect();
          const blank: number[] = [];
          for (let y = top + 30; y < bottom; y += 20) {
            if (!document.elementFromPoint(left + 20, y)?.closest('.claim')) blank.push(y);
          }
          return blank;
        });
        assert.deepEqual(covered, [], `no blank at ${share}`);
      }
      assert.match(
        (await page.locator(':focus').getAttribute('data-key')) ?? '',
        / 4999$/,
        'the focused row is kept',
      );
    });
  });

  describe('in every theme', () => {
    for (const theme of themes) {
      it(`has text of 4.5 : 1 and graphics of 3 : 1 (${theme})`, async () => {
        const stage = await listed({
          base: { ...base, status: { ...base.status, problems: 2, filesWithProblems: 1 } },
          theme,
          height: 3000,
          kept: { legend: true },
        });
        for (const id of ['reinforces-inequality', 'individual-dominates']) {
          await stage.say({ type: 'reveal', claim: id });
        }
        await stage.say(atTrust);
        await stage.page.locator('.claim.current').waitFor();
        await stage.page.locator('.study').nth(3).waitFor();
        await openAll(stage);
        await stage.page.waitForTimeout(200);
        const texts = await textContrasts(stage.page);
        const graphics = await graphicContrasts(stage.page);
        assert.ok(texts.length > 30 && graphics.length > 25, 'there was something to measure');
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

    it('draws in the system’s own colours where they are forced', async () => {
      const { page } = await listed();
      await page.emulateMedia({ forcedColors: 'active' });
      const inks = await page.locator('.strip .quality-high').evaluateAll((marks) => {
        const probe = document.createElement('span');
        document.body.append(probe);
        probe.style.color = 'CanvasText';
        const text = getComputedStyle(probe).color;
        return marks.map((mark) => getComputedStyle(mark).fill === text);
      });
      assert.ok(inks.length > 10 && inks.every(Boolean));
    });

    it('draws the bars of the harvest plot so too, and keeps hollow ones hollow', async () => {
      const stage = await listed();
      const { page } = stage;
      await page.emulateMedia({ forcedColors: 'active' });
      await stage.say({ type: 'reveal', claim: 'information-raises' });
      await page.locator('.harvest-bar').first().waitFor();
      const inks = await page.locator('.harvest-bar').evaluateAll((bars) => {
        const probe = document.createElement('span');
        document.body.append(probe);
        probe.style.color = 'CanvasText';
        const text = getComputedStyle(probe).color;
        return bars.map((bar) => ({
          stroke: bar.matches('.half') || getComputedStyle(bar).stroke === text,
          solid: bar.matches('.quality-high, .half'),
          filled: getComputedStyle(bar).fill === text,
        }));
      });
      assert.ok(inks.length > 7);
      for (const { stroke, solid, filled } of inks) assert.ok(stroke && solid === filled);
    });

    it('fades an opened claim in, except where motion is reduced', async () => {
      const stage = await listed();
      const { page } = stage;
      await stage.say({ type: 'reveal', claim: 'raises-trust' });
      const animation = (): Promise<string> =>
        page.locator('.detail').evaluate((detail) => getComputedStyle(detail).animationName);
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      assert.equal(await animation(), 'appear');
      await page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
      assert.equal(await animation(), 'none');
      await page.evaluate(() => document.body.classList.remove('vscode-reduce-motion'));
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.equal(await animation(), 'none');
    });
  });
});

/** Opens all that opens in opened claims: the steps of the rules, and the sentence for a paper. */
const openAll = (stage: Stage): Promise<void> =>
  stage.page
    .locator('.detail button[aria-expanded=false]')
    .evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLButtonElement).click()));

/** True where the element is wholly seen, under nothing that sticks to the top. */
const inView = (element: Locator): Promise<boolean> =>
  element.evaluate((seen) => {
    const { top, bottom, left } = seen.getBoundingClientRect();
    const scroller = document.querySelector('.scroller')?.getBoundingClientRect();
    const uncovered = document.elementFromPoint(left + 4, top + 2);
    return !!scroller && top >= scroller.top && bottom <= scroller.bottom + 0.5 && seen.contains(uncovered);
  });
