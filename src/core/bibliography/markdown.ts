/** Runs as Markdown: CommonMark, and safe in GFM's and Pandoc's. */
import type { Run, RunStyle } from './richText.js';

/** One paragraph of Markdown: emphasis, links as `<…>`, small capitals as they read, all else as it reads. */
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
function emphasised(inner: string, { italic, bold }: RunStyle, before: string, after: string): string {
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
