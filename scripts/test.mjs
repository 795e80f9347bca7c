// `npm test`: installs what is missing, then lint, types, unit tests, the package, tests inside the editor, and tests as a user would.
// What failed is named once more at the end; the last line is `N passed, N failed`. With names of parts, only those: `npm test -- unit host`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installPackages, requireNode } from './npm.mjs';
import { root } from './root.mjs';

requireNode();

const counts = { passed: 0, failed: 0 };
/** What failed, by name: the report of a long run may be cut off at its beginning. */
const failedNames = [];
const bin = (name) => path.join(root, 'node_modules', name);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-test-'));

/** Runs Node on a script. Resolves to its exit code. */
function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole. */
function check(name, passed) {
  counts[passed ? 'passed' : 'failed']++;
  if (!passed) failedNames.push(name);
  console.log(`${passed ? '  ✔' : '  ✘'} ${name}`);
}

/** The counts of a mocha run, and the names of what failed in it. */
function counted({ passes = 0, failures = 0, failed = [] }) {
  counts.passed += passes;
  counts.failed += failures;
  failedNames.push(...failed);
}

/** A mocha run: its tests are counted; where it ends without a count, that is one failure. */
async function mocha(args, env) {
  const file = path.join(folder, 'counts.json');
  fs.rmSync(file, { force: true });
  const reporter = path.join(root, 'test/countingReporter.cjs');
  const code = await run([bin('mocha/bin/mocha.js'), '--reporter', reporter, ...args], {
    ...env,
    CORROBORATE_COUNTS: file,
  });
  const ended = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  counted(ended);
  const { passes = 0, failures = 0 } = ended;
  if (passes === 0 || (code !== 0 && failures === 0)) check(`mocha ${args.join(' ')} ran to its end`, false);
}

const parts = {
  async lint() {
    check('eslint', (await run([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])) === 0);
    const prettier = [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'];
    check('formatting', (await run(prettier)) === 0);
  },
  async types() {
    check('types', (await run([bin('typescript/bin/tsc'), '-p', '.'])) === 0);
    const core = await run([bin('typescript/bin/tsc'), '-p', 'src/core']);
    check('types of the core, which knows neither Node nor the browser', core === 0);
  },
  unit: () => mocha(['test/**/*.test.{ts,tsx}']),
  async package() {
    const { build } = await import('./build.mjs');
    const { noticesAreCurrent } = await import('./notices.mjs');
    const { pack } = await import('./package.mjs');
    const { startsWith } = await import('./starts-with.mjs');
    const built = await build({ tests: true });
    check('the bundles are built', true);
    check('THIRD-PARTY-NOTICES.md says what the bundles contain', noticesAreCurrent(built));
    const activated = fs.statSync(path.join(root, 'dist/extension.cjs')).size / 1e3;
    check(`little is loaded when VS Code starts: ${activated.toFixed(0)} of 500 KB`, activated < 500);
    const started = ['dist/extension.cjs', 'dist/server.js'].flatMap((name) =>
      startsWith(built.outputs, name),
    );
    const formatting = /node_modules\/(?:citeproc|docx)\//;
    check(
      'neither the extension nor the server starts with citeproc or the Word writer',
      started.includes('src/server/server.ts') && !started.some((source) => formatting.test(source)),
    );
    const size = fs.statSync(await pack()).size / 1e6;
    check(`the package is small: ${size.toFixed(2)} of 3 MB`, size < 3);
  },
  async host() {
    const { runInEditor } = await import('./editor-tests.mjs');
    const inEditor = await runInEditor();
    counted(inEditor);
    if (inEditor.passes === 0) check('tests inside the editor ran to their end', false);
  },
  async user() {
    const { ensureBrowser } = await import('./browser.mjs');
    const { ensureHost } = await import('./vscode-host.mjs');
    ensureHost();
    await mocha(['test/e2e/**/*.e2e.ts'], { CORROBORATE_BROWSER: await ensureBrowser() });
  },
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

try {
  installPackages();
  for (const [name, part] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n── ${name}`);
    try {
      await part();
    } catch (error) {
      check(`${name}: ${error instanceof Error ? error.message : String(error)}`, false);
    }
  }
} catch (error) {
  check(error instanceof Error ? error.message : String(error), false);
}
fs.rmSync(folder, { recursive: true, force: true });
if (failedNames.length > 0) console.log(`\nFailed:\n${failedNames.map((name) => `  ✘ ${name}\n`).join('')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
