// `npm start [-- folder]`: installs, builds, prints the claims of the sample (or of one's own folder), and opens VS Code on it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installPackages, requireNode } from './npm.mjs';
import { onPath } from './onPath.mjs';
import { root } from './root.mjs';

requireNode();
const argument = process.argv[2];
const folder = path.resolve(argument ?? path.join(root, 'examples/co-production'));
if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

try {
  installPackages();
  const { build } = await import('./build.mjs');
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

console.log(`\nThe claims of ${path.relative(process.cwd(), folder) || folder}\n`);
spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'claims', folder], { stdio: 'inherit' });
console.log('');
if (!openDesktop()) await openInBrowser();

/** The editor of the desktop, where there is one that starts. */
function openDesktop() {
  const editor = onPath(['code', 'codium', 'cursor']);
  if (!editor) return false;
  const windows = process.platform === 'win32';
  const quoted = (text) => (windows ? `"${text}"` : text);
  const { status } = spawnSync(
    quoted(editor),
    ['--new-window', quoted(`--extensionDevelopmentPath=${root}`), quoted(folder)],
    { stdio: 'inherit', shell: windows, env: { ...process.env, CORROBORATE_SHOW: '1' } },
  );
  if (status === 0) {
    console.log(
      `Opened in ${path.basename(editor, path.extname(editor))}: the Claim Map is in the side bar.`,
    );
    return true;
  }
  console.error(`${editor} did not start; opening VS Code in the browser instead.`);
  return false;
}

/** A real VS Code in the browser, with the packaged extension as a user installs it. Ends with this process. */
async function openInBrowser() {
  const { pack } = await import('./package.mjs');
  const { startHost } = await import('./vscode-host.mjs');
  let host;
  try {
    // An hour without anybody ends it, should this process be killed and not stop it itself.
    host = await startHost({
      folder,
      vsix: [await pack()],
      env: { CORROBORATE_SHOW: '1' },
      idleSeconds: 3600,
    });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  console.log(`VS Code is at  ${host.url}\nCtrl+C stops it.`);
  showInBrowser(host.url);
  const stop = async () => {
    await host.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
  host.exited.once('exit', () => void stop());
}

/** Opens the address where there is a desktop to open it on; the address is printed in any case. */
function showInBrowser(url) {
  const [program, ...before] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""']
        : process.env.DISPLAY || process.env.WAYLAND_DISPLAY
          ? ['xdg-open']
          : [];
  if (!program || process.env.CI) return;
  const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
