/** The strength beside each claim of a note, in a real VS Code: told by the shape, in every kind of theme. */
import assert from 'node:assert/strict';
import {
  closeBrowser,
  openPanel,
  openWorkbench,
  patience,
  type Workbench,
  picturedIfFailed,
} from './workbench.js';

interface Icon {
  top: number;
  svg: string;
  ground: string;
}

describe('the gutter of a note', function () {
  this.timeout(3 * patience);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await openPanel(workbench);
    await workbench.open('synthesis/claims.md', '#individual-dominates');
  });
  after(async () => {
    await workbench.close();
    await closeBrowser();
  });
  afterEach(async function () {
    await picturedIfFailed(this.currentTest, workbench);
  });

  const icons = (): Promise<Icon[]> =>
    workbench.page
      .locator('.monaco-editor')
      .first()
      .evaluate((editor) =>
        [...editor.querySelectorAll('.glyph-margin-widgets .cgmr')].flatMap((glyph) => {
          const [, data] =
            /^url\("data:image\/svg\+xml;base64,([^"]+)"\)/.exec(getComputedStyle(glyph).backgroundImage) ??
            [];
          const margin = editor.querySelector('.margin');
          return data === undefined || !margin
            ? []
            : [
                {
                  top: glyph.getBoundingClientRect().top,
                  svg: atob(data),
                  ground: getComputedStyle(margin).backgroundColor,
                },
              ];
        }),
      );
  /** Each line that says a rating above a claim, with its first word. */
  const ratings = (): Promise<{ top: number; strength: string }[]> =>
    workbench.page
      .locator('.monaco-editor')
      .first()
      .evaluate((editor) =>
        [...editor.querySelectorAll('.codelens-decoration')].flatMap((lens) => {
          const strength = / · /.test(lens.textContent ?? '')
            ? lens.textContent?.split(' · ')[0]?.trim()
            : undefined;
          return strength ? [{ top: lens.getBoundingClientRect().top, strength }] : [];
        }),
      );

  for (const theme of ['Light Modern', 'Dark Modern', 'Light High Contrast', 'Dark High Contrast']) {
    it(`shows as many filled bars as the words above the claim say, in ink that is seen (${theme})`, async () => {
      await workbench.theme(theme);
      const { page } = workbench;
      await page.locator('.glyph-margin-widgets .cgmr').first().waitFor();
      await page.locator('.codelens-decoration', { hasText: ' · ' }).first().waitFor();
      const [found, words] = [await icons(), await ratings()];
      assert.ok(found.length > 3, `${found.length} icons`);
      const shapes = new Map<string, Set<string>>();
      for (const { top, svg, ground } of found) {
        // The words stand in a line of their own, right above that of the icon.
        const above = words.filter((one) => top - one.top > 0 && top - one.top < 45).at(-1);
        if (!above) continue;
        shapes.set(above.strength, (shapes.get(above.strength) ?? new Set()).add(shapeOf(svg)));
        for (const ink of filled(svg))
          assert.ok(contrast(ink, ground) >= 3, `${ink} on ${ground}: ${contrast(ink, ground).toFixed(2)}`);
      }
      assert.ok(shapes.size > 1, `strengths seen: ${[...shapes.keys()].join()}`);
      for (const [strength, seen] of shapes) assert.equal(seen.size, 1, `${strength} has one shape`);
      // Without colours they still differ.
      assert.equal(new Set([...shapes.values()].flatMap((seen) => [...seen])).size, shapes.size);
    });
  }

  it('follows what is typed and what is undone', async () => {
    const { page } = workbench;
    await workbench.open('notes/literature/alford2002why.md', 'citekey:');
    const count = (): Promise<number> => page.locator('.glyph-margin-widgets .cgmr').count();
    await page.keyboard.press('Control+End');
    const before = await count();
    await page.keyboard.type('\n\n# New to all {.claim #new-to-all}\n', { delay: 20 });
    const until = async (wanted: number): Promise<void> => {
      for (const end = Date.now() + patience; (await count()) !== wanted; await page.waitForTimeout(100))
        assert.ok(Date.now() < end, `${await count()} icons, not ${wanted}`);
    };
    await until(before + 1);
    await page.keyboard.press('Control+z');
    for (let undone = 0; undone < 40 && (await count()) !== before; undone++)
      await page.keyboard.press('Control+z');
    await until(before);
  });
});

/** Heights of the bars, and which of them are filled: what is seen without colours. */
const shapeOf = (svg: string): string =>
  [...svg.matchAll(/<rect [^>]*height="([\d.]+)"([^>]*)\/>/g)]
    .map(([, height, rest]) => `${height}${rest?.includes('fill-opacity') ? ' empty' : ' filled'}`)
    .join();

const filled = (svg: string): string[] =>
  [...svg.matchAll(/<rect [^>]*fill="(#[\da-f]{6})"\/>/g)].map(([, ink]) => ink ?? '');

/** Contrast as WCAG 2.2 defines it. */
function contrast(ink: string, ground: string): number {
  const channels = (colour: string): number[] =>
    colour.startsWith('#')
      ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
      : (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(ink), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
