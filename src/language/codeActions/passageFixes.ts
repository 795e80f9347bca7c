/** Fixes for a single passage: its numbers, its quote, and whether it should stand at all. */
import { endOfLine, startOfLine } from '../lines.js';
import { replace, type Fix, type Fixer } from './fix.js';

const number = String.raw`[-+−–]?(?:\d+(?:[.,·]\d+)?|[.,·]\d+)`;
const ends = new RegExp(String.raw`(${number})(\s*%?\s*(?:to|and|[,;:/–—])\s*)(${number})(?=[^\d]*$)`);

/** An interval that is upside down is turned; a comma that may part two numbers goes or is a point. */
export const badEffect: Fixer = ({ problem, written, text }) => {
  const fixes: Fix[] = [];
  const interval = ends.exec(written);
  const [, low = '', between = '', high = ''] = interval ?? [];
  if (low !== '' && valueOf(low) > valueOf(high)) {
    const start = problem.range.start + (interval?.index ?? 0);
    const range = { start, end: start + low.length + between.length + high.length };
    fixes.push({
      title: `Turn the interval: ${high} to ${low}`,
      edits: replace(range, high + between + low),
      preferred: true,
    });
  }
  const parted = /(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?![\d.,])/.exec(written);
  if (parted) {
    const start = problem.range.start + parted.index;
    const range = { start, end: start + parted[0].length };
    for (const newText of [`${parted[1]}.${parted[2]}`, `${parted[1]}${parted[2]}`])
      fixes.push({ title: `Change to ${newText}`, edits: replace(range, newText) });
  }
  return text.slice(problem.range.start, problem.range.end) === written ? fixes : [];
};

const valueOf = (written: string): number =>
  Number(written.replace(/[−–]/g, '-').replace(/\s/g, '').replace(/[,·]/, '.'));

/** Quotation marks for the words of the paper, behind the colon. */
export const evidenceNoQuote: Fixer = ({ note, problem, text }) => {
  const item = note.evidence.find(
    ({ range }) => range.start <= problem.range.start && problem.range.end <= range.end,
  );
  if (!item) return [];
  const lineEnd = endOfLine(text, item.headRange.end);
  const behind = text.slice(item.headRange.end, lineEnd);
  const close = /^[^\s:]*/.exec(behind)?.[0].length ?? 0;
  const colon = /^[^\s:]*[ \t]*:/.exec(behind)?.[0].length;
  const at = item.headRange.end + (colon ?? close);
  const rest = text.slice(at, lineEnd);
  if (rest.trim() !== '') return [];
  return [
    {
      title: 'Add quotation marks for the words of the paper',
      edits: replace({ start: at, end: lineEnd }, `${colon === undefined ? ':' : ''} ""`),
    },
  ];
};

/** What undercuts itself by way of others is taken out, with all that is nested under it. */
export const cyclicUndercut: Fixer = ({ note, problem, text }) => {
  const item = note.evidence.find(({ headRange }) => headRange.start === problem.range.start);
  if (!item) return [];
  const start = startOfLine(text, item.range.start);
  const lineEnd = endOfLine(text, Math.max(item.range.start, item.range.end - 1));
  const end = text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : Math.min(text.length, lineEnd + 1);
  const [first] = item.relations;
  const own = item.id?.value;
  // An item that names itself beside others keeps the others.
  const ref = item.relations.flatMap(({ refs }) => refs).find(({ id }) => id === own);
  if (own !== undefined && ref && first && item.relations.flatMap(({ refs }) => refs).length > 1) {
    const from = ref.range.start - 1;
    const comma = /^,?[ \t]*/.exec(text.slice(ref.range.end))?.[0].length ?? 0;
    return [
      {
        title: `Take #${own} out of what it undercuts`,
        edits: replace({ start: from, end: ref.range.end + comma }, ''),
      },
    ];
  }
  return [{ title: 'Remove this evidence', edits: replace({ start, end }, '') }];
};
