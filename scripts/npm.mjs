import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const windows = process.platform === 'win32';

/** Runs npm; nothing that it installs may run scripts of its own. Throws with a sentence where it fails. */
export function npm(args, cwd) {
  const { status, error } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd, stdio: ['ignore', process.stderr, process.stderr], shell: windows },
  );
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0)
    throw new Error(`npm ${args[0]} failed; its messages are above. Is the npm registry within reach?`);
}

/** A package, exactly of this version, in a folder of its own that is made anew unless it is complete. Gives its path. */
export function installApart(folder, name, version, complete = () => {}) {
  const stamp = path.join(folder, '.complete');
  const installed = path.join(folder, 'node_modules', name);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === `${name}@${version}`) return installed;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  npm(['install', '--no-save', `${name}@${version}`], folder);
  complete(installed);
  fs.writeFileSync(stamp, `${name}@${version}`);
  return installed;
}

/** Installs what package-lock.json names, where it is not there or another. */
export function installPackages() {
  const lock = path.join(root, 'package-lock.json');
  const stamp = path.join(root, 'node_modules', '.corroborate-lock');
  const wanted = fs.readFileSync(lock, 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages …');
  npm(['ci'], root);
  fs.writeFileSync(stamp, wanted);
}

/** Says so and ends where Node is too old for anything that follows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Corroborate needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(2);
}
