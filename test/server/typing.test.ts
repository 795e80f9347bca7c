import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import { readNote } from '../../src/core/notes/index.js';
import { diagnosticsOf } from '../../src/language/index.js';
import { defaultRubric } from '../../src/workspace/index.js';
import { random } from '../bench/random.js';
import { bib } from '../core/base/workspace.js';
import { startClient, type Client } from './client.js';

const blocks = [
  '## It is so {.claim #a}',
  '- supports #a [@a2020, p. 3]: "Up."\n  - undercut by [@nobody]: "Not so."',
  '- supports #gone [@a2020, p. 3]: "Where?"',
  '- contradicted by [@b2021]: "Down." [d = 0.3]{.effect}',
  'Prose with [@nobody] and [a claim restated]{.claim ref=a}.',
  'Prose alone.',
  '::: {.claim #c}\nIn a block.\n:::',
  '- suports #a [@a2020]: "Mistyped."',
];

describe('notes that someone types in', function () {
  this.timeout(60_000);
  let client: Client;
  afterEach(() => client.stop());

  it('have the problems that they would have if they were read for the first time', async () => {
    const next = random(20261129);
    const below = (most: number): number => Math.floor(next() * most);
    const block = (): string => blocks[below(blocks.length)] ?? '';
    const start = [...blocks, ''].join('\n\n');
    // Copies of each other, and one that stays as it is on the disk.
    const texts: Record<string, string> = { 'one.md': start, 'two.md': start, 'three.md': start };
    client = await startClient({ ...texts, 'references.bib': bib('a2020', 'b2021') });
    const expected = (): Record<string, Diagnostic[]> => {
      const base = createEvidenceBase(defaultRubric());
      for (const [file, text] of Object.entries(texts)) base.setNote(client.uri(file), readNote(text));
      const references = client.uri('references.bib');
      base.setBibliography(references, scanBibliography(references, bib('a2020', 'b2021')));
      return Object.fromEntries(
        Object.keys(texts).map((file) => [file, diagnosticsOf(base, client.uri(file), (uri) => uri)]),
      );
    };
    const shown = (): Record<string, Diagnostic[]> =>
      Object.fromEntries(Object.keys(texts).map((file) => [file, [...client.diagnostics(file)]]));
    let told = 0;
    for (let edit = 0; edit < 60; edit++) {
      const file = next() < 0.5 ? 'one.md' : 'two.md';
      const text = texts[file] ?? '';
      const at = next() < 0.5 ? below(text.length) : text.indexOf('\n\n', below(text.length)) + 2;
      const typed = next() < 0.4 ? `${block()}\n\n` : 'x'.repeat(below(3));
      texts[file] = text.slice(0, at) + typed + text.slice(at + below(3) * below(20));
      await client.edit(file, texts[file] ?? '');
      if (edit % 6 !== 5) continue;
      const wanted = expected();
      await client
        .until(`the problems after ${edit + 1} edits`, () => isDeepStrictEqual(shown(), wanted))
        .catch(() => assert.deepEqual(shown(), wanted));
      told += Object.values(wanted).flat().length;
    }
    assert.ok(told > 200, String(told));
  });
});
