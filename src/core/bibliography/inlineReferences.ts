import { lineStartsOf } from '../position.js';
import { scanCslYaml } from './cslYaml.js';
import { duplicates } from './scan.js';
import type { Bibliography } from './types.js';

/** The largest front matter that is looked through, in characters. */
const largestHead = 1_000_000;

/** The `references:` that a note has in its front matter, or undefined where it has none. */
export function inlineReferences(file: string, text: string): Bibliography | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^---[ \t]*[\r\n]/.test(text.slice(start, start + 20))) return undefined;
  const head = text.slice(start, start + largestHead);
  const stop = /[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/.exec(head.slice(3));
  if (!stop) return undefined;
  const end = start + 3 + stop.index;
  if (!/[\r\n](?:references|"references"|'references')[ \t]*:/.test(text.slice(start, end))) return undefined;
  const scanned = scanCslYaml(text, start + (/^---[ \t]*(?:\r\n|\r|\n)/.exec(head)?.[0].length ?? 3), end);
  if (!scanned.recognised) return undefined;
  const { entries } = scanned;
  const problems = [...scanned.problems, ...duplicates(file, entries)];
  return { format: 'csl-yaml', lineStarts: lineStartsOf(text.slice(0, end)), entries, strings: '', problems };
}
