import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createNoteReader } from '../../../src/core/notes/index.js';
import { addEvidence, type NewEvidence } from '../../../src/language/writing/addEvidence.js';
import { baseOf, bib } from '../../core/base/workspace.js';
import { sampleFiles } from '../sample.js';
import { claimIn, desk, written, type Desk } from './desk.js';

const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n',
  'references.bib': bib('a2020', 'b2021'),
};
const own = '---\ncitekey: a2020\n---\n';

function added(on: Desk, more: Partial<NewEvidence> = {}): Record<string, string> | string {
  const { base, text, selection } = on;
  return written(
    on,
    addEvidence(base, {
      file: 'note.md',
      text,
      selection,
      claim: more.claim ?? claimIn(on, 'trust'),
      relation: 'supports',
      ...more,
    }),
  );
}

describe('evidence that is added', () => {
  it('takes the place of a paragraph that is selected, with the page to fill in', () => {
    assert.deepEqual(added(desk(`${own}\nWords before.\n\n‹Trust rose.›\n\nWords after.\n`, files)), {
      'note.md': `${own}\nWords before.\n\n- supports #trust (p. ‸): "Trust rose."\n\nWords after.\n`,
    });
  });

  it('goes below the paragraph where only some of its words are selected', () => {
    assert.deepEqual(added(desk(`${own}\nWe see that ‹trust rose› in\nall places.\n\nMore.\n`, files)), {
      'note.md': `${own}\nWe see that trust rose in\nall places.\n\n- supports #trust (p. ‸): "trust rose"\n\nMore.\n`,
    });
  });

  it('takes words and page from the clipboard, as PDF readers and Zotero put them there', () => {
    const note = `${own}\n‸`;
    const cases: [pasted: string, line: string][] = [
      ['Trust rose.', '- supports #trust (p. ‸): "Trust rose."'],
      [
        '“Trust rose in the\nmunicipal-\nities.” (p. 33)',
        '- supports #trust (p. 33): "Trust rose in the municipal-ities."‸',
      ],
      [
        '“Trust rose” ([Someone, 2020, p. 33](zotero://select/library/items/X)) ([pdf](zotero://open-pdf/library/items/Y?page=3))',
        '- supports #trust (p. 33): "Trust rose"‸',
      ],
      ['He said "trust" rose', '- supports #trust (p. ‸): “He said "trust" rose”'],
      [
        'Trust_rose [x] @b2021 *much*',
        '- supports #trust (p. ‸): "Trust\\_rose \\[x\\] \\@b2021 \\*much\\*"',
      ],
    ];
    for (const [pasted, line] of cases)
      assert.deepEqual(added(desk(note, files), { pasted }), { 'note.md': `${own}\n${line}\n` });
  });

  it('names the paper that the words name themselves', () => {
    assert.deepEqual(added(desk('Text.‸', files), { pasted: '"Trust rose." [@b2021, pp. 3-4]' }), {
      'note.md': 'Text.\n\n- supports #trust [@b2021, pp. 3-4]: "Trust rose."‸\n',
    });
  });

  it('follows the last item of a list, whatever is nested in it', () => {
    const list = '- supports #trust (p. 1): "x"\n  - undercut by [@b2021, p. 2]: "no"\n';
    assert.deepEqual(added(desk(`${own}\n‸${list}\nMore.\n`, files), { pasted: 'Trust rose. (p. 9)' }), {
      'note.md': `${own}\n${list}- supports #trust (p. 9): "Trust rose."‸\n\nMore.\n`,
    });
  });

  it('needs no name under its own claim, and is put in the passive there', () => {
    const on = desk('# Trust is raised {.claim #trust}\n\n‸\n', { 'references.bib': bib('a2020') });
    assert.deepEqual(added(on, { pasted: 'Yes. (p. 1)', citekey: 'a2020', relation: 'null' }), {
      'note.md': '# Trust is raised {.claim #trust}\n\n- not supported by [@a2020, p. 1]: "Yes."‸\n',
    });
  });

  it('gives a claim without a name one', () => {
    const on = desk(`${own}\n‸`, { ...files, 'claims.md': '# Trust is raised {.claim}\n' });
    const [claim] = on.base.claimsIn('claims.md');
    assert.ok(claim);
    assert.deepEqual(added(on, { claim, claimText: on.files['claims.md'], pasted: 'Yes. (p. 1)' }), {
      'claims.md': '# Trust is raised {.claim #trust-is-raised}\n',
      'note.md': `${own}\n- supports #trust-is-raised (p. 1): "Yes."‸\n`,
    });
  });

  it('is refused in code and front matter, and without a paper', () => {
    assert.match(String(added(desk(`---\ncitekey: a2020‸\n---\n`, files), { pasted: 'x' })), /in the text/);
    assert.match(String(added(desk(`${own}\n\`\`\`\n‸\n\`\`\`\n`, files), { pasted: 'x' })), /in the text/);
    assert.equal(added(desk('‸', files), { pasted: 'x' }), 'Choose the paper that the passage is from.');
  });

  it('keeps CRLF', () => {
    assert.deepEqual(
      added(desk('Text.‸\r\n\r\nMore.\r\n', files), { pasted: 'x (p. 1)', citekey: 'a2020' }),
      {
        'note.md': 'Text.\r\n\r\n- supports #trust [@a2020, p. 1]: "x"‸\r\n\r\nMore.\r\n',
      },
    );
  });

  it('is one piece more and changes no other, at any place of any note of the sample', () => {
    const sample = sampleFiles();
    const base = baseOf(sample);
    const notes = Object.keys(sample).filter((file) => file.endsWith('.md'));
    const claims = base.claims().filter(({ id }) => id !== null);
    const { read } = createNoteReader();
    let done = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...notes),
        fc.nat(),
        fc.nat(60),
        fc.constantFrom(...claims),
        fc.constantFrom(undefined, 'So it "is" [x]. (p. 7)'),
        (file, at, length, claim, pasted) => {
          const text = sample[file] ?? '';
          const start = at % (text.length + 1);
          const selection = { start, end: Math.min(text.length, start + length) };
          const wanted = {
            file,
            text,
            selection,
            claim,
            relation: 'supports',
            pasted,
            citekey: 'ostrom1996crossing',
          } as const;
          const outcome = addEvidence(base, wanted);
          if ('failure' in outcome) return;
          const { select } = outcome;
          assert.ok(select);
          const [before, after] = [base.note(file), read(select.text)];
          assert.equal(after.evidence.length, (before?.evidence.length ?? 0) + 1);
          assert.equal(after.claims.length, before?.claims.length);
          assert.ok(
            after.evidence.some(({ sources }) =>
              sources.some(({ citekey }) => citekey === 'ostrom1996crossing'),
            ),
          );
          done += 1;
        },
      ),
      { numRuns: 400 },
    );
    assert.ok(done > 200, `${done} were written`);
  });
});
