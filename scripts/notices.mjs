// THIRD-PARTY-NOTICES.md: what the packaged extension contains of others, from the bundler's own account. With --check it is only compared.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './root.mjs';

const file = path.join(root, 'THIRD-PARTY-NOTICES.md');

const head = `# What Corroborate contains of others

The packaged extension contains the following, each under its own licence. This list is made by \`node scripts/notices.mjs\` from what the
bundler put in; a test holds it to that.

## Citation styles

\`src/core/bibliography/styles\` holds thirteen styles and all locales of the
[Citation Style Language project](https://citationstyles.org), by their contributors, as named in the files, under
[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/).
`;

/** Packages whose one file holds the packages that they depend on. */
const whole = new Set(['docx']);

/** The packages that the bundles contain, by name. */
function packagesOf(inputs) {
  const found = new Map();
  const add = (folder) => {
    const { name, version, license, repository, author, dependencies } = JSON.parse(
      fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    if (name === undefined || version === undefined || found.has(`${name} ${version}`)) return;
    found.set(`${name} ${version}`, { name, version, license, repository, author, folder });
    if (whole.has(name)) addAll(folder, dependencies);
  };
  const addAll = (folder, dependencies = {}) => {
    for (const name of Object.keys(dependencies).filter((each) => !each.startsWith('@types/'))) {
      const inner = installedIn(folder, name);
      if (!inner) continue;
      add(inner);
      addAll(inner, JSON.parse(fs.readFileSync(path.join(inner, 'package.json'), 'utf8')).dependencies);
    }
  };
  for (const input of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) add(path.join(root, match[1]));
  }
  return [...found.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** Where a package finds another: its own node_modules first. */
const installedIn = (folder, name) =>
  [path.join(folder, 'node_modules', name), path.join(root, 'node_modules', name)].find((place) =>
    fs.existsSync(place),
  );

function notice({ name, version, license, repository, author, folder }) {
  const source = typeof repository === 'string' ? repository : repository?.url;
  const by = typeof author === 'string' ? author : author?.name;
  const names = fs
    .readdirSync(folder)
    .filter((each) => /^(licen[cs]e|copying|notice)/i.test(each))
    .sort();
  const texts = names.map((each) =>
    fs.readFileSync(path.join(folder, each), 'utf8').replace(/\r\n?/g, '\n').trim(),
  );
  const facts = [
    `Licence: ${licenceName(license)}`,
    ...(by ? [`By ${by.replace(/\s*<[^>]*>/, '')}`] : []),
    ...(source ? [source.replace(/^git\+/, '').replace(/\.git$/, '')] : []),
  ];
  const body = texts.map((text) => `\n\`\`\`\`text\n${text.replace(/[ \t]+$/gm, '')}\n\`\`\`\`\n`).join('');
  return `\n## ${name} ${version}\n\n${facts.join(' · ')}\n${body}`;
}

const licenceName = (license) => (typeof license === 'string' ? license : (license?.type ?? 'see below'));

/** The document as it should be, for what esbuild put in. */
export const noticesFor = ({ inputs }) => head + packagesOf(inputs).map(notice).join('');

/** Whether the document says what the bundles contain. */
export const noticesAreCurrent = (built) =>
  fs.existsSync(file) && fs.readFileSync(file, 'utf8') === noticesFor(built);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await build();
  if (!process.argv.includes('--check')) fs.writeFileSync(file, noticesFor(built));
  else if (!noticesAreCurrent(built)) {
    console.error('THIRD-PARTY-NOTICES.md is not what the package contains: run node scripts/notices.mjs');
    process.exitCode = 1;
  }
}
