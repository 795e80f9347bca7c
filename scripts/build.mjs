// Bundles everything that ships into dist/: the extension, the language server with its thread for formatting, and the command line (sharing chunks), the Claim Map.
// `node scripts/build.mjs [--watch] [--tests]`; with --tests also what the tests run inside an editor, into out/host/.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/** Modules of citation-js that fetch from the network. Corroborate never does: they are left empty. */
const network = /^(sync-fetch|fetch-ponyfill|node-fetch|cross-fetch)$/;
const noNetwork = {
  name: 'no-network',
  setup(build) {
    build.onResolve({ filter: network }, ({ path: name }) => ({ path: name, namespace: 'no-network' }));
    build.onLoad({ filter: /.*/, namespace: 'no-network' }, () => ({
      contents: 'module.exports = () => { throw new Error("Corroborate reads nothing from the network."); };',
    }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'node20',
  plugins: [noNetwork],
};

export const node = {
  ...common,
  entryPoints: {
    server: 'src/server/server.ts',
    formattingThread: 'src/server/formattingThread.ts',
    readingThread: 'src/workspace/readingThread.ts',
    cli: 'src/cli/main.ts',
  },
  outdir: 'dist',
  platform: 'node',
  format: 'esm',
  splitting: true,
  // jsonc-parser's `main` asks for its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  chunkNames: 'chunks/[name]-[hash]',
  // Bundled CommonJS packages ask for `require`, which ES modules do not have.
  banner: {
    js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
  },
};

/** `import('./later.js')` stays an import: of the second bundle, which is read when it is first needed. */
const later = {
  name: 'later',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/(\.\.\/)*later\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './later.cjs', external: true } : undefined,
    );
  },
};

const extension = {
  ...common,
  plugins: [...common.plugins, later],
  entryPoints: { extension: 'src/extension/extension.ts', later: 'src/extension/later.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  // The editor gives `vscode` to those that ask for it by `require`.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
};

const panel = {
  ...common,
  entryPoints: { panel: 'src/panel/main.tsx' },
  outdir: 'dist',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

const hostTests = {
  ...common,
  entryPoints: { index: 'test/host/index.ts' },
  outdir: 'out/host',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  minify: false,
  external: ['vscode', 'mocha'],
};

/** Builds once. Gives esbuild's account of what went where, by output file. */
export async function build({ tests = false } = {}) {
  const esbuild = await import('esbuild');
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const built = await Promise.all(
    [node, extension, panel, ...(tests ? [hostTests] : [])].map((options) => esbuild.build(options)),
  );
  return {
    outputs: Object.assign({}, ...built.map(({ metafile }) => metafile.outputs)),
    inputs: Object.assign({}, ...built.map(({ metafile }) => metafile.inputs)),
  };
}

async function watch() {
  const esbuild = await import('esbuild');
  for (const options of [node, extension, panel]) {
    const context = await esbuild.context({ ...options, minify: false, sourcemap: true, logLevel: 'info' });
    await context.watch();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--watch')) await watch();
  else await build({ tests: process.argv.includes('--tests') });
}
