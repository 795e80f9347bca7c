import { readFileSync } from 'node:fs';
import { scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography } from '../../../src/core/bibliography/types.js';

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/bibliography/${name}`, import.meta.url), 'utf8');
}

export function scanned(name: string): Bibliography {
  return scanBibliography(name, fixture(name));
}

export function keysOf(bibliography: Bibliography): string[] {
  return bibliography.entries.map(({ citekey }) => citekey);
}
