import assert from 'node:assert/strict';
import { createEvidenceBase, type EvidenceBase } from '../../../src/core/base/index.js';
import type { Change } from '../../../src/core/base/types.js';
import { readToPack } from '../../../src/core/notes/index.js';
import { collect } from '../collect.js';
import { rubric } from './workspace.js';

const around = 'word '.repeat(100_000);
const times = 60;
/** A name that a string would be cut out for. */
const long = (name: string, i: number): string => `${name}-of-a-long-name-${i}`;

/** A note with every kind of name, by kinds, between paragraphs so long that its text is nearly all of it. */
const notes: Record<string, (i: number) => string> = {
  'claims and evidence': (i) => `---
citekey: ${long('paper', i)}
bibliography: ${long('file', i)}.bib
studies:
  - { id: ${long('study', i)}, design: systematic-review, includes: [${long('held', i)}] }
  - { id: ${long('other-study', i)}, design: rct, appraisal: { tool: ${long('tool', i)} } }
---

# It helps {.claim #${long('claim', i)} topic=${long('topic', i)}}

- supports: ["It does, as we have seen."]{#${long('evidence', i)} n=4}
  - undercut by [@${long('critic', i)}]: "It does not, as we have seen."

- supported by [see @${long('source', i)}, p. 3]: "It does, as we have seen." as said
- supports #${long('claim', i + 1)}, [[other#^${long('named', i)}]], [that](other.md#${long('linked', i)}) [-@${long('bare', i)}]: words
`,
  'names in prose': (i) => `[It helps]{.claim ref=${long('restated', i)}} as said @${long('cited', i)}, in
@fig-${long('figure', i)} and [there](other.md#${long('linked', i)}), and [see @${long('seen', i)}, chapter ${i}].
`,
  'one text alone': (i) => `---\ntitle: ${long('Title', i)} of a paper\n---\n`,
  'values of any name': (i) => `---
citekey: ${long('paper', i)}
study:
  design: rct
  setting: ${long('setting', i)} of a study
  arms: [${long('arm', i)}, ${long('other-arm', i)}]
---
`,
  'claims without an id': (i) => `# ${long('Words', i)} {.claim topic=${long('topic', i)}}\n`,
  mistakes: (i) => `# A claim {.claim #${long('twice', i)}}

[Another]{.claim #${long('twice', i)}}

- suports #${long('claim', i)} [@${long('source', i)}]: "Mistyped."
- supported by ${long('source', i)}: "No source."
`,
};

/** A base of such notes, and what it said of them while they came. */
function filled(text: (i: number) => string): { base: EvidenceBase; changes: Change[] } {
  const base = createEvidenceBase(rubric());
  const changes: Change[] = [];
  for (let i = 0; i < times; i++) {
    const file = `${i}.md`;
    const put = (end: string): void => {
      changes.push(base.setNote(file, readToPack(`${text(i)}\n${around}${end}\n`)));
    };
    put('');
    // Counted while notes come, as a status bar does.
    if (i % 3 === 0) base.counts();
    // One that is asked for and read again, and one that goes.
    if (i % 5 === 0 && base.note(file)) put('again');
    if (i % 7 === 0) base.remove(file);
  }
  for (const file of base.files()) base.problems(file);
  return { base, changes };
}

describe('a base of notes that hold on to their texts until they are packed', () => {
  for (const [what, text] of Object.entries(notes)) {
    it(`keeps none of the texts: ${what}`, () => {
      // What is made once is made.
      filled(text);
      collect();
      const before = process.memoryUsage().heapUsed;
      const kept = filled(text);
      collect();
      const left = (process.memoryUsage().heapUsed - before) / 1e6;
      assert.ok(kept.base.counts().notes > 50 && kept.changes.length > times);
      // Each is half a megabyte.
      assert.ok(left < 3, `${left.toFixed(1)} MB of ${times / 2}`);
    });
  }
});
