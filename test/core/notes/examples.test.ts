import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readNote } from '../../../src/core/notes/index.js';
import type { AttributeValue, EvidenceItem, Note, RelationGroup } from '../../../src/core/notes/types.js';
import { placeAt, type Range } from '../../../src/core/position.js';

interface Example {
  name: string;
  input: string;
  claims: { form: string; id: string | null; text: string; kv: Record<string, string>; range: string }[];
  evidence: {
    rels: { rel: string; targets: string[] }[];
    parent: string | null;
    attrs: Record<string, string>;
    effects: unknown[];
    sources: { key: string; locator: string | null; mode?: string; implicit?: boolean }[];
    id?: string;
    quote?: string;
    range: string;
  }[];
  diagnostics: { sev: string; code: string; range: string; msg: string }[];
}

const { examples } = JSON.parse(readFileSync('test/fixtures/notes/syntax_examples.json', 'utf8')) as {
  examples: Example[];
};

/** Problems that need the other notes, or a bibliography: the evidence base tells of them. */
const ofTheBase = new Set(['unknown-claim', 'claim-no-evidence', 'duplicate-id', 'unknown-reference']);

const plainValues = (attributes: Record<string, AttributeValue>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

/** What was read, in the words of the examples. */
function described(input: string): Omit<Example, 'name' | 'input'> {
  const note = readNote(input);
  const at = (offset: number): string => {
    const { line, column } = placeAt(note.lineStarts, offset);
    return `${line}:${column}`;
  };
  const range = ({ start, end }: Range): string => `${at(start)}-${at(end)}`;
  return {
    claims: note.claims.map((claim) => ({
      form: claim.form === 'block' ? 'div' : claim.form,
      id: claim.id?.value ?? null,
      text: claim.text,
      kv: plainValues(claim.attributes),
      range: range(claim.range),
    })),
    evidence: note.evidence.map((item) => ({
      rels: item.relations.map((group) => ({
        rel: group.relation,
        targets: targets(group, item, note),
      })),
      parent:
        item.parent === undefined ? null : `evidence@${at(note.evidence[item.parent]?.range.start ?? -1)}`,
      attrs: plainValues(item.attributes),
      effects: item.effects,
      sources: item.sources.map(({ citekey: key, locator, mode, implicit }) => ({
        key,
        locator: locator ? `${locator.label} ${locator.value}` : null,
        ...(implicit ? { implicit } : { mode }),
      })),
      ...(item.id && { id: item.id.value }),
      ...(item.quote && { quote: item.quote.text }),
      range: range(item.range),
    })),
    diagnostics: note.problems.map(({ severity, code, message, range: place }) => ({
      sev: severity,
      code,
      range: range(place),
      msg: message,
    })),
  };
}

function targets({ refs }: RelationGroup, { implicitTarget }: EvidenceItem, { claims }: Note): string[] {
  if (refs.length > 0) return refs.map(({ id }) => id);
  if (!implicitTarget) return [];
  if ('evidence' in implicitTarget) return ['(parent evidence)'];
  return [claims[implicitTarget.claim]?.id?.value ?? '(unnamed)'];
}

describe('the examples of the annotation language', () => {
  for (const { name, input, claims, evidence, diagnostics } of examples) {
    it(name, () => {
      assert.deepEqual(described(input), {
        claims,
        evidence,
        diagnostics: diagnostics.filter(({ code }) => !ofTheBase.has(code)),
      });
    });
  }

  it('keep their places when every line ends with CRLF', () => {
    for (const { input } of examples) {
      assert.deepEqual(described(input.replaceAll('\n', '\r\n')), described(input));
    }
  });
});
