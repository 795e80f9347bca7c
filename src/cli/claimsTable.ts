import { padEnd, padStart, widthOf, wrap } from './width.js';
import type { Colour, Paint } from './style.js';

/** A claim as a line of the table. */
export interface ClaimRow {
  text: string;
  strength: string;
  /** From 0 (no evidence) to 1 (the top of the scale). */
  level: number;
  verdict: string;
  verdictColour: Colour;
  /** Independent studies that support, contradict, qualify it, and that looked and did not find it. */
  counts: [number, number, number, number];
  /** The reviewer's own strength and the reason for it; a column and a line of their own where any claim has them. */
  own?: { strength: string; because: string | null };
}

export interface ClaimGroup {
  /** Undefined where claims are not grouped. */
  heading: string | undefined;
  rows: ClaimRow[];
}

const signs = ['+', '−', '±', '○'];
const gap = '  ';
const minTextWidth = 24;

/**
 * The claims of a folder for people: claim, strength, verdict, counts, aligned in a terminal's columns. A claim's text is broken into lines
 * to fit `width`; without one every claim is one line, as programs that read lines want it.
 */
export function claimsTable(groups: ClaimGroup[], width: number | undefined, paint: Paint): string {
  const rows = groups.flatMap((group) => group.rows);
  const indent = groups.some(({ heading }) => heading !== undefined) ? '  ' : '';
  const strengthWidth = widest(['Strength', ...rows.map(({ strength }) => strength)]);
  const verdictWidth = widest(['Verdict', ...rows.map(({ verdict }) => verdict)]);
  const countWidths = signs.map((sign, i) => widest([sign, ...rows.map(({ counts }) => String(counts[i]))]));
  const owns = rows.flatMap(({ own }) => own?.strength ?? []);
  const ownWidth = owns.length === 0 ? 0 : widest(['Yours', ...owns]);
  const own = (strength: string): string[] => (ownWidth === 0 ? [] : [padEnd(strength, ownWidth)]);
  const besides =
    strengthWidth +
    (ownWidth === 0 ? 0 : ownWidth + 2) +
    verdictWidth +
    countWidths.reduce((sum, each) => sum + each + 2, 2);
  const longest = widest(['Claim', ...rows.map(({ text }) => text)]);
  const room = width === undefined ? longest : width - indent.length - gap.length - besides;
  const textWidth = Math.min(longest, Math.max(minTextWidth, room));

  const line = (text: string, ...cells: string[]): string =>
    `${indent}${[padEnd(text, textWidth), ...cells].join(gap)}`.trimEnd();

  const head = line(
    'Claim',
    padEnd('Strength', strengthWidth),
    ...own('Yours'),
    padEnd('Verdict', verdictWidth),
    ...signs.map((sign, i) => padStart(sign, countWidths[i] ?? 0)),
  );
  const lines = [paint(head, 'dim')];
  for (const { heading, rows: members } of groups) {
    if (heading !== undefined) lines.push('', paint(heading, 'bold'));
    for (const row of members) {
      const [first = '', ...rest] = wrap(row.text, textWidth);
      const counts = row.counts.map((count, i) => {
        const cell = padStart(String(count), countWidths[i] ?? 0);
        return count === 0 ? paint(cell, 'dim') : cell;
      });
      const strength = paint(padEnd(row.strength, strengthWidth), strengthColour(row.level));
      const verdict = paint(padEnd(row.verdict, verdictWidth), row.verdictColour);
      const because = row.own?.because ?? '';
      const reason = because === '' ? [] : wrap(`because ${because}`, textWidth);
      lines.push(
        line(first, strength, ...own(row.own?.strength ?? ''), verdict, ...counts),
        ...rest.map((more) => indent + more),
        ...reason.map((more) => indent + paint(more, 'dim')),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function strengthColour(level: number): Colour {
  if (level === 0) return 'dim';
  return level > 0.7 ? 'green' : level > 0.4 ? 'cyan' : 'yellow';
}

const widest = (texts: string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
