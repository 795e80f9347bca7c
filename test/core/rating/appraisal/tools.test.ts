import assert from 'node:assert/strict';
import fc from 'fast-check';
import { appraise, readAppraisal } from '../../../../src/core/rating/appraisal/appraise.js';
import { readTool } from '../../../../src/core/rating/appraisal/readTool.js';
import { answers, type Answer } from '../../../../src/core/rating/appraisal/types.js';
import { shippedTools } from '../../../../src/workspace/appraisalTools.js';

const tools = shippedTools();
const [amstar, mmat] = tools;
assert.ok(amstar && mmat);
const all = (ids: string[], answer: Answer): Record<string, Answer> =>
  Object.fromEntries(ids.map((id) => [id, answer]));
const sixteen = Array.from({ length: 16 }, (_, index) => String(index + 1));
const five = (part: number): string[] => [1, 2, 3, 4, 5].map((item) => `${part}.${item}`);
const read = (tool: string, items: unknown, kind?: string) => readAppraisal({ tool, items, kind }, tools);

describe('AMSTAR 2', () => {
  it('follows its critical items exactly, whatever is answered', () => {
    const critical = ['2', '4', '7', '9', '11', '13', '15'];
    const answer = fc.constantFrom<Answer>(
      'yes',
      'yes',
      'yes',
      'yes',
      'partial',
      'not-applicable',
      'no',
      'cant-tell',
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 16, maxLength: 16 }), (given) => {
        const bad = sixteen.filter((_, index) => ['no', 'cant-tell'].includes(given[index] ?? ''));
        const flaws = bad.filter((id) => critical.includes(id)).length;
        const weaknesses = bad.length - flaws;
        const wanted =
          flaws > 1 ? 'Critically low' : flaws === 1 ? 'Low' : weaknesses > 1 ? 'Moderate' : 'High';
        const { appraisal } = read('amstar-2', given);
        assert.equal(appraisal?.level, wanted);
        assert.equal(
          appraisal.quality,
          { High: 'high', Moderate: 'moderate', Low: 'low', 'Critically low': 'low' }[wanted],
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('says what is not answered, and counts it as not met', () => {
    const { appraisal, wrong } = read('amstar-2', { ...all(sixteen.slice(0, 14), 'yes') });
    assert.deepEqual([appraisal?.level, appraisal?.unanswered], ['Low', ['15', '16']]);
    assert.deepEqual(wrong, ['AMSTAR 2: 2 items are unanswered and count as not met: 15, 16']);
  });

  it('comes to nothing where nothing is answered', () => {
    assert.equal(read('amstar-2', {}).appraisal, undefined);
    assert.equal(read('amstar-2', undefined).appraisal, undefined);
  });
});

describe('MMAT 2018', () => {
  const passed = all(['S1', 'S2'], 'yes');

  it('is high from four met, moderate at three, else low', () => {
    for (let part = 1; part <= 5; part++) {
      const qualities = [0, 1, 2, 3, 4, 5].map((met) => {
        const items = { ...passed, ...all(five(part), 'no'), ...all(five(part).slice(0, met), 'yes') };
        return read('mmat-2018', items).appraisal?.quality;
      });
      assert.deepEqual(qualities, ['low', 'low', 'low', 'moderate', 'high', 'high']);
    }
  });

  it('is low where screening fails', () => {
    const items = { S1: 'yes', S2: 'no', ...all(five(1), 'yes') };
    assert.deepEqual(read('mmat-2018', items).appraisal?.level, 'Screening: Failed');
  });

  it('takes the lowest part of mixed methods', () => {
    const items = { ...passed, ...all(five(1), 'yes'), ...all(five(4), 'yes'), ...all(five(5), 'no') };
    const { appraisal } = read('mmat-2018', items, 'mixed');
    assert.deepEqual([appraisal?.quality, appraisal?.level], ['low', 'Mixed methods: at most 2 of 5 met']);
  });

  it('takes “can’t tell” as not met, and says so', () => {
    const items = { ...passed, ...all(five(1), 'yes'), '1.1': 'can’t tell', '1.2': "Can't tell" };
    const { appraisal } = read('mmat-2018', items);
    assert.deepEqual([appraisal?.quality, appraisal?.cantTell], ['moderate', ['1.1', '1.2']]);
    assert.match(appraisal?.note ?? '', /advise against an overall score/);
  });
});

describe('an appraisal', () => {
  it('says which tool, item, answer or kind there is not', () => {
    assert.match(
      read('amstar-3', {}).wrong.join(),
      /tool is one of amstar-2, mmat-2018; did you mean amstar-2/,
    );
    assert.match(
      read('amstar-2', { 17: 'yes', 1: 'maybe' }).wrong.join(),
      /has no item 17.*answer to item 1|answer to item 1.*has no item 17/,
    );
    assert.match(
      read('mmat-2018', { S1: 'yes' }, 'qualitativ').wrong.join(),
      /kind is one of .*did you mean qualitative/,
    );
    assert.match(readAppraisal('amstar-2', tools).wrong.join(), /names its tool/);
  });

  it('has an answer for whatever front matter holds', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('amstar-2', 'mmat-2018', 'x'), (items, tool) => {
        const { appraisal, wrong } = read(tool, items);
        assert.ok(appraisal === undefined || ['high', 'moderate', 'low'].includes(appraisal.quality));
        assert.ok(wrong.every((sentence) => sentence.length > 0));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a tool of a team', () => {
  const own = {
    schemaVersion: 1,
    id: 'ours',
    version: '1',
    name: 'Ours',
    source: { citation: 'Us (2026)' },
    met: ['yes'],
    parts: [
      {
        id: 'all',
        label: 'All',
        required: true,
        items: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
        levels: [
          { label: 'Good', quality: 'high', when: { met: { '>=': 2 } } },
          { label: 'Poor', quality: 'low', when: {} },
        ],
      },
    ],
  };

  it('is data like the shipped ones', () => {
    const { tool, problems } = readTool(JSON.stringify(own));
    assert.deepEqual(problems, []);
    assert.ok(tool);
    assert.equal(
      appraise(
        tool,
        new Map([
          ['a', 'yes'],
          ['b', 'yes'],
        ]),
      ).quality,
      'high',
    );
    assert.equal(appraise(tool, new Map([['a', 'yes']])).quality, 'low');
  });

  it('is told of its mistakes at their places', () => {
    const text = JSON.stringify({ ...own, met: ['yess'] });
    const [told] = readTool(text).problems;
    assert.equal(text.slice(told?.range.start, told?.range.end), '"yess"');
    const endless = { ...own, parts: [{ ...own.parts[0], levels: [own.parts[0]?.levels[0]] }] };
    assert.match(readTool(JSON.stringify(endless)).problems[0]?.message ?? '', /leave its when empty/);
    assert.equal(readTool('[').tool, undefined);
  });

  it('is told of every mistake that a tool can have, each at the words at fault', () => {
    const [part] = own.parts;
    const [good, poor] = part?.levels ?? [];
    const changed = (change: object): object => ({ ...own, parts: [{ ...part, ...change }] });
    const mistakes: [tool: object, at: string, says: RegExp][] = [
      [{ ...own, id: undefined }, '{', /id is missing/],
      [{ ...own, colour: 'red' }, '"red"', /colour is no part of an appraisal tool/],
      [[own], '[', /an appraisal tool should be an object in braces/],
      [changed({ required: false }), '[', /at least one part is required/],
      [
        changed({
          items: [
            { id: 'a', label: 'A' },
            { id: 'a', label: 'B' },
          ],
        }),
        '"a"',
        /a is used twice/,
      ],
      [
        { ...own, parts: [part, { ...part, items: [{ id: 'c', label: 'C' }] }] },
        '"all"',
        /all is used twice/,
      ],
      [
        changed({ levels: [{ ...good, quality: 'good' }, poor] }),
        '"good"',
        /quality is one of high, moderate/,
      ],
      [
        changed({ levels: [{ ...good, when: { mets: {} } }, poor] }),
        '{',
        /mets is not a count; did you mean met/,
      ],
      [
        changed({ levels: [{ ...good, when: {} }, poor] }),
        '{',
        /Good fits whatever is answered, so no level/,
      ],
      [
        changed({ levels: [{ ...good, when: { met: { '>=': 3, '<=': 2 } } }, poor] }),
        '{',
        /Good never fits: no number is 3 or more and 2 or less/,
      ],
    ];
    for (const [tool, at, says] of mistakes) {
      const text = JSON.stringify(tool);
      const { tool: read, problems } = readTool(text);
      assert.equal(read, undefined, text);
      const [told] = problems;
      assert.match(told?.message ?? '', says);
      assert.equal(text.slice(told?.range.start, told?.range.end), at, told?.message);
    }
  });

  it('never throws, whatever its file holds, and says what is wrong even with nothing', () => {
    for (const nothing of ['', ' \n', '// Nothing yet.\n'])
      assert.deepEqual(
        readTool(nothing).problems.map(({ message }) => message),
        ['an appraisal tool is an object in braces'],
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { tool, problems } = readTool(text);
        assert.ok(tool !== undefined || problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no answers but those of the table', () => {
    for (const tool of tools) for (const answer of tool.met) assert.ok(answers.includes(answer));
  });
});
