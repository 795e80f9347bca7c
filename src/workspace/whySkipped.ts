/** Why a file of a folder is not part of the evidence base. */
import type { Config } from '../core/base/config.js';
import { findFiles, type Found } from './findFiles.js';
import { matcher } from './globs.js';
import { bibliographyExtensions, configFile, kindOf, noteExtensions } from './kinds.js';
import type { PassedOver } from './walk.js';

export interface SkippedFile {
  /** Relative to the folder; that of a folder, with all in it, ends in `/`. */
  path: string;
  /** In one clause. */
  why: string;
}

/** What people write notes or references in, or might mean as such; pictures, programs and the like need no explanation. */
const alike =
  /\.(?:txt|text|mdx|mdown|mkd|markdn|rst|org|adoc|asciidoc|tex|docx|odt|rtf|html?|csv|xlsx|xml|json|ya?ml|enl|pdf)$/i;

/** More than this are counted alone. */
const most = 2000;

/**
 * Looks through a folder once more and says of all that is passed over why. Found are the files that are taken. `skipped` holds the first
 * two thousand, `more` the number of the others.
 */
export async function whySkipped(
  folder: string,
  config: Config,
  signal?: AbortSignal,
): Promise<{ found: Found; skipped: SkippedFile[]; more: number }> {
  const skipped: SkippedFile[] = [];
  let more = 0;
  const passedOver = (path: string, passed: PassedOver): void => {
    const why = wordsOf(path, passed, config);
    if (why === undefined) return;
    if (skipped.length < most) skipped.push({ path, why });
    else more++;
  };
  const found = await findFiles(folder, config, { signal, passedOver });
  skipped.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { found, skipped, more };
}

function wordsOf(path: string, passed: PassedOver, config: Config): string | undefined {
  const isFolder = path.endsWith('/');
  const kind = isFolder ? undefined : kindOf(path);
  switch (passed.kind) {
    case 'hidden':
      // What version control and editors keep for themselves is no surprise.
      if (/(?:^|\/)\.(?:git|vscode|idea|obsidian|github|DS_Store|gitignore|gitattributes)\/?$/.test(path))
        return undefined;
      return isFolder || kind !== undefined ? 'its name starts with a dot' : undefined;
    case 'node_modules':
      return 'node_modules folders are never read';
    case 'gitignore':
      return isFolder || kind !== undefined
        ? `${passed.file} ignores it, by \`${passed.pattern}\``
        : undefined;
    case 'link':
      return isFolder || kind !== undefined
        ? 'it is a link to what is read under another path, or leads in a circle'
        : undefined;
    case 'not named':
      return `"bibliography" in ${configFile} names others`;
    case 'left out':
    case 'unwanted':
      return whyUnwanted(path, kind, config);
  }
}

function whyUnwanted(path: string, kind: ReturnType<typeof kindOf>, config: Config): string | undefined {
  const plain = path.replace(/\/$/, '');
  if (kind === undefined && !path.endsWith('/')) {
    if (path === configFile || !alike.test(path)) return undefined;
    if (/\.(?:json|ya?ml)$/i.test(path)) return undefined;
    return `its ending is none of ${[...noteExtensions, ...bibliographyExtensions].join(' ')}`;
  }
  const glob = config.ignore.find((each) => matcher([each], false)(plain));
  if (glob !== undefined) return `"ignore" in ${configFile} names it, by \`${glob}\``;
  if (kind === 'note' && !matcher(config.notes, true)(plain)) {
    const refused = config.notes.find(
      (each) => each.startsWith('!') && matcher([each.slice(1)], false)(plain),
    );
    return refused === undefined
      ? `no glob of "notes" in ${configFile} matches it: ${config.notes
          .filter((each) => !each.startsWith('!'))
          .map((each) => `\`${each}\``)
          .join(', ')}`
      : `"notes" in ${configFile} leaves it out, by \`${refused}\``;
  }
  return undefined;
}
