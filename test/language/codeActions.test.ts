import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActionsAt, fixAllKind } from '../../src/language/index.js';
import { bib } from '../core/base/workspace.js';
import { sampleFiles } from './sample.js';
import { here, scene } from './scene.js';

const uriOf = (file: string): string => file;
const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 1]: "x"\n',
  'references.bib': bib('a2020', 'b2021'),
};

interface Offered {
  titles: string[];
  /** The note after the action with this title. */
  after(title: string): string;
  actions: CodeAction[];
}

/** Actions at the cursor, or over the whole note where there is none. */
function actionsIn(marked: string, only?: string[]): Offered {
  const { base, text, offset, after } = scene(marked, files);
  const at = marked.includes('‸') ? { start: offset, end: offset } : { start: 0, end: text.length };
  const actions = codeActionsAt(base, here, text, at, uriOf, only);
  return {
    actions,
    titles: actions.map(({ title }) => title),
    after(title) {
      const action = actions.find((one) => one.title === title);
      assert.ok(action, `${title} is not offered, but ${actions.map((one) => one.title).join(', ')}`);
      return after(action.edit?.changes?.[here] ?? []);
    },
  };
}

describe('quick fixes', () => {
  const cases: [what: string, before: string, title: string, after: string][] = [
    ['the nearest id', '- supports #trus‸ [@a2020]: x', 'Change to #trust', '- supports #trust [@a2020]: x'],
    [
      'the claim itself',
      '- supports #new-thing‸ [@a2020]: x\n',
      'Make the claim #new-thing at the end of this note',
      '- supports #new-thing [@a2020]: x\n\n## New thing {.claim #new-thing}\n',
    ],
    ['the nearest key', 'As [@a202‸] says', 'Change to @a2020', 'As [@a2020] says'],
    [
      'the nearest design',
      '---\ncitekey: a2020\nstudy:\n  design: rtc‸\n---\n',
      'Change to rct',
      '---\ncitekey: a2020\nstudy:\n  design: rct\n---\n',
    ],
    [
      'the nearest quality',
      '---\ncitekey: a2020\nstudy:\n  quality: hihg‸\n---\n',
      'Change to high',
      '---\ncitekey: a2020\nstudy:\n  quality: high\n---\n',
    ],
    [
      'the code of a country',
      '---\ncitekey: a2020\nstudy:\n  design: rct\n  countries: [Denmark‸]\n---\n',
      'Change to DK',
      '---\ncitekey: a2020\nstudy:\n  design: rct\n  countries: [DK]\n---\n',
    ],
    [
      'an id for a heading',
      '# Trust it is {.claim type=effect}‸',
      'Name the claim #trust-it-is',
      '# Trust it is {.claim #trust-it-is type=effect}',
    ],
    [
      'an id for a span',
      'As [trust rises]{.claim‸}.',
      'Name the claim #trust-rises',
      'As [trust rises]{.claim #trust-rises}.',
    ],
    [
      'an id for a callout',
      '> [!claim] Trust rises‸\n> more',
      'Name the claim #trust-rises',
      '> [!claim] Trust rises {#trust-rises}\n> more',
    ],
    ['an id that is not taken', '# Trust {.claim‸}', 'Name the claim #trust-2', '# Trust {.claim #trust-2}'],
    [
      'another id for one of two',
      '# A {.claim #trust‸}',
      'Rename this one to #trust-2',
      '# A {.claim #trust-2}',
    ],
    [
      'quotes',
      '# A {.claim topic=two words‸ #a type=effect}',
      'Put the value in quotes',
      '# A {.claim topic="two words" #a type=effect}',
    ],
    [
      'a blank line before a block',
      'Text\n::: {.claim‸ #a}\nx\n\n:::\n',
      'Insert a blank line',
      'Text\n\n::: {.claim #a}\nx\n\n:::\n',
    ],
    [
      'a blank line before a list',
      'Text\r\n-‸ supports #trust [@a2020]: x\r\n',
      'Insert a blank line',
      'Text\r\n\r\n- supports #trust [@a2020]: x\r\n',
    ],
    [
      'the end of a block',
      '::: {.claim‸ #a}\nx\n',
      'Close the block at the end of the note',
      '::: {.claim #a}\nx\n\n:::\n',
    ],
    ['a fence too many', '# C {.claim #a}\n\n::‸:\n', 'Remove the fence', '# C {.claim #a}\n\n\n'],
    [
      'another tool’s directive',
      ':::claim{#id‸}\nx\n\n:::\n',
      'Change to ::: {.claim #id}',
      '::: {.claim #id}\nx\n\n:::\n',
    ],
    ['braces without a dot', ':::{claim‸}\nx\n\n:::\n', 'Change to ::: {.claim}', '::: {.claim}\nx\n\n:::\n'],
    [
      'a colon',
      '- supports #trust [@a2020, p. 3]‸ "x"',
      'Insert the colon',
      '- supports #trust [@a2020, p. 3]: "x"',
    ],
    [
      'the end of a quote',
      '- supports #trust [@a2020, p. 3]: “x‸',
      'Close the quotation',
      '- supports #trust [@a2020, p. 3]: “x”',
    ],
    [
      'a reason',
      '# A {.claim #a strength="medium‸"}',
      'Add because="…"',
      '# A {.claim #a strength="medium" because="…"}',
    ],
    [
      'a citation of a bare key',
      '# A {.claim #a}\n\n- supports‸ a2020: x',
      'Cite as [@a2020]',
      '# A {.claim #a}\n\n- supports [@a2020]: x',
    ],
    [
      'study facts',
      '---\ncitekey: a2020\ntitle: x\n---\n\n- supports‸ #trust (p. 3): "x"\n',
      'Add study facts to the front matter',
      '---\ncitekey: a2020\nstudy:\n  design: \n  countries: []\ntitle: x\n---\n\n- supports #trust (p. 3): "x"\n',
    ],
  ];
  for (const [what, before, title, after] of cases) {
    it(`offer ${what}`, () => assert.equal(actionsIn(before).after(title), after));
  }

  it('mend what they say: the problem is gone, and no other comes', () => {
    const grave = (text: string): string[] =>
      scene(text, files)
        .problems()
        .map((problem) => problem.split(' ')[0] ?? '')
        .filter(
          (code) =>
            !/^(?:claim-no-evidence|evidence-no-quote|quote-no-locator|study-not-described|unknown-design)$/.test(
              code,
            ),
        )
        .sort();
    for (const [what, before, title] of cases) {
      // A directive without an id is told of its form first.
      if (/study facts|the nearest design|braces/.test(what)) continue;
      const text = before.replace('‸', '');
      const left = grave(actionsIn(before).after(title));
      const was = grave(text);
      assert.ok(left.length < was.length, `${what}: ${was.join()} → ${left.join()}`);
      for (const code of left) assert.ok(was.includes(code), `${what} brought ${code}`);
    }
  });

  it('say which problem they mend, and which of them is meant for one key', () => {
    const [first, ...others] = actionsIn('- supports #trus‸ [@a2020]: x').actions;
    assert.equal(first?.diagnostics?.[0]?.code, 'unknown-claim');
    assert.equal(first.isPreferred, true);
    assert.ok(others.every(({ isPreferred }) => isPreferred !== true));
  });

  it('are none where there is no problem, on every note of the sample', () => {
    const sample = sampleFiles();
    const { base } = scene('', sample);
    for (const [file, text] of Object.entries(sample)) {
      if (!file.endsWith('.md')) continue;
      const offered = codeActionsAt(base, file, text, { start: 0, end: text.length }, uriOf, ['quickfix']);
      const codes = new Set(offered.map(({ diagnostics }) => diagnostics?.[0]?.code));
      assert.ok(
        [...codes].every((code) => code === 'study-not-described'),
        file,
      );
    }
  });
});

describe('fix all', () => {
  it('mends every problem of a kind', () => {
    const { titles, after } = actionsIn('# One {.claim}\n\n# One {.claim}\n\n# Two {.claim}\n');
    assert.ok(titles.includes('Name every claim in this note'));
    assert.equal(
      after('Name every claim in this note'),
      '# One {.claim #one}\n\n# One {.claim #one-2}\n\n# Two {.claim #two}\n',
    );
    assert.ok(!actionsIn('# One {.claim‸}').titles.includes('Name every claim in this note'));
  });

  it('mends on demand all that cannot change a meaning', () => {
    const text =
      'Text\n- supports #trust [@a2020, p. 3] "x"\n\n# A {.claim topic=a b #a}\n\n- supports #trus [@a2020]: y\n';
    assert.equal(
      actionsIn(text, ['source.fixAll']).after('Fix all that is safe to fix'),
      'Text\n\n- supports #trust [@a2020, p. 3]: "x"\n\n# A {.claim topic="a b" #a}\n\n- supports #trus [@a2020]: y\n',
    );
    assert.deepEqual(actionsIn(text, [fixAllKind]).titles, ['Fix all that is safe to fix']);
    assert.ok(!actionsIn(text).titles.includes('Fix all that is safe to fix'));
  });
});

describe('refactorings', () => {
  const selected = (text: string, words: string): Offered => {
    const { base, after } = scene(text, files);
    const start = text.indexOf(words);
    const actions = codeActionsAt(base, here, text, { start, end: start + words.length }, uriOf, [
      'refactor',
    ]);
    return {
      actions,
      titles: actions.map(({ title }) => title),
      after: (title) => after(actions.find((one) => one.title === title)?.edit?.changes?.[here] ?? []),
    };
  };

  it('make a heading a claim', () => {
    assert.equal(
      actionsIn('# Trust ri‸ses fast\n\nText').after('Make this heading a claim'),
      '# Trust rises fast {.claim #trust-rises-fast}\n\nText',
    );
    assert.deepEqual(actionsIn('# Trust ri‸ses {.claim #x}', ['refactor']).titles, []);
  });

  it('make a selection a claim', () => {
    assert.equal(
      selected('So trust rises here.', 'trust rises').after('Make the selection a claim'),
      'So [trust rises]{.claim #trust-rises} here.',
    );
    for (const [text, words] of [
      ['```\ncode here\n```', 'code here'],
      ['two\nlines', 'two\nlines'],
      ['a [link](x)', '[link](x)'],
    ] as const) {
      assert.deepEqual(selected(text, words).titles, [], text);
    }
  });

  it('split evidence of two sources', () => {
    assert.equal(
      actionsIn('- supports #trust‸ [@a2020, p. 3; @b2021]: both\n').after('Split into 2 pieces of evidence'),
      '- supports #trust [@a2020, p. 3]: both\n- supports #trust [@b2021]: both\n',
    );
  });
});
