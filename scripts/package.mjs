// Packs the extension as users install it, into out/corroborate.vsix: built anew, with nothing in it that .vscodeignore does not name.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './root.mjs';

export const packagePath = path.join(root, 'out', 'corroborate.vsix');

/** Packs what is built. Gives the package's path. */
export async function pack() {
  const { createVSIX } = await import('@vscode/vsce');
  fs.mkdirSync(path.dirname(packagePath), { recursive: true });
  const log = console.log;
  console.log = () => {};
  try {
    await createVSIX({
      cwd: root,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    console.log = log;
  }
  return packagePath;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build();
  const file = await pack();
  console.log(`${path.relative(root, file)}: ${(fs.statSync(file).size / 1e6).toFixed(2)} MB`);
}
