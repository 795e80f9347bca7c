import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import {
  codeLenses,
  createSearch,
  documentLinks,
  documentSymbols,
  foldingRanges,
  inlayHints,
  resolveLink,
  selectionRangeAt,
  workspaceSymbols,
} from '../../src/language/index.js';
import { baseOf, bib, paper } from '../core/base/workspace.js';
import { sampleFiles } from './sample.js';
import { here, scene } from './scene.js';

const uriOf = (file: string): string => file;
const files = {
  'claims.md':
    '# Trust is raised {.claim #trust}\n\n- supported by [@a2020]: ["x"]{#ev-a}\n\nAs [it is]{.claim ref=trust}.\n',
  'a.md': paper('a2020', 'contradicts #trust (p. 3): "It fell."'),
  'references.bib': bib('a2020', 'b2021'),
};

describe('references', () => {
  it('of a claim are its refs, restatements, and the evidence under it', () => {
    for (const text of ['- mentions #tr‸ust [@b2021]', '# Other\n\nAs [so]{.claim ref=tr‸ust}']) {
      assert.deepEqual(
        scene(text, files).references().sort(),
        [
          'a.md: trust',
          'claims.md: supported by [@a2020]',
          'claims.md: trust',
          'claims.md: trust',
          'note.md: trust',
        ].sort(),
      );
    }
    assert.equal(scene('- mentions #tr‸ust [@b2021]', files).references(false).length, 4);
  });

  it('of evidence are what attacks it, and of a key everything that cites it', () => {
    assert.deepEqual(scene('- undercuts #ev‸-a [@b2021]', files).references(), [
      'claims.md: ev-a',
      'note.md: ev-a',
    ]);
    assert.deepEqual(scene('As @a20‸20', files).references(), [
      'a.md: a2020',
      'claims.md: a2020',
      'note.md: a2020',
      'references.bib: a2020',
    ]);
  });
});

describe('symbols', () => {
  it('of a note are its claims with their evidence', () => {
    const { base, wordsAt } = scene(
      '# One {.claim #one}\n\n- supported by [@a2020]: "x"\n\n- supports #trust [@b2021]: "y"\n\n## Two {.claim}\n',
      files,
    );
    const shape = (symbols: DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, detail, children }) => [
        name,
        detail ?? '',
        ...(children ? [shape(children)] : []),
      ]);
    const symbols = documentSymbols(base, here);
    assert.deepEqual(shape(symbols), [
      ['One', '#one', [['supports', '@a2020']]],
      ['supports #trust', '@b2021'],
      ['Two', ''],
    ]);
    const [first] = symbols;
    assert.ok(first);
    assert.match(wordsAt(here, first.range), /^# One[^]*"x"$/);
  });

  it('hold their selection and their children, as editors ask', () => {
    const base = baseOf(sampleFiles());
    const inside = (a: DocumentSymbol['range'], b: DocumentSymbol['range']): boolean => {
      const after = (x: { line: number; character: number }, y: typeof x): boolean =>
        x.line > y.line || (x.line === y.line && x.character >= y.character);
      return after(b.start, a.start) && after(a.end, b.end);
    };
    const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
      assert.ok(inside(range, selectionRange));
      for (const child of children) {
        assert.ok(inside(range, child.range));
        check(child);
      }
    };
    for (const file of base.files()) documentSymbols(base, file).forEach(check);
  });

  it('of the workspace are claims found by their words', () => {
    const base = baseOf(sampleFiles());
    const search = createSearch(base);
    assert.equal(workspaceSymbols(base, search, '', uriOf).length, base.claims().length);
    const [first] = workspaceSymbols(base, search, 'womne more', uriOf);
    assert.equal(first?.name, 'Women co-produce more than men');
    assert.deepEqual(workspaceSymbols(base, search, 'xyzzy', uriOf), []);
  });
});

describe('folding', () => {
  it('folds blocks, nested ones too, and one that is not closed to the end', () => {
    const text =
      '::: {.claim #a}\nOne\n\n:::: note\nTwo\n::::\n\n:::\n\n```\n::: {.x}\n```\n\n::: {.claim}\nOpen';
    assert.deepEqual(foldingRanges(text), [
      { startLine: 0, endLine: 7 },
      { startLine: 3, endLine: 5 },
      { startLine: 13, endLine: 14 },
    ]);
    assert.deepEqual(foldingRanges(text.replaceAll('\n', '\r\n')), foldingRanges(text));
    assert.deepEqual(foldingRanges(''), []);
    assert.deepEqual(foldingRanges(':::\n:::'), []);
  });
});

describe('expanding the selection', () => {
  it('goes from the name through the head and the item to the claim’s section and the note', () => {
    const marked = '# Trust {.claim #t}\n\n- supports #t [@a20‸20, p. 3]: "x"\n\n# Next\n';
    const { base, offset, wordsAt } = scene(marked, files);
    const words: string[] = [];
    for (let at = selectionRangeAt(base, here, offset); at; at = at.parent)
      words.push(wordsAt(here, at.range));
    assert.deepEqual(words.slice(0, 4), [
      'a2020',
      '[@a2020, p. 3]',
      'supports #t [@a2020, p. 3]',
      '- supports #t [@a2020, p. 3]: "x"',
    ]);
    assert.equal(words.at(-1), marked.replace('‸', ''));
    for (let i = 1; i < words.length; i++) assert.ok(words[i]?.includes(words[i - 1] ?? ''));
  });
});

describe('links', () => {
  const dois = {
    'references.bib':
      '@article{a2020,\n  title = {X},\n  doi = {https://doi.org/10.1111/a<b>(3)1},\n}\n\n@misc{b2021,\n  url = {javascript:alert(1)}\n}\n',
  };
  it('lead from a citation key to the publication, found when asked', () => {
    const { base, wordsAt } = scene('As [@a2020; @b2021; @none].', dois);
    const links = documentLinks(base, here);
    assert.deepEqual(
      links.map(({ range, target }) => [wordsAt(here, range), target]),
      [
        ['a2020', undefined],
        ['b2021', undefined],
      ],
    );
    assert.deepEqual(
      links.map((link) => resolveLink(base, link).target),
      ['https://doi.org/10.1111/a%3Cb%3E(3)1', undefined],
    );
  });

  it('lead from a DOI in the bibliography', () => {
    const { base, wordsAt } = scene('', dois);
    assert.deepEqual(
      documentLinks(base, 'references.bib').map(({ range, target }) => [
        wordsAt('references.bib', range),
        target,
      ]),
      [['10.1111/a<b>(3)1', 'https://doi.org/10.1111/a%3Cb%3E(3)1']],
    );
  });
});

describe('code lenses', () => {
  it('stand above each claim with its strength, verdict and counts', () => {
    const { base } = scene('# Untested {.claim}\n\n# Trust rises {.claim #rises}\n', {
      ...files,
      'b.md': paper('b2021', 'supports #rises (p. 1): "x"'),
    });
    const lenses = codeLenses(base, here);
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title.replace(/^.*? · /, '')]),
      [
        [0, 'untested'],
        [2, 'supported · +1 −0 ±0 ○0'],
        [2, '1 passage'],
      ],
    );
    assert.deepEqual(lenses[1]?.command?.arguments, ['rises']);
    assert.deepEqual(lenses[2]?.command, {
      title: '1 passage',
      command: 'corroborate.peekEvidence',
      arguments: ['rises'],
    });
  });
});

describe('inlay hints', () => {
  it('name the claim that an item without a ref bears on, and only there', () => {
    const text =
      '# Trust {.claim #t}\n\n- supported by [@a2020]: ["x"]{#ev}\n  - undercut by [@b2021]: "y"\n- supports #t [@b2021]: "z"\n';
    const { base } = scene(text, files);
    const hints = inlayHints(base, here, text, { start: 0, end: text.length });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.line, position.character]),
      [
        ['#t', 2, '- supported by'.length],
        ['#ev', 3, '  - undercut by'.length],
      ],
    );
    assert.deepEqual(inlayHints(base, here, text, { start: 0, end: 10 }), []);
  });

  it('stand behind a relation that is bold or italic, not within its marks', () => {
    const item = '- **supported** _by_';
    const text = `# Trust {.claim #t}\n\n${item} [@a2020]: "x"\n`;
    const { base } = scene(text, files);
    const [hint] = inlayHints(base, here, text, { start: 0, end: text.length });
    assert.deepEqual(hint?.position, { line: 2, character: item.length });
  });
});
