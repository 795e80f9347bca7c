/** Runs every bench and prints what it measures; exit code 1 where a ratio is beyond its limit (`npm run bench`). */
import type { Measurement } from './measure.js';
import * as bibliography from './bibliography.js';
import * as formatting from './formatting.js';
import * as indexWorkspace from './index-workspace.js';
import * as language from './language.js';
import * as opening from './opening.js';
import * as queries from './queries.js';
import * as rating from './rating.js';
import * as reading from './reading.js';
import * as search from './search.js';

const benches: Record<string, { run(): Measurement[] | Promise<Measurement[]> }> = {
  'index-workspace': indexWorkspace,
  bibliography,
  formatting,
  language,
  opening,
  queries,
  rating,
  reading,
  search,
};

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const { what, value, unit, target, limit, atLeast } of await bench.run()) {
    const isBeyond = limit !== undefined && (atLeast ? value < limit : value > limit);
    if (isBeyond) failed += 1;
    const bar =
      limit !== undefined
        ? `${atLeast ? '≥' : '≤'} ${limit}`
        : target !== undefined
          ? `target ${target}`
          : '';
    console.log(
      `  ${isBeyond ? '✗' : ' '} ${value.toFixed(2).padStart(10)} ${unit.padEnd(2)} ${what}${bar && ` (${bar})`}`,
    );
  }
}
if (failed > 0) {
  console.log(`\n${failed} beyond their limit`);
  process.exitCode = 1;
}
