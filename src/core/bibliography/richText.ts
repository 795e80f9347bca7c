/** citeproc's HTML as runs of text with their styles, and these as Markdown or plain text. */

export interface Run {
  text: string;
  italic: boolean;
  bold: boolean;
  /** Raised, lowered or neither. */
  script: 'sup' | 'sub' | '';
  link: boolean;
}

type Style = Omit<Run, 'text'>;

const plain: Style = { italic: false, bold: false, script: '', link: false };
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };

/** The runs of a piece of HTML; tags that are not styles are left out, their text stays. */
export function runsOf(html: string): Run[] {
  const runs: Run[] = [];
  const stack: Style[] = [];
  let style = plain;
  const add = (text: string): void => {
    const last = runs[runs.length - 1];
    if (last && sameStyle(last, style)) last.text += text;
    else if (text !== '') runs.push({ ...style, text });
  };
  for (const [token, tag, entity] of html.matchAll(/<([^<>]*)>|&(#?\w{1,8});|[^<&]+|[<&]/g)) {
    if (tag?.startsWith('/')) style = stack.pop() ?? plain;
    else if (tag !== undefined) {
      stack.push(style);
      style = { ...style, ...styleOf(tag) };
    } else if (entity !== undefined) add(decoded(entity) ?? token);
    else add(token);
  }
  return trimmed(runs);
}

function styleOf(tag: string): Partial<Style> {
  const name = /^\w+/.exec(tag)?.[0];
  if (name === 'i' || name === 'em') return { italic: true };
  if (name === 'b' || name === 'strong') return { bold: true };
  if (name === 'sup' || name === 'sub') return { script: name };
  if (name === 'a') return { link: true };
  if (tag.includes('font-style:normal')) return { italic: false };
  if (tag.includes('font-weight:normal')) return { bold: false };
  return {};
}

function decoded(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities[entity];
  const code = /^#[xX]/.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function sameStyle(a: Style, b: Style): boolean {
  return a.italic === b.italic && a.bold === b.bold && a.script === b.script && a.link === b.link;
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

/** One paragraph of Markdown (CommonMark, and safe in Pandoc's): emphasis, links as `<…>`, all else as it reads. */
export function toMarkdown(runs: readonly Run[]): string {
  let markdown = '';
  for (let from = 0; from < runs.length;) {
    const first = runs[from];
    if (!first) break;
    let to = from + 1;
    while (runs[to]?.italic === first.italic && runs[to]?.bold === first.bold) to++;
    const inner = runs.slice(from, to).map(inline).join('');
    markdown += emphasised(inner, first, markdown, runs[to]?.text ?? '');
    from = to;
  }
  return atLineStart(markdown);
}

function inline({ text, script, link }: Run): string {
  // The visible text is the address: what citeproc makes of an address that it does not know is no link.
  const address = link && /^(?:https?|ftp):\/\/\S+$/i.test(text);
  const written = address ? `<${text.replaceAll('<', '%3C').replaceAll('>', '%3E')}>` : escaped(text);
  return script === '' ? written : `<${script}>${written}</${script}>`;
}

/** Stars where Markdown takes them for emphasis at this place, and tags where it would not. */
function emphasised(inner: string, { italic, bold }: Style, before: string, after: string): string {
  if (!italic && !bold) return inner;
  const [, lead = '', body = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  if (body === '') return inner;
  const previous = lead || before.slice(-1);
  const next = tail || after.slice(0, 1);
  const opens = !isPunctuation(body.slice(0, 1)) || !isWord(previous);
  const closes = !isPunctuation(body.slice(-1)) || !isWord(next);
  if (opens && closes && previous !== '*') {
    const stars = '*'.repeat((italic ? 1 : 0) + (bold ? 2 : 0));
    return lead + stars + body + stars + tail;
  }
  const tagged = italic ? `<i>${body}</i>` : body;
  return lead + (bold ? `<b>${tagged}</b>` : tagged) + tail;
}

function isPunctuation(character: string): boolean {
  return /^[\p{P}\p{S}]/u.test(character);
}

function isWord(character: string): boolean {
  return character !== '' && !/^\s/.test(character) && !isPunctuation(character);
}

/** Text in which nothing is markup: not in CommonMark, in GFM or in Pandoc's Markdown, where `@` cites and `$` and `^` mean something. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~$^@]|&(?=#?\w+;)/g, '\\$&');
}

/** What means something only at the start of a line: headings, lists, definitions, fences. */
function atLineStart(markdown: string): string {
  return markdown.replace(
    /^(?:([#+=:%-])|(\d{1,9})([.)]))/,
    (_, mark?: string, digits?: string, end?: string) =>
      mark === undefined ? `${digits ?? ''}\\${end ?? ''}` : `\\${mark}`,
  );
}
