/** Stages of the Claim Map for the tests of one file: a browser for all of them, each closed after its test, none with complaints. */
import assert from 'node:assert/strict';
import { chromium, type Browser } from 'playwright-core';
import { browserArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { buildScripts, openStage, type Scripts, type Stage, type StageOptions } from '../panel/stage.js';

/** Within a `describe`. Gives what opens a stage. */
export function useStages(): (options: StageOptions) => Promise<Stage> {
  let browser: Browser;
  let scripts: Scripts;
  let open: Stage[] = [];

  before(async () => {
    browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments });
    scripts = await buildScripts();
  });
  after(() => browser.close());
  afterEach(async () => {
    const complaints = open.flatMap((stage) => stage.complaints);
    await Promise.all(open.map(({ page }) => page.close()));
    open = [];
    assert.deepEqual(complaints, [], 'nothing breaks the content security policy or throws');
  });

  return async (options) => {
    const stage = await openStage(browser, scripts, options);
    open.push(stage);
    return stage;
  };
}
