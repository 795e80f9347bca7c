import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problemSeverities, type ProblemCode } from '../../src/core/problem.js';
import { problemExplanations } from '../../src/core/problemExplanations.js';

/** The sections of docs/problems.md: heading and what stands under it. */
const sections = readFileSync('docs/problems.md', 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((section): [string, string] => {
    const end = section.indexOf('\n');
    return [section.slice(0, end).trim(), section.slice(end)];
  });

describe('docs/problems.md', () => {
  it('has a section for every problem code, once, and for no other', () => {
    const codes = Object.keys(problemSeverities);
    assert.deepEqual(sections.map(([code]) => code).sort(), [...codes].sort());
  });

  it('gives every problem the severity that it has', () => {
    const written = sections.map(([code, text]) => [code, /\*\*(\w+)\.\*\*/.exec(text)?.[1]?.toLowerCase()]);
    assert.deepEqual(Object.fromEntries(written), problemSeverities);
  });

  it('lists every problem at its head', () => {
    const head = readFileSync('docs/problems.md', 'utf8').split(/^## /m)[0] ?? '';
    const linked = [...head.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, code]) => code);
    assert.deepEqual(linked.sort(), Object.keys(problemSeverities).sort());
  });

  it('begins every section as a hover explains the problem', () => {
    for (const [code, text] of sections) {
      const first = text.trim().split('\n\n')[0] ?? '';
      const written = first.replace(/^\*\*\w+\.\*\* /, '').replaceAll('\n', ' ');
      assert.equal(problemExplanations[code as ProblemCode], written, code);
    }
  });
});
