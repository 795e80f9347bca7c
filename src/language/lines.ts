/** Lines of a note's text, without reading any Markdown, in linear time. */

/** What kind of text a line stands in: decided by the lines above it. */
export type Region = 'front matter' | 'code' | 'prose';

/** The region of the line that starts at an offset. */
export function regionAt(text: string, lineStart: number): Region {
  let fence = '';
  let region: Region = 'prose';
  let isFirst = true;
  for (let start = 0; start < lineStart; isFirst = false) {
    const end = endOfLine(text, start);
    const line = text.slice(start, Math.min(end, start + 200)).trimEnd();
    if (isFirst && line.replace(/^\uFEFF/, '') === '---') region = 'front matter';
    else if (region === 'front matter') {
      if (line === '---' || line === '...') region = 'prose';
    } else if (fence === '') {
      fence = startsFence(line.replace(/^[ >]+/, ''));
    } else if (closes(line.replace(/^[ >]+/, ''), fence)) fence = '';
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return region === 'prose' && fence !== '' ? 'code' : region;
}

/** Where the line of an offset starts. */
export function startOfLine(text: string, offset: number): number {
  return offset === 0
    ? 0
    : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line of an offset ends, before its line ending. */
export function endOfLine(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

/** The run of backticks or tildes that a line, without its indentation, starts a code block with; empty where it does not. */
export const startsFence = (line: string): string => /^(?:`{3,}|~{3,})/.exec(line)?.[0] ?? '';

const closes = (line: string, fence: string): boolean =>
  line.length >= fence.length && line === (fence[0] ?? '').repeat(line.length);

/** Whether the end of a line's beginning stands in code: after a run of backticks that the rest of the line closes. */
export function isInCodeSpan(before: string, after: string): boolean {
  let open = 0;
  for (const [run] of before.matchAll(/`+/g)) {
    if (open === 0) open = run.length;
    else if (open === run.length) open = 0;
  }
  if (open === 0) return false;
  for (const [run] of after.matchAll(/`+/g)) if (run.length === open) return true;
  return false;
}
