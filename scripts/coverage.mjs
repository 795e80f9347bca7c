// `npm run coverage`: which branches of the core the tests of the core take. Compiled by tsc, since what tsx makes of a file (names kept, white
// space left out) has branches that no source has. Fails where core/notes, whose slips would be wrong answers and no errors, has too few.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** Percent of the branches of src/core/notes. */
const least = 98;

const built = path.join(root, 'out/coverage');
const bin = (name) => path.join(root, 'node_modules', name);
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

fs.rmSync(built, { recursive: true, force: true });
run(bin('typescript/bin/tsc'), '-p', '.', '--noEmit', 'false', '--outDir', 'out/coverage', '--sourceMap');
// What tests read beside themselves.
for (const name of ['test/fixtures', 'examples', 'media', 'docs', 'syntaxes', 'CONTRIBUTING.md']) {
  fs.cpSync(path.join(root, name), path.join(built, name), { recursive: true });
}
// Bundles take JSON as it is; Node asks for its type.
for (const name of ['shipped.js', 'locales.js']) {
  const file = path.join(built, 'src/core/bibliography/styles', name);
  const imports = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(
    file,
    imports.replace(/import\(('[^']+\.json')\)/g, "import($1, { with: { type: 'json' } })"),
  );
}
const report = path.join(root, 'coverage');
fs.rmSync(report, { recursive: true, force: true });
run(
  bin('c8/bin/c8.js'),
  '--reporter=text',
  '--reporter=json-summary',
  '--reporter=html',
  `--report-dir=${report}`,
  '--exclude-after-remap',
  '--include=src/core/**',
  bin('mocha/bin/mocha.js'),
  '--no-config',
  '--reporter=dot',
  '--timeout=120000',
  'out/coverage/test/core/**/*.test.js',
);

const summary = JSON.parse(fs.readFileSync(path.join(report, 'coverage-summary.json'), 'utf8'));
let [total, covered] = [0, 0];
for (const [file, { branches }] of Object.entries(summary)) {
  if (!file.includes(`${path.sep}src${path.sep}core${path.sep}notes${path.sep}`)) continue;
  total += branches.total;
  covered += branches.covered;
}
const percent = (100 * covered) / total;
console.log(`\nsrc/core/notes: ${covered} of ${total} branches, ${percent.toFixed(2)} % (≥ ${least})`);
if (!(percent >= least)) process.exitCode = 1;
