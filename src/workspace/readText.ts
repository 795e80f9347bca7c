import { readFile, readFileSync, stat, statSync, type Stats } from 'node:fs';
import { lineStartsOf } from '../core/position.js';
import { problem, type Problem } from '../core/problem.js';
import { decode } from './decode.js';
import type { FileKind } from './kinds.js';
import { whyUnreadable } from './whyUnreadable.js';

/** What became of reading a file. */
export type ReadResult =
  /** `problem`: what its author should see to. */
  | { kind: 'text'; text: string; problem?: Problem }
  /** Left unread: the problem says why; the rest is what its place means. */
  | { kind: 'skipped'; problem: Problem; lineStarts: number[]; length: number }
  /** Not there, or not there any more. */
  | { kind: 'gone' };

const megabyte = 1_000_000;

/** The largest files that are read, in megabytes, but for notes, whose cap is a setting. */
export const maxBibliographySize = 100;
const maxConfigSize = 1;

export interface ReadOptions {
  kind: FileKind;
  /** Megabytes. */
  maxNoteSize: number;
}

/** The text of a file, or why not. Never rejects. */
export async function readText(path: string, options: ReadOptions): Promise<ReadResult> {
  try {
    return whyNot(await statOf(path), options) ?? textOf(await bytesOf(path), options.kind);
  } catch (error) {
    return failed(error);
  }
}

/** As `readText`, while everything else in its thread waits: of small files that lie near it takes a fraction of the time. Never throws. */
export function readTextWaiting(path: string, options: ReadOptions): ReadResult {
  try {
    return whyNot(statSync(path), options) ?? textOf(readFileSync(path), options.kind);
  } catch (error) {
    return failed(error);
  }
}

/** Why a file is not to be read; asked before it is opened, since to open a pipe waits for somebody to write into it. */
function whyNot(stats: Stats, options: ReadOptions): ReadResult | undefined {
  if (!stats.isFile()) return skipped('it is not a file');
  const size = stats.size / megabyte;
  const cap = capOf(options);
  return size > cap ? skipped(tooLarge(size, cap, options.kind)) : undefined;
}

function failed(error: unknown): ReadResult {
  const reason = whyUnreadable(error);
  return reason === 'gone' ? { kind: 'gone' } : skipped(reason);
}

/** The text of what was read. */
export function textOf(bytes: Uint8Array, kind: FileKind): ReadResult {
  const decoded = decode(bytes, { legacy: kind === 'bibliography' });
  if (!('text' in decoded)) return skipped(decoded.reason, decoded.offset, decoded.around);
  const { text, guessed } = decoded;
  return guessed === undefined
    ? { kind: 'text', text }
    : {
        kind: 'text',
        text,
        problem: problem('other-encoding', { start: guessed, end: guessed + 1 }, notUtf8),
      };
}

const notUtf8 =
  'this file is not UTF-8 and is read as windows-1252; see whether this letter is right, and save the file as UTF-8';

function skipped(reason: string, offset = 0, text = ''): ReadResult {
  const range = { start: offset, end: Math.min(offset + 1, text.length) };
  return {
    kind: 'skipped',
    problem: problem('file-skipped', range, `this file was left out: ${reason}`),
    lineStarts: lineStartsOf(text),
    length: text.length,
  };
}

function capOf({ kind, maxNoteSize }: ReadOptions): number {
  if (kind === 'note') return maxNoteSize;
  return kind === 'bibliography' ? maxBibliographySize : maxConfigSize;
}

function tooLarge(size: number, cap: number, kind: FileKind): string {
  const words = `it has ${size.toFixed(1)} MB, and at most ${cap} MB are read`;
  return kind === 'note' ? `${words}; divide it, or raise maxNoteSize in corroborate.json` : words;
}

// The callback forms: over thousands of small files fs.promises takes twice as long.
const statOf = (path: string): Promise<Stats> =>
  new Promise((resolve, reject) => {
    stat(path, (error, stats) => {
      if (error) reject(error);
      else resolve(stats);
    });
  });

const bytesOf = (path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    readFile(path, (error, bytes) => {
      if (error) reject(error);
      else resolve(bytes);
    });
  });
