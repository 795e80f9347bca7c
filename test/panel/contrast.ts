/** Contrast as WCAG 2.2 defines it, measured in the page from computed styles. */

/** A page, or an element of a frame. */
interface Scripted {
  evaluate<Result>(expression: string): Promise<Result>;
}

export interface Measured {
  what: string;
  ratio: number;
}

/** Contrast of each visible piece of text with what lies behind it. */
export const textContrasts = (page: Scripted): Promise<Measured[]> => page.evaluate(`(${measure})('text')`);

/** Contrast of each drawn mark and bar with what lies behind it. */
export const graphicContrasts = (page: Scripted): Promise<Measured[]> =>
  page.evaluate(`(${measure})('graphics')`);

/** As text, because it runs in the page: colours of any notation are mixed by painting them on a canvas of one pixel. */
const measure = `function (what) {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (colours) => {
    const [r, g, b] = paint(colours).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = (element) => {
    const colours = [];
    for (let at = element; at; at = at.parentElement) colours.unshift(getComputedStyle(at).backgroundColor);
    return colours;
  };
  const ratio = (colour, element) => {
    const behind = grounds(element);
    const [a, b] = [luminance(behind), luminance([...behind, colour])];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const found = new Map();
  const add = (name, colour, element) => {
    const value = ratio(colour, element);
    if (!(found.get(name) <= value)) found.set(name, value);
  };
  const nameOf = (element) => {
    const row = element.closest('.claim');
    const state = row ? (row.matches('.current, .open') ? ' in a selected row' : ' in a row') : '';
    const own = element.getAttribute('class') || element.parentElement?.getAttribute('class') || '';
    return element.localName + '.' + own + state;
  };
  if (what === 'text') {
    const walker = document.createTreeWalker(document.querySelector('.panel'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text === '' || element.closest('title, option, .unseen') || !element.getClientRects().length) continue;
      const style = getComputedStyle(element);
      add(nameOf(element), element.closest('svg') ? style.fill : style.color, element);
    }
  } else {
    for (const shape of document.querySelectorAll('.mark path, .mark rect, .bar rect, .harvest-bar, .harvest .ground, .strength rect, .gauge circle, .gauge .tick')) {
      const style = getComputedStyle(shape);
      const ink = shape.getAttribute('fill');
      if (ink === 'var(--off)' || ink === 'var(--bg)') continue;
      const colour = ink && ink !== 'none' ? style.fill : style.stroke !== 'none' ? style.stroke : style.fill;
      add(nameOf(shape) + ' ' + (ink && ink !== 'none' ? ink : shape.getAttribute('stroke') || ''), shape.matches('.gauge circle') ? style.fill : colour, shape);
    }
  }
  return [...found].map(([name, ratio]) => ({ what: name, ratio: Math.round(ratio * 100) / 100 }));
}`;
