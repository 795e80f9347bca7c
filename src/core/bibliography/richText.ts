/** citeproc's HTML as runs of text with their styles, from which every format is written. */

export interface Run {
  text: string;
  italic: boolean;
  bold: boolean;
  /** Raised, lowered or neither. */
  script: 'sup' | 'sub' | '';
  smallCaps: boolean;
  /** The text is an address. */
  link: boolean;
}

export type RunStyle = Omit<Run, 'text'>;

export const plainStyle: RunStyle = { italic: false, bold: false, script: '', smallCaps: false, link: false };
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };

/** The runs of a piece of HTML; tags that are not styles are left out, their text stays. */
export function runsOf(html: string): Run[] {
  const runs: Run[] = [];
  const stack: RunStyle[] = [];
  let style = plainStyle;
  const add = (text: string): void => {
    const last = runs[runs.length - 1];
    if (last && sameStyle(last, style)) last.text += text;
    else if (text !== '') runs.push({ ...style, text });
  };
  for (const [token, tag, entity] of html.matchAll(/<([^<>]*)>|&(#?\w{1,8});|[^<&]+|[<&]/g)) {
    // Numbered styles set the number in a margin of its own.
    if (tag === '/div') add(' ');
    if (tag?.startsWith('/')) style = stack.pop() ?? plainStyle;
    else if (tag !== undefined) {
      stack.push(style);
      style = { ...style, ...styleOf(tag) };
    } else if (entity !== undefined) add(decoded(entity) ?? token);
    else add(token);
  }
  return trimmed(runs);
}

function styleOf(tag: string): Partial<RunStyle> {
  const name = /^\w+/.exec(tag)?.[0];
  if (name === 'i' || name === 'em') return { italic: true };
  if (name === 'b' || name === 'strong') return { bold: true };
  if (name === 'sup' || name === 'sub') return { script: name };
  if (name === 'a') return { link: true };
  if (tag.includes('font-variant:small-caps')) return { smallCaps: true };
  if (tag.includes('font-variant:normal')) return { smallCaps: false };
  if (tag.includes('font-style:normal')) return { italic: false };
  if (tag.includes('font-weight:normal')) return { bold: false };
  return {};
}

function decoded(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities[entity];
  const code = /^#[xX]/.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function sameStyle(a: RunStyle, b: RunStyle): boolean {
  return (
    a.italic === b.italic &&
    a.bold === b.bold &&
    a.script === b.script &&
    a.smallCaps === b.smallCaps &&
    a.link === b.link
  );
}

/** Without space at the ends, and with one space for many. */
function trimmed(runs: Run[]): Run[] {
  let spaced = true;
  for (const run of runs) {
    run.text = run.text.replace(/[ \t\r\n]+/g, ' ');
    if (spaced) run.text = run.text.replace(/^ /, '');
    if (run.text !== '') spaced = run.text.endsWith(' ');
  }
  for (let last = runs.length - 1; last >= 0; last--) {
    const run = runs[last];
    if (!run) break;
    run.text = run.text.trimEnd();
    if (run.text !== '') break;
  }
  return runs.filter(({ text }) => text !== '');
}

export function toText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Unstyled text as runs. */
export function plainRuns(text: string): Run[] {
  return text === '' ? [] : [{ ...plainStyle, text }];
}
