import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import {
  codeActionsAt,
  createSearch,
  diagnosticsOf,
  fixAllKind,
  problemsOfBlocks,
  resolveAction,
  writtenBlocks,
} from '../../src/language/index.js';
import { mendings } from '../../src/language/codeActions/fixes.js';
import { problemSeverities } from '../../src/core/problem.js';
import { createQueries } from '../../src/core/query/index.js';
import { readNote } from '../../src/core/notes/index.js';
import { baseOf, bib } from '../core/base/workspace.js';
import { fileCases, files, noteCases, type FileCase } from './fixCases.js';
import { sampleFiles } from './sample.js';
import { here, scene, sceneIn } from './scene.js';

const uriOf = (file: string): string => file;

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
  const actions = codeActionsAt(base, here, text, at, uriOf, { only });
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

const count = (codes: unknown[], code: unknown): number => codes.filter((one) => one === code).length;

const sceneOf = (file: string, text: string) => {
  const all = { ...files, [file]: text };
  return sceneIn(baseOf(all), all, file, 0);
};

describe('quick fixes', () => {
  for (const [what, before, title, after] of noteCases) {
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
    for (const [what, before, title] of noteCases) {
      // A directive without an id is told of its form first.
      if (/study facts|the nearest design|braces|the abstract/.test(what)) continue;
      const text = before.replace('‸', '');
      const left = grave(actionsIn(before).after(title));
      const was = grave(text);
      assert.ok(left.length < was.length, `${what}: ${was.join()} → ${left.join()}`);
      for (const code of left) assert.ok(was.includes(code), `${what} brought ${code}`);
    }
  });

  /** The actions at the first problem of a code, and every file after the one with a title. */
  function mended({ code, files: some, file, title }: FileCase) {
    const all: Record<string, string> = { ...files, ...some };
    const one = sceneIn(baseOf(all), all, file, 0);
    const text = all[file] ?? '';
    const more = problemsOfBlocks(one.base, createQueries(one.base), writtenBlocks(text));
    const told = diagnosticsOf(one.base, file, uriOf, more);
    const actions = codeActionsAt(one.base, file, text, { start: 0, end: text.length }, uriOf, { more });
    const action = actions.find(
      (offered) => offered.title === title && offered.diagnostics?.[0]?.code === code,
    );
    assert.ok(action, `${title} is not offered, but ${actions.map((offered) => offered.title).join(', ')}`);
    const changed = Object.entries(action.edit?.changes ?? {}).map(([name, edits]) => [
      name,
      one.after(edits, name),
    ]);
    return { told, changed: Object.fromEntries(changed) as Record<string, string>, all };
  }

  for (const one of fileCases) {
    it(`offer ${one.what}`, () => {
      const { changed, all, told } = mended(one);
      assert.deepEqual(changed, one.after);
      if (one.stays) return;
      const after = { ...all, ...changed };
      const base = baseOf(after);
      const blocks = writtenBlocks(after[one.file] ?? '');
      const left = diagnosticsOf(
        base,
        one.file,
        uriOf,
        problemsOfBlocks(base, createQueries(base), blocks),
      ).map(({ code }) => code);
      const was = told.map(({ code }) => code);
      assert.ok(count(left, one.code) < count(was, one.code), `${one.code} is still told of`);
      for (const code of left.filter((brought) => brought !== one.brings))
        assert.ok(count(left, code) <= count(was, code), `it brought ${code}`);
    });
  }

  it('are there for every problem of the table that is not said to have none', () => {
    const tried = new Set([
      ...noteCases.flatMap(([, before, title]) => {
        const action = actionsIn(before).actions.find((offered) => offered.title === title);
        return action?.diagnostics?.map(({ code }) => code) ?? [];
      }),
      ...fileCases.map(({ code }) => code),
      // Its study has to be described in another note: see below.
      'which-study',
    ]);
    for (const code of Object.keys(problemSeverities) as (keyof typeof mendings)[]) {
      const mending = mendings[code];
      if ('none' in mending) assert.ok(mending.none.length > 20 && !tried.has(code), code);
      else assert.ok(tried.has(code), `${code} is said to have a fix, and no case tries it`);
    }
  });

  it('make a literature note of a paper that has none, where the editor knows the command', () => {
    const text = '- supports #trust [@b2021, p. 1]: "x"\n';
    const { base } = scene(text, files);
    const range = { start: 0, end: text.length };
    const title = 'Make a literature note of @b2021…';
    const [found] = codeActionsAt(base, here, text, range, uriOf, { commands: true }).filter(
      (offered) => offered.title === title,
    );
    assert.deepEqual(
      [found?.command?.command, found?.command?.arguments, found?.edit],
      ['corroborate.newLiteratureNote', [{ study: { citekey: 'b2021' } }], undefined],
    );
    assert.ok(codeActionsAt(base, here, text, range, uriOf).every((offered) => offered.title !== title));
  });

  it('are none for a bibliography that was not read yet as it is now', () => {
    const text = `${bib('a2020')}\n${bib('a2020')}`;
    const base = baseOf({ 'references.bib': text });
    const range = { start: 0, end: text.length + 10 };
    assert.ok(codeActionsAt(base, 'references.bib', text, range, uriOf).length > 0);
    assert.deepEqual(codeActionsAt(base, 'references.bib', `\n${text}`, range, uriOf), []);
    assert.deepEqual(codeActionsAt(base, 'references.bib', `% more\n\n${text}`, range, uriOf), []);
  });

  it('name the study of a paper with several', () => {
    const studies =
      '---\ncitekey: b2021\nstudies:\n  - id: one\n    design: rct\n  - id: two\n    design: rct\n---\n';
    const text = '- supports #trust [@b2021, p. 3]: "x"\n- supports #trust [@b2021, p. 4]: ["y"]{n=3}\n';
    const { base, after } = scene(text, { ...files, 'b.md': studies });
    for (const [words, mended] of [
      ['b2021, p. 3', text.replace('"x"', '["x"]{study=two}')],
      ['b2021, p. 4', text.replace('{n=3}', '{study=two n=3}')],
    ] as const) {
      const at = text.indexOf(words) + 1;
      const actions = codeActionsAt(base, here, text, { start: at, end: at }, uriOf, { only: ['quickfix'] });
      const fix = actions.find(({ title }) => title === 'It is the study two');
      assert.equal(after(fix?.edit?.changes?.[here] ?? []), mended);
    }
  });

  it('put the name of a study in quotes where it is no plain value', () => {
    for (const [id, written] of [
      ['pilot 1', '"pilot 1"'],
      ["men's", `"men's"`],
      ['{a}', '"{a}"'],
      ['say "x" \\', String.raw`"say \"x\" \\"`],
      ['größe-2.b', 'größe-2.b'],
    ] as const) {
      const studies = `---\ncitekey: b2021\nstudies:\n  - id: one\n    design: rct\n  - id: ${JSON.stringify(id)}\n    design: rct\n---\n`;
      const text = '- supports #trust [@b2021, p. 3]: "x"\n';
      const { base, after } = scene(text, { ...files, 'b.md': studies });
      const at = text.indexOf('b2021') + 1;
      const actions = codeActionsAt(base, here, text, { start: at, end: at }, uriOf, { only: ['quickfix'] });
      const fix = actions.find(({ title }) => title === `It is the study ${id}`);
      const mended = after(fix?.edit?.changes?.[here] ?? []);
      assert.equal(mended, text.replace('"x"', `["x"]{study=${written}}`));
      assert.equal(readNote(mended).evidence[0]?.attributes.study?.value, id);
    }
  });

  const item = '- supports #trust (p. 3): "x"\n';
  /** The note of a file after it is said that it is about the paper that it is named after. */
  const aboutItsName = (file: string, text: string): string | undefined => {
    const { base, after } = sceneOf(file, text);
    const at = text.indexOf('supports');
    const actions = codeActionsAt(base, file, text, { start: at, end: at }, uriOf, { only: ['quickfix'] });
    const fix = actions.find(({ title }) => /note is about @/.test(title));
    return fix && after(fix.edit?.changes?.[file] ?? [], file);
  };

  it('say of a note that is named after a paper that it is about it', () => {
    const named = '---\ncitekey: b2021\n---\n\n';
    assert.equal(aboutItsName('b2021.md', item), named + item);
    assert.equal(aboutItsName('b2021.md', `\uFEFF${item}`), `\uFEFF${named}${item}`);
    assert.equal(aboutItsName('b2021.md', `---\n\n${item}`), `${named}---\n\n${item}`);
    assert.equal(
      aboutItsName('b2021.md', `---\r\ntitle: x\r\n---\r\n\r\n${item}`),
      `---\r\ncitekey: b2021\r\ntitle: x\r\n---\r\n\r\n${item}`,
    );
  });

  it('fill the citekey that is there and empty, so that it is not written twice', () => {
    for (const [empty, filled] of [
      ['citekey:', 'citekey: b2021'],
      ['citekey:   ', 'citekey: b2021'],
      ['citekey: ""', 'citekey: b2021'],
      ['citekey: ~ # the key', 'citekey: b2021 # the key'],
      ['"citekey": null', '"citekey": b2021'],
    ] as const)
      for (const newline of ['\n', '\r\n']) {
        const note = (line: string): string =>
          ['---', 'title: x', line, 'year: 1', '---', '', item].join(newline);
        const after = aboutItsName('b2021.md', note(empty));
        assert.equal(after, note(filled));
        assert.deepEqual(readNote(after).problems, [], empty);
      }
  });

  it('leave a citekey alone that is no single value, and front matter in braces', () => {
    for (const head of ['citekey: [b2021]', 'citekey:\n  - b2021', '{title: x}'])
      assert.equal(aboutItsName('b2021.md', `---\n${head}\n---\n\n${item}`), undefined, head);
  });

  it('put a key in quotes that YAML would read as something else', () => {
    for (const key of ['2020-01-01', 'null', 'a:2020']) {
      const all = { ...files, 'references.bib': bib(key), [`${key}.md`]: item };
      const one = sceneIn(baseOf(all), all, `${key}.md`, 0);
      const actions = codeActionsAt(one.base, `${key}.md`, item, { start: 3, end: 3 }, uriOf);
      const fix = actions.find(({ title }) => /note is about @/.test(title));
      const after = one.after(fix?.edit?.changes?.[`${key}.md`] ?? [], `${key}.md`);
      assert.equal(after, `---\ncitekey: "${key}"\n---\n\n${item}`);
      assert.equal(readNote(after).citekey?.value, key);
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
      const offered = codeActionsAt(base, file, text, { start: 0, end: text.length }, uriOf, {
        only: ['quickfix'],
      });
      const codes = new Set(offered.map(({ diagnostics }) => diagnostics?.[0]?.code));
      assert.ok(
        [...codes].every((code) => code === 'study-not-described' || code === 'quote-no-locator'),
        file,
      );
    }
  });
});

describe('fix all', () => {
  it('mends every entry that says the same again, and every query', () => {
    const text = [bib('a2020'), bib('b2021'), bib('a2020'), bib('b2021')].join('\n');
    const one = sceneIn(baseOf({ 'references.bib': text }), { 'references.bib': text }, 'references.bib', 0);
    const actions = codeActionsAt(one.base, 'references.bib', text, { start: 0, end: text.length }, uriOf);
    const all = actions.find(({ title }) => title === 'Remove every entry that says the same again');
    assert.equal(
      one.after(all?.edit?.changes?.['references.bib'] ?? []).trim(),
      [bib('a2020'), bib('b2021')].join('\n').trim(),
    );
  });

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
    const actions = codeActionsAt(base, here, text, { start, end: start + words.length }, uriOf, {
      only: ['refactor'],
    });
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
    assert.deepEqual(actionsIn('# Trust ri‸ses {.claim #x}', ['refactor.rewrite']).titles, []);
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

  it('make a selection a quotation with its source', () => {
    const title = 'Make the selection a quotation with its source';
    const own = '---\ncitekey: a2020\n---\n\n';
    assert.equal(
      selected(`${own}They say trust rises (p. 4) here.\n`, 'trust rises (p. 4)').after(title),
      `${own}They say "trust rises" [@a2020, p. 4] here.\n`,
    );
    assert.equal(
      selected(`${own}- supports #trust (p. 4): it rises much\n`, 'rises').after(title),
      `${own}- supports #trust (p. 4): it "rises" much\n`,
    );
    assert.ok(!selected('No paper is known here.\n', 'known').titles.includes(title));
  });

  it('make a selection evidence for the claims that are most like it, when one is chosen', async () => {
    const own = '---\ncitekey: a2020\n---\n\n';
    const text = `${own}So trust is raised by it.\n`;
    const { base, after } = scene(text, files);
    const range = { start: own.length, end: text.length - 1 };
    const search = createSearch(base);
    const actions = codeActionsAt(base, here, text, range, uriOf, { search, commands: true });
    const [found] = actions.filter(({ title }) => title === 'Make the selection evidence for #trust');
    assert.ok(found && !found.edit, 'the note is read anew only for what is chosen');
    const resolve = (now: string) => resolveAction(base, found, () => Promise.resolve(now), uriOf);
    assert.equal(
      after((await resolve(text)).edit?.changes?.[here] ?? []),
      `${own}- supports #trust (p. ): "So trust is raised by it."\n`,
    );
    const late = await resolve(`More.\n${text}`);
    assert.deepEqual(
      [late.edit, late.disabled?.reason],
      [undefined, 'The note has changed meanwhile: try again.'],
    );
    assert.ok(actions.some(({ command }) => command?.command === 'corroborate.addEvidence'));
    const without = codeActionsAt(base, here, text, range, uriOf, { search });
    assert.ok(without.every(({ command }) => command === undefined));
  });

  it('are looked for only where their kind is asked for', () => {
    const own = '---\ncitekey: a2020\n---\n\n';
    const text = `${own}So trust is raised by it.\n`;
    const { base } = scene(text, files);
    const range = { start: own.length, end: text.length - 1 };
    let asked = 0;
    const claimIndex = { ...createSearch(base).claimIndex, search: () => (asked++, []) };
    const search = { ...createSearch(base), claimIndex };
    for (const [only, times] of [
      [['quickfix'], 0],
      [['refactor.move'], 0],
      [['refactor.rewrite'], 1],
    ] as const) {
      asked = 0;
      codeActionsAt(base, here, text, range, uriOf, { only, search });
      assert.equal(asked, times, only[0]);
    }
  });

  it('move evidence to its paper and a claim to another note, when they are chosen', async () => {
    const text = '# Mine {.claim #mine}\n\n- supported by [@b2021, p. 2]: "x"\n';
    const all: Record<string, string> = { ...files, 'b.md': '---\ncitekey: b2021\n---\n', [here]: text };
    const one = sceneIn(baseOf(all), all, here, 0);
    const chosen = async (at: number, title: string): Promise<Record<string, string>> => {
      const actions = codeActionsAt(one.base, here, text, { start: at, end: at }, uriOf, {
        only: ['refactor.move'],
      });
      const action = actions.find((offered) => offered.title === title);
      assert.ok(
        action && !action.edit,
        `${title} is one of ${actions.map((offered) => offered.title).join()}`,
      );
      const resolved = await resolveAction(one.base, action, (file) => Promise.resolve(all[file]), uriOf);
      return Object.fromEntries(
        Object.entries(resolved.edit?.changes ?? {}).map(([file, edits]) => [file, one.after(edits, file)]),
      );
    };
    assert.deepEqual(await chosen(text.indexOf('by'), 'Move this evidence to the note of @b2021'), {
      [here]: '# Mine {.claim #mine}\n\n',
      'b.md': '---\ncitekey: b2021\n---\n\n- supports #mine (p. 2): "x"\n',
    });
    assert.deepEqual(await chosen(3, 'Move “Mine” to claims.md'), {
      [here]: '',
      'claims.md': `${files['claims.md']}\n${text}`,
    });
  });
});
