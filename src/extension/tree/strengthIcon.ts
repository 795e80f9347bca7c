/** Strength as rising bars: as many as the scale has levels above none, the reached ones filled. Made, since scales differ in length. */
import type { Strength } from '../../protocol.js';

export type Ink = 'light' | 'dark';

/** `charts.green` and `foreground` of the default themes: an icon of the tree cannot read the theme's own. */
const inks: Record<Ink, { filled: string; empty: string }> = {
  dark: { filled: '#89d185', empty: '#cccccc' },
  light: { filled: '#388a34', empty: '#3b3b3b' },
};

/** A 16 × 16 SVG of `rank` filled bars of `of`; four stubs where there is no evidence. */
export function strengthSvg({ rank, of }: Pick<Strength, 'rank' | 'of'>, ink: Ink): string {
  const bars = Math.max(1, of);
  const gap = bars > 6 ? 0.5 : 1;
  const width = (14 - gap * (bars - 1)) / bars;
  const { filled, empty } = inks[ink];
  const rects = Array.from({ length: bars }, (_, index) => {
    const height = rank === 0 ? 2 : 3 + (9 * (index + 1)) / bars;
    const paint = index < rank ? `fill="${filled}"` : `fill="${empty}" fill-opacity="0.35"`;
    return `<rect x="${round(1 + index * (width + gap))}" y="${round(14 - height)}" width="${round(width)}" height="${round(height)}" ${paint}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${rects.join('')}</svg>`;
}

/** The same as an address that an icon may have. */
export const strengthIcon = (strength: Pick<Strength, 'rank' | 'of'>, ink: Ink): string =>
  `data:image/svg+xml;base64,${Buffer.from(strengthSvg(strength, ink)).toString('base64')}`;

const round = (value: number): number => Math.round(value * 100) / 100;
