import assert from 'node:assert/strict';
import { markAsClaim } from '../../../src/language/writing/markAsClaim.js';
import { moveClaim } from '../../../src/language/writing/moveClaim.js';
import { changed } from '../../../src/language/writing/types.js';
import { baseOf, bib, put } from '../../core/base/workspace.js';
import { sampleFiles } from '../sample.js';
import { desk, written } from './desk.js';

const bibliography = { 'references.bib': bib('a2020', 'b2021') };

describe('a claim that is marked', () => {
  const cases: [what: string, before: string, after: string][] = [
    [
      'the words that are selected',
      'We hold that ‹trust rises›.\n',
      'We hold that [trust rises]{.claim #‹trust-rises›}.\n',
    ],
    ['the heading at the cursor', '## Trust‸ rises\n', '## Trust rises {.claim #‹trust-rises›}\n'],
    [
      'a new one below the paragraph',
      'Words.‸\n',
      'Words.\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n',
    ],
    [
      'a new one below a paragraph of several lines',
      'Words that\r\ngo ‸on\r\nand on.\r\n\r\nMore.\r\n',
      'Words that\r\ngo on\r\nand on.\r\n\r\n## ‹What the studies show, as a sentence› {.claim #short-name}\r\n\r\nMore.\r\n',
    ],
    [
      'a new one below the list that belongs to the paragraph',
      'As [a]{.claim #a} says‸:\n\n- supported by [@a2020, p. 1]: "x"\n  and on\n\n- supported by [@b2021]:\n\n  > y\n\nMore.\n',
      'As [a]{.claim #a} says:\n\n- supported by [@a2020, p. 1]: "x"\n  and on\n\n- supported by [@b2021]:\n\n  > y\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n\nMore.\n',
    ],
    [
      'a new one below the list from the blank line above it',
      'As [a]{.claim #a} says:\n‸\n- supported by [@a2020, p. 1]: "x"\n\nMore.\n',
      'As [a]{.claim #a} says:\n\n- supported by [@a2020, p. 1]: "x"\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n\nMore.\n',
    ],
    [
      'a new one below the list that the cursor is in',
      '# A {.claim #a}\n\n- supported by [@a2020]: "x‸"\n- supported by [@b2021]: "y"\n',
      '# A {.claim #a}\n\n- supported by [@a2020]: "x"\n- supported by [@b2021]: "y"\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n',
    ],
    [
      'a new one behind the section whose evidence it would take',
      '## A {.claim #a}\n\nWords.‸\n\nMore.\n\n- supported by [@a2020]: "x"\n\n## Next\n',
      '## A {.claim #a}\n\nWords.\n\nMore.\n\n- supported by [@a2020]: "x"\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n\n## Next\n',
    ],
    [
      'a new one behind the block whose evidence it would take',
      '::: {.claim #a}\nA.‸\n\nB.\n\n- supported by [@a2020]: "x"\n\n:::\n\nMore.\n',
      '::: {.claim #a}\nA.\n\nB.\n\n- supported by [@a2020]: "x"\n\n:::\n\n## ‹What the studies show, as a sentence› {.claim #short-name}\n\nMore.\n',
    ],
    [
      'a new one of another name the second time',
      '## What the studies show, as a sentence {.claim #short-name}\n\nWords.‸\n',
      '## What the studies show, as a sentence {.claim #short-name}\n\nWords.\n\n## ‹What the studies show, as a sentence› {.claim #short-name-2}\n',
    ],
    ['a new one in an empty note', '‸', '## ‹What the studies show, as a sentence› {.claim #short-name}\n'],
  ];
  for (const [what, before, after] of cases) {
    it(`is ${what}`, () => {
      const on = desk(before);
      assert.deepEqual(written(on, markAsClaim(on.base, 'note.md', on.text, on.selection)), {
        'note.md': after,
      });
    });
  }

  it('takes nothing from any other, wherever the cursor is in the sample', function () {
    this.timeout(60_000);
    let made = 0;
    for (const [file, text] of Object.entries(sampleFiles())) {
      if (!file.endsWith('.md')) continue;
      const base = baseOf({ [file]: text });
      const sense = (now: typeof base): string =>
        JSON.stringify(now.evidence().map(({ target, quote }) => [target, quote]));
      const before = [sense(base), base.problems(file).length];
      for (let at = 0; at < text.length; at += 97) {
        const outcome = markAsClaim(base, file, text, { start: at, end: at });
        if ('failure' in outcome) continue;
        const after = baseOf({ [file]: changed(text, outcome.changes) });
        const told = after.problems(file).filter(({ code }) => code !== 'claim-no-evidence').length;
        assert.deepEqual(
          [sense(after), after.claims().length],
          [before[0], base.claims().length + 1],
          `${file}:${at}`,
        );
        assert.ok(told <= Number(before[1]), `${file}:${at}`);
        made += 1;
      }
    }
    assert.ok(made > 100);
  });

  it('is none in code, in front matter, and where there is one already', () => {
    for (const [text, why] of [
      ['```\n‹x›\n```\n', /Front matter and code/],
      ['---\ntitle: ‹x›\n---\n', /Front matter and code/],
      ['## Trust‸ {.claim #t}\n', /already: #t/],
      ['‹a [b] c›\n', /without brackets/],
    ] as const) {
      const on = desk(text);
      assert.match(String(written(on, markAsClaim(on.base, 'note.md', on.text, on.selection))), why);
    }
  });
});

describe('a claim that is moved', () => {
  const moved = async (text: string, files: Record<string, string>, key: string, to = 'to.md') => {
    const on = desk(text, { ...files, ...bibliography });
    return written(on, await moveClaim(on.base, key, to, (file) => Promise.resolve(on.files[file])));
  };

  it('takes its section along, and links that name its note follow', async () => {
    const text =
      '# All\n\n## Trust rises {.claim #t}\n\n- supported by [@a2020, p. 1]: "x"\n\n## Next\n\nMore.\n';
    const after = await moved(
      text,
      {
        'to.md': '# Other\n\nWords.\n',
        'deep/b.md':
          '- supports [t](../note.md#t) [@b2021, p. 1]: "y"\n- supports [[note#^t]] [@b2021, p. 2]: "z"\n',
      },
      't',
    );
    assert.deepEqual(after, {
      'note.md': '# All\n\n## Next\n\nMore.\n',
      'to.md': '# Other\n\nWords.\n\n‸## Trust rises {.claim #t}\n\n- supported by [@a2020, p. 1]: "x"\n',
      'deep/b.md':
        '- supports [t](../to.md#t) [@b2021, p. 1]: "y"\n- supports [[to#^t]] [@b2021, p. 2]: "z"\n',
    });
  });

  it('keeps its id in links where the note is named alike', async () => {
    const links = (note: string): string =>
      `- supports [[${note}#^trust-rises]] [@b2021, p. 1]: "x"\n\nAs [[${note}#trust-rises|trust]] and [trust](${note}.md#trust-rises).\n`;
    const on = desk('', {
      'trust.md': '# Trust rises {.claim #trust-rises}\n',
      'to.md': 'Words.\n',
      'c.md': links('trust'),
      ...bibliography,
    });
    const outcome = await moveClaim(on.base, 'trust-rises', 'to.md', (file) =>
      Promise.resolve(on.files[file]),
    );
    assert.deepEqual(written(on, outcome), {
      'trust.md': '',
      'to.md': 'Words.\n\n‸# Trust rises {.claim #trust-rises}\n',
      'c.md': links('to'),
    });
  });

  it('stays where a note that links to it is not as it was read', async () => {
    const link = '- supports [[note#^t]] [@b2021, p. 1]: "x"\n';
    const on = desk('# Trust rises {.claim #t}\n', { 'to.md': 'Words.\n', 'c.md': link, ...bibliography });
    const now: Record<string, string> = { ...on.files, 'c.md': `${link}\nMore.\n` };
    assert.deepEqual(await moveClaim(on.base, 't', 'to.md', (file) => Promise.resolve(now[file])), {
      failure: 'The notes have changed meanwhile: try again.',
    });
  });

  it('has its evidence name the paper that its old note was about', async () => {
    const text =
      '---\ncitekey: a2020\n---\n\n## Trust rises {.claim #t}\n\n- supports (p. 1): "x"\n- supports: "y"\n';
    assert.deepEqual(await moved(text, { 'to.md': 'Words.' }, 't'), {
      'note.md': '---\ncitekey: a2020\n---\n',
      'to.md':
        'Words.\n\n‸## Trust rises {.claim #t}\n\n- supports [@a2020, p. 1]: "x"\n- supports [@a2020]: "y"\n',
    });
  });

  it('writes paths as they are from its new folder', async () => {
    const text = '## Trust rises {.claim #t}\n\n![a](img/a.png) and [b](b.md#x), [c](https://x.org/a)\n';
    assert.deepEqual(await moved(text, { 'deep/to.md': 'W.\n' }, 't', 'deep/to.md'), {
      'note.md': '',
      'deep/to.md':
        'W.\n\n‸## Trust rises {.claim #t}\n\n![a](../img/a.png) and [b](../b.md#x), [c](https://x.org/a)\n',
    });
  });

  it('stays where it would be read as something else: in a block that is not closed', async () => {
    assert.match(String(await moved('## T {.claim #t}\n', { 'to.md': '```\ncode\n' }, 't')), /not closed/);
    assert.match(String(await moved('## T {.claim #t}\n', {}, 't', 'no.md')), /not a note/);
  });

  it('keeps every rating, whichever claim of the sample goes to whichever note', async function () {
    this.timeout(60_000);
    const sample = sampleFiles();
    const base = baseOf(sample);
    const ratings = () =>
      JSON.stringify(
        base
          .claims()
          .map(({ key }) => [key, base.rating(key)?.strength, base.rating(key)?.units.length])
          .sort(),
      );
    const before = ratings();
    let done = 0;
    for (const { key, file } of base.claims()) {
      const to =
        done % 2 === 0 ? 'notes/literature/bovaird2008fad.md' : 'notes/literature/brudney1983toward.md';
      if (file === to) continue;
      const outcome = await moveClaim(base, key, to, (name) => Promise.resolve(sample[name]));
      assert.ok(!('failure' in outcome), `${key}: ${JSON.stringify(outcome)}`);
      const files = [...new Set(outcome.changes.map((change) => change.file))];
      for (const name of files)
        put(
          base,
          name,
          changed(
            sample[name] ?? '',
            outcome.changes.filter((change) => change.file === name),
          ),
        );
      assert.equal(base.claim(key)?.file, to);
      assert.equal(ratings(), before);
      for (const name of files) put(base, name, sample[name] ?? '');
      done += 1;
    }
    assert.ok(done >= 14);
  });
});
