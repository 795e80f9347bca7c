/**
 * The language server and the command line bundled as they ship, for the tests that start them: from the source, each start compiles all of it
 * again and takes some seconds. Made from the source as it is now, once for all the files that a process tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { node } from '../../scripts/build.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'corroborate-programs-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
// Names are kept, so that an error says where it is from.
await build({ ...node, outdir: folder, minify: false } as Parameters<typeof build>[0]);

export const server = path.join(folder, 'server.js');
export const cli = path.join(folder, 'cli.js');
