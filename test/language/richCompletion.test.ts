import assert from 'node:assert/strict';
import { InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { designs } from '../../src/core/designs.js';
import { completionsAt, createSearch } from '../../src/language/index.js';
import { baseOf, bib } from '../core/base/workspace.js';
import { sampleFiles } from './sample.js';
import { here, scene, sceneIn, type Scene } from './scene.js';

const sample = sampleFiles();
const base = baseOf(sample);

/** A scene in a new note of the sample. */
function inSample(marked: string): Scene {
  const offset = marked.indexOf('‸');
  const files = { ...sample, 'new.md': marked.replace('‸', '') };
  return sceneIn(baseOf(files), files, 'new.md', offset);
}

describe('completion of claims by their words', () => {
  it('finds a claim of the sample by words of its text, in any order, mistyped, and by its id', () => {
    for (const typed of ['women', 'more-women', 'womne', 'WOMEN-MORE', 'women-mor']) {
      assert.equal(inSample(`- supports #${typed}‸`).offered()[0], 'women-more', typed);
    }
  });

  it('offers them after the relation alone, and writes the #', () => {
    assert.equal(inSample('- supports women more‸').accept('women-more'), '- supports #women-more');
    assert.equal(inSample('- **Supports** ‸').accept('women-more'), '- **Supports** #women-more');
  });

  it('passes the editor’s own filter, whatever was typed', () => {
    for (const { filterText } of inSample('- supports #womne‸').completions())
      assert.equal(filterText, 'womne');
  });

  it('puts claims of the topics that the note speaks of before the others', () => {
    const offered = inSample('- supports #women-more (p. 3): "x"\n- supports #‸').offered();
    const topics = offered.map((id) => base.claimById(id)?.topics[0] ?? '');
    const topic = base.claimById('women-more')?.topics[0];
    const of = topics.filter((one) => one === topic).length;
    assert.ok(of > 3);
    assert.deepEqual(new Set(topics.slice(0, of)), new Set([topic]));
  });
});

describe('completion of references by their words', () => {
  it('finds a reference by author, year and title words, mistyped too', () => {
    for (const typed of ['parrado', 'correlates', 'parrado2013', 'corelates']) {
      assert.ok(inSample(`As [@${typed}‸`).offered().includes('parrado2013correlates'), typed);
    }
  });

  it('puts those first that were cited lately in any note, and then those of the note', () => {
    const { base, text, offset } = scene('As [@c2022] and [@‸', { 'r.bib': bib('a2020', 'b2021', 'c2022') });
    const labels = (recent: string[]) =>
      completionsAt(base, createSearch(base), here, text, offset, recent).items.map(({ label }) => label);
    assert.deepEqual(labels([]), ['c2022', 'a2020', 'b2021']);
    assert.deepEqual(labels(['b2021', 'gone']), ['b2021', 'c2022', 'a2020']);
  });

  it('offers the whole citation after a passive relation and after a claim', () => {
    for (const [text, after] of [
      ['- supported by ‸', '- supported by [@bovaird2008fad]'],
      ['- supported by fad fact‸', '- supported by [@bovaird2008fad]'],
      ['- supports #women-more ‸', '- supports #women-more [@bovaird2008fad]'],
    ] as const) {
      assert.equal(
        inSample(text.replace('‸', text.includes('fad') ? '‸' : 'bovaird2008‸')).accept('bovaird2008fad'),
        after,
      );
    }
  });

  it('shows the abstract and the study of the chosen one only', () => {
    const at = inSample('As [@bovaird2008fad‸');
    assert.ok(at.completions().every(({ documentation }) => documentation === undefined));
    assert.match(
      at.details('bovaird2008fad') ?? '',
      /Fad or fact[^]*Descriptive survey · CZ, DK, FR, DE, GB/,
    );
  });

  it('offers no more than can be looked at, of however many', () => {
    const many = baseOf({ 'all.bib': bib(...Array.from({ length: 500 }, (_, i) => `key${i}`)) });
    const search = createSearch(many);
    const { items, isIncomplete } = completionsAt(many, search, 'x.md', 'As @', 4);
    assert.equal(items.length, 60);
    assert.ok(isIncomplete);
    assert.deepEqual(
      completionsAt(many, search, 'x.md', 'As @key499', 10).items.map(({ label }) => label)[0],
      'key499',
    );
  });
});

describe('completion of locators', () => {
  it('offers them after a key and its comma, after a narrative key, and in a paper’s own note', () => {
    for (const text of ['As [@a2020, ‸]', 'As @a2020 [‸]', '- supports #x (‸)']) {
      assert.equal(scene(text).accept('abstract'), text.replace('‸', 'abstract'), text);
      assert.equal(scene(text).accept('p.'), text.replace('‸', 'p. '), text);
    }
  });
});

describe('completion of attributes', () => {
  const config = {
    ...scene('').base.config,
    facets: {
      phase: { label: 'Phase', values: ['co-design', 'in use'], on: ['claim' as const, 'study' as const] },
    },
  };
  const withFacets = (marked: string): Scene => {
    const made = scene(marked, { 'claims.md': '# T {.claim #t topic="Who takes part, Trust"}\n' });
    made.base.setConfig('corroborate.json', config);
    return made;
  };

  it('offers those of the carrier that are not written yet', () => {
    assert.deepEqual(withFacets('# Trust {.claim #t type=effect ‸}').offered(), [
      'topic',
      'countries',
      'strength',
      'because',
      'flags',
      'ref',
      'phase',
    ]);
    assert.ok(withFacets('- supports #t [@a]: ["x"]{‸}').offered().includes('design'));
    assert.deepEqual(withFacets('As [it is]{‸}').offered(), ['.claim', '.effect']);
    assert.ok(withFacets('::: {‸').offered().includes('.claim'));
    assert.ok(withFacets('> [!claim] Trust {‸').offered().includes('#'));
    assert.deepEqual(withFacets('Prose with {‸').offered(), []);
  });

  it('offers their values, and quotes those that need it', () => {
    assert.deepEqual(withFacets('# Trust {.claim type=‸}').offered(), [
      'effect',
      'association',
      'descriptive',
      'experience',
    ]);
    assert.equal(
      withFacets('# Trust {.claim topic=‸}').accept('Who takes part'),
      '# Trust {.claim topic="Who takes part"}',
    );
    assert.equal(
      withFacets('# Trust {.claim topic="Trust, Wh‸"}').accept('Who takes part'),
      '# Trust {.claim topic="Trust, Who takes part"}',
    );
    assert.equal(withFacets('# Trust {.claim phase=‸}').accept('in use'), '# Trust {.claim phase="in use"}');
    assert.equal(
      withFacets('- supports #t [@a]: ["x"]{design=rc‸}').accept('rct'),
      '- supports #t [@a]: ["x"]{design=rct}',
    );
    assert.ok(withFacets('# Trust {.claim strength=‸}').offered().includes('medium'));
  });

  it('finds a country by its name, and writes its code', () => {
    const at = withFacets('# Trust {.claim countries="DK, Ger‸"}');
    const germany = at.completions().find(({ label }) => label === 'DE Germany');
    assert.match(germany?.filterText ?? '', /^Germany/);
    assert.equal(at.accept('DE Germany'), '# Trust {.claim countries="DK, DE"}');
  });

  it('leaves a closed value alone', () => {
    assert.deepEqual(withFacets('# Trust {.claim topic="a"‸}').offered(), []);
  });
});

describe('completion in front matter', () => {
  it('offers keys of the note and of a study', () => {
    assert.deepEqual(scene('---\n‸\n---\n').offered().slice(0, 3), ['citekey', 'title', 'study']);
    assert.equal(scene('---\nstu‸\n---\n').accept('study'), '---\nstudy:\n  \n---\n');
    for (const text of [
      '---\nstudy:\n  ‸\n---\n',
      '---\nstudies:\n  - ‸\n---\n',
      '---\nstudies:\n  - id: a\n    ‸\n---\n',
    ]) {
      assert.deepEqual(scene(text).offered().slice(0, 3), ['design', 'of', 'n'], text);
    }
    assert.deepEqual(scene('---\nother:\n  ‸\n---\n').offered(), []);
  });

  it('offers every design with a line that says what it is', () => {
    const { completions } = scene('---\nstudy:\n  design: ‸\n---\n');
    assert.deepEqual(Object.fromEntries(completions().map(({ label, detail }) => [label, detail])), designs);
  });

  it('offers values in lists of every form', () => {
    for (const [text, accepted] of [
      ['---\nstudy:\n  countries: [DK, ‸]\n---\n', '---\nstudy:\n  countries: [DK, GB]\n---\n'],
      ['---\nstudy:\n  countries:\n    - ‸\n---\n', '---\nstudy:\n  countries:\n    - GB\n---\n'],
      ['---\nstudy:\n  countries: United Kin‸\n---\n', '---\nstudy:\n  countries: GB\n---\n'],
    ] as const) {
      assert.equal(scene(text).accept('GB United Kingdom'), accepted);
    }
    assert.deepEqual(scene('---\nstudy:\n  quality: ‸\n---\n').offered(), [
      'high',
      'moderate',
      'low',
      'unclear',
    ]);
    assert.equal(inSample('---\nstudy:\n  includes: [bovaird2008f‸\n---\n').offered()[0], 'bovaird2008fad');
  });
});

describe('completion of blocks', () => {
  it('writes a claim as a block or a callout, with the blank line that Pandoc needs', () => {
    assert.equal(
      scene('Prose.\n:::‸').accept('::: {.claim}'),
      'Prose.\n\n::: {.claim #its-name}\nWhat it says.\n:::\n',
    );
    assert.equal(
      scene('Prose.\n\n:::‸').accept('::: {.claim}'),
      'Prose.\n\n::: {.claim #its-name}\nWhat it says.\n:::\n',
    );
    assert.equal(scene('> [!‸').accept('[!claim]'), '> [!claim] What it says {#its-name}');
  });

  it('parts them from what stands around: within a paragraph, in lists and quotes, at the end, and with CRLF', () => {
    const block = '::: {.claim #its-name}\nWhat it says.\n:::';
    for (const [before, label, after] of [
      ['One\n:::‸\ntwo.\n', '::: {.claim}', `One\n\n${block}\n\ntwo.\n`],
      ['One\n\n:::‸\n\ntwo.\n', '::: {.claim}', `One\n\n${block}\n\ntwo.\n`],
      ['One\n\n:::‸\n', '::: {.claim}', `One\n\n${block}\n`],
      ['- one\n  :::‸\n- two\n', '::: {.claim}', `- one\n\n  ${block.replaceAll('\n', '\n  ')}\n\n- two\n`],
      ['> one\n> :::‸\n> two\n', '::: {.claim}', `> one\n>\n> ${block.replaceAll('\n', '\n> ')}\n>\n> two\n`],
      ['One\r\n:::‸\r\ntwo', '::: {.claim}', `One\n\n${block}\n\ntwo`.replaceAll('\n', '\r\n')],
      ['One\n> [!‸\ntwo.\n', '[!claim]', 'One\n\n> [!claim] What it says {#its-name}\n\ntwo.\n'],
      ['> one\n> [!‸', '[!claim]', '> one\n\n> [!claim] What it says {#its-name}'],
      ['One\n\n> [!cl‸\n', '[!claim]', 'One\n\n> [!claim] What it says {#its-name}\n'],
    ] as const) {
      const one = scene(before);
      assert.equal(one.accept(label), after, JSON.stringify(before));
      const [item] = one.completions();
      const { range } = item?.textEdit as TextEdit;
      const typed = one.wordsAt('note.md', range).trimStart().toLowerCase();
      assert.ok(item?.filterText?.trimStart().startsWith(typed), `${item?.filterText} fits ${typed}`);
      const written = scene(after);
      assert.equal(
        written.base.claimById('its-name')?.text,
        'What it says' + (label === '[!claim]' ? '' : '.'),
      );
    }
  });

  it('inserts plain text alone, wherever it completes', () => {
    for (const marked of [
      '- ‸',
      '- supports #‸',
      'As [@‸',
      '# A {.claim ‸}',
      ':::‸',
      '> [!‸',
      '---\nstudy:\n  ‸\n---\n',
    ])
      for (const { insertTextFormat, textEdit } of inSample(marked).completions()) {
        assert.notEqual(insertTextFormat, InsertTextFormat.Snippet, marked);
        assert.ok(textEdit && !textEdit.newText.includes('$'), marked);
      }
  });

  it('gives what is read as a claim without a problem', () => {
    for (const [text, label] of [
      ['Prose.\n:::‸', '::: {.claim}'],
      ['> [!cl‸', '[!claim]'],
    ] as const) {
      const written = scene(scene(text).accept(label));
      assert.equal(written.base.claimById('its-name') !== undefined, true, text);
      assert.deepEqual(
        written.problems().map((one) => one.split(' ')[0]),
        ['claim-no-evidence'],
      );
    }
  });
});
