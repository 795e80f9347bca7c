/** The claims that Pandoc's own reader finds: what has the class `claim` in its tree. */
import { pandocBlocks, type PandocNode } from './pandoc.js';

/** Something with the class `claim`. */
export interface Carried {
  form: string;
  id: string;
  text: string;
  values: Record<string, string>;
}

type Attr = [id: string, classes: string[], values: [string, string][]];

/**
 * Pandoc's Markdown without what would change texts and ids alone: typography, ids made from headings, and the marks `~` and `^`, which
 * CommonMark does not know.
 */
const markdown = 'markdown-smart-auto_identifiers-subscript-superscript-strikeout';

/** For each of many texts what carries claims in it, in order. They are read in one call, a heading between them. */
export async function pandocClaims(texts: readonly string[]): Promise<Carried[][]> {
  const joined = texts.map((text, i) => `# ${mark} ${i}\n\n${text}\n\n`).join('');
  const found: Carried[][] = [];
  for (const block of await pandocBlocks(joined, markdown)) {
    if (isMark(block)) found.push([]);
    else collect(block, found[found.length - 1] ?? []);
  }
  return found;
}

const mark = '§§';

function isMark({ t, c }: PandocNode): boolean {
  if (t !== 'Header') return false;
  const [, , inlines] = c as [number, Attr, PandocNode[]];
  return inlines[0]?.c === mark;
}

function collect(node: unknown, found: Carried[]): void {
  if (Array.isArray(node)) for (const child of node) collect(child, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { t, c } = node as PandocNode;
  if (t === 'Div') {
    const [attr, blocks] = c as [Attr, PandocNode[]];
    add('block', attr, plainBlock(blocks), found);
  } else if (t === 'Header') {
    const [, attr, inlines] = c as [number, Attr, PandocNode[]];
    // What a heading carries comes before it: so does the note have it.
    collect(inlines, found);
    add('heading', attr, plain(inlines), found);
    return;
  } else if (t === 'Span') {
    const [attr, inlines] = c as [Attr, PandocNode[]];
    add('span', attr, plain(inlines), found);
  }
  collect(c, found);
}

function add(form: string, [id, classes, values]: Attr, text: string, found: Carried[]): void {
  if (!classes.includes('claim')) return;
  found.push({ form, id, text, values: Object.fromEntries(values) });
}

/** The text of the first paragraph that stands directly in a block. */
function plainBlock(blocks: readonly PandocNode[]): string {
  const first = blocks.find(({ t }) => t === 'Para' || t === 'Plain');
  return first ? plain(first.c as PandocNode[]) : '';
}

/** Inlines as a reader sees them, white space single. */
const plain = (inlines: readonly PandocNode[]): string =>
  inlines.map(text).join('').replace(/\s+/g, ' ').trim();

function text({ t, c }: PandocNode): string {
  switch (t) {
    case 'Str':
      return c as string;
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'Code':
      return (c as [Attr, string])[1];
    case 'Math':
      return `$${(c as [unknown, string])[1]}$`;
    case 'RawInline':
    case 'Note':
      return '';
    case 'Emph':
    case 'Strong':
    case 'Strikeout':
    case 'Superscript':
    case 'Subscript':
      return (c as PandocNode[]).map(text).join('');
    case 'Quoted':
    case 'Cite':
    case 'Span':
    case 'Link':
    case 'Image':
      return (c as [unknown, PandocNode[]])[1].map(text).join('');
    default:
      throw new Error(`no text of ${t}`);
  }
}
