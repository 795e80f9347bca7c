// `npm run bench [names]`: what test/bench measures, bundled as what ships is, since what runs straight from its source is slower by a third.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { node } from './build.mjs';
import { root } from './root.mjs';

const esbuild = await import('esbuild');
const file = path.join(root, 'out/bench/index.js');
await esbuild.build({
  ...node,
  minify: false,
  entryPoints: {
    index: 'test/bench/index.ts',
    cli: 'src/cli/main.ts',
    formattingThread: 'src/server/formattingThread.ts',
    readingThread: 'src/workspace/readingThread.ts',
  },
  outdir: path.dirname(file),
});
const { status } = spawnSync(process.execPath, ['--expose-gc', file, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
