/** Every problem, made by the one mistake that it is for: its place, what it says to do, and that it comes alone. */
import assert from 'node:assert/strict';
import { problemSeverities, type ProblemCode } from '../../../src/core/problem.js';
import { baseOf, bib, complaints, paper } from './workspace.js';

interface Mistake {
  /** What is added to a folder without problems, by file; `note.md` where it is a text alone. */
  files: string | Record<string, string>;
  /** The words that the problem's range covers. */
  at: string;
  /** What the message says to do, or what it names. */
  says: RegExp;
  /** Further problems that it rightly brings: another place of the same mistake. */
  also?: string[];
  /** The file that is looked at; default: `note.md`. */
  file?: string;
}

/** Problems of settings, rubrics, queries and files as such, which other tests make from real folders. */
const madeElsewhere: ProblemCode[] = [
  'bad-config',
  'unknown-setting',
  'bad-rubric',
  'bad-query',
  'query-finds-nothing',
  'file-skipped',
  'other-encoding',
];

/** A folder in which nothing is wrong: a claim with evidence, a described study, its reference. */
const sound = {
  'claims.md': '# Claims\n\n## Trust grows {.claim #trust}\n\n## Costs fall {.claim #costs}\n',
  'papers/a.md': paper('a2020', 'supports #trust (p. 3): "Trust grew."'),
  'papers/b.md': paper('b2020', 'supports #costs (p. 4): "Costs fell."'),
  'references.bib': bib('a2020', 'b2020'),
};
const evidence = '[@a2020, p. 3]: "Trust grew."';
const item = `- supports #trust ${evidence}\n`;

const table: Record<Exclude<ProblemCode, (typeof madeElsewhere)[number]>, Mistake> = {
  'evidence-no-claim': { files: `- supports ${evidence}\n`, at: 'supports', says: /supports #id/ },
  'evidence-no-source': {
    files: '- supports #trust (p. 3): "Trust grew."\n',
    at: 'supports',
    says: /no citation here and the note has no `citekey`/,
  },
  'unknown-claim': {
    files: `- supports #nothing-like-it ${evidence}\n`,
    at: 'nothing-like-it',
    says: /write the claim, or correct the id/,
  },
  'unknown-reference': {
    files: '- supports #trust [@zebra1901, p. 3]: "Trust grew."\n',
    at: 'zebra1901',
    says: /add its entry, or correct the key/,
    also: ['study-not-described zebra1901'],
  },
  'duplicate-id': {
    files: `## Trust again {.claim #trust}\n\n- supports ${evidence}\n`,
    at: 'trust',
    says: /rename one/,
  },
  'wrong-target': {
    files: `- undercuts #trust ${evidence}\n`,
    at: 'trust',
    says: /write contradicts, or name the evidence/,
  },
  'ambiguous-claim': {
    files: `[One]{.claim #one} and [two]{.claim #two}.\n\n- supports ${evidence}\n`,
    at: 'supports',
    says: /name one: #one, #two/,
    also: ['claim-no-evidence [One]{.claim #one}', 'claim-no-evidence [two]{.claim #two}'],
  },
  'bad-attributes': {
    files: '- supports #trust [@a2020, p. 3]: ["Trust grew."]{dataset=five countries}\n',
    at: '{dataset=five countries}',
    says: /quote values that contain spaces/,
  },
  'fence-unclosed': {
    files: `::: {.claim #one}\nOne.\n\n- supports ${evidence}\n`,
    at: '::: {.claim #one}',
    says: /never closed/,
  },
  'fence-unmatched': { files: `${item}\n:::\n`, at: ':::', says: /closes no block/ },
  'citation-has-attributes': {
    files: '- supports #trust [@a2020, p. 3]{n=5}: "Trust grew."\n',
    at: '[@a2020, p. 3]{n=5}',
    says: /put the attributes on a span round the quote/,
  },
  'bad-front-matter': { files: '---\ntitle: a: b\n---\n', at: 'a', says: /put quotes round a value/ },
  'unknown-design': {
    files: '- supports #trust [@a2020, p. 3]: ["Trust grew."]{design=astrology}\n',
    at: 'astrology',
    says: /add yours to corroborate\.json/,
  },
  'bad-study-value': {
    files: '- supports #trust [@a2020, p. 3]: ["Trust grew."]{n=-4}\n',
    at: '-4',
    says: /write a whole number above 0/,
  },
  'claim-no-id': {
    files: `## No name {.claim}\n\n- supports ${evidence}\n`,
    at: '## No name {.claim}',
    says: /has no #id/,
  },
  'quarto-reserved-id': {
    files: `## A figure {.claim #fig-one}\n\n- supports ${evidence}\n`,
    at: '## A figure {.claim #fig-one}',
    says: /Quarto cross-reference prefix/,
  },
  'foreign-directive': {
    files: `:::claim{#one}\nOne.\n\n- supports ${evidence}\n\n:::\n`,
    at: ':::claim{#one}',
    says: /write `::: \{\.claim #id\}`/,
  },
  'fence-needs-blank-line': {
    files: `Text.\n::: {.claim #one}\nOne.\n\n- supports ${evidence}\n\n:::\n`,
    at: '::: {.claim #one}',
    says: /after a blank line/,
  },
  'list-needs-blank-line': { files: `Text.\n${item}`, at: '-', says: /leave a blank line before a list/ },
  'missing-colon': {
    files: '- supports #trust [@a2020, p. 3] "Trust grew."\n',
    at: 'supports #trust [@a2020, p. 3]',
    says: /put a colon/,
  },
  'quote-unclosed': {
    files: '- supports #trust [@a2020, p. 3]: "Trust grew.\n',
    at: '"Trust grew.',
    says: /never closed/,
  },
  'bad-locator': {
    files: '- supports #trust [@a2020, somewhere]: "Trust grew."\n',
    at: 'somewhere',
    says: /p\., sec\., tbl\./,
  },
  'quote-many-sources': {
    files: '- supports #trust [@a2020, p. 3; @b2020, p. 4]: "Trust grew."\n',
    at: 'supports #trust [@a2020, p. 3; @b2020, p. 4]: "Trust grew."',
    says: /one quote, several sources/,
  },
  'direction-against-effect': {
    files: '- contradicts #trust [@a2020, p. 3]: "Trust grew." [d = 0.31, 95% CI 0.12 to 0.50]{.effect}\n',
    at: '[d = 0.31, 95% CI 0.12 to 0.50]{.effect}',
    says: /contradict/,
  },
  'bad-effect': {
    files: '- supports #trust [@a2020, p. 3]: "Trust grew." [large]{.effect}\n',
    at: '[large]{.effect}',
    says: /d = 0\.31/,
  },
  'rating-without-reason': {
    files: `## One {.claim #one strength=medium}\n\n- supports ${evidence}\n`,
    at: 'medium',
    says: /add because="…"/,
  },
  'bad-claim-value': {
    files: `## One {.claim #one strength=enormous because="I say so"}\n\n- supports ${evidence}\n`,
    at: 'enormous',
    says: /very high|high|medium/i,
  },
  'duplicate-study': {
    files: paper('a2020', 'supports #trust (p. 3): "Trust grew."'),
    at: 'a2020',
    says: /keep one description/,
  },
  'cyclic-undercut': {
    files:
      '- supports #trust [@a2020, p. 3]: ["Trust grew."]{#one}\n' +
      '- undercuts #one [@b2020, p. 4]: ["Not so."]{#two}\n' +
      '- undercuts #two [@a2020, p. 5]: ["Nor that."]{#three}\n' +
      '- undercuts #three [@b2020, p. 6]: ["This."]{#four}\n' +
      '- undercuts #self [@b2020, p. 6]: ["Itself."]{#self}\n',
    at: 'undercuts #self [@b2020, p. 6]',
    says: /take one of them out/,
  },
  'cyclic-review': {
    files: {
      'note.md': paper('c2020', 'supports #trust (p. 3): "Trust grew."', 'includes: [c2020]'),
      'c.bib': bib('c2020'),
    },
    at: '[c2020]',
    says: /c2020/,
  },
  'block-too-complex': {
    files: `- supports #trust ${evidence} ${'['.repeat(5000)}\n`,
    at: `- supports #trust ${evidence} ${'['.repeat(5000)}`.slice(0, 200),
    says: /divide it by blank lines/,
  },
  'bad-bibliography-entry': {
    files: { 'more.bib': '@article{c2020,\n  title = {On c,\n  year = {2020}\n}\n' },
    at: '@article{c2020',
    says: /never closed|brace/,
    file: 'more.bib',
  },
  'duplicate-reference': {
    files: { 'more.bib': bib('a2020') },
    at: 'a2020',
    says: /in another bibliography too; the entries are equal/,
    file: 'more.bib',
  },
  'similar-citekey': {
    files: { 'more.bib': bib('A2020') },
    at: 'A2020',
    says: /rename one, or cite one of them/,
    file: 'more.bib',
  },
  'bad-doi': {
    files: {
      'note.md': '- supports #trust [@c2020, p. 3]: ["Trust grew."]{design=rct}\n',
      'more.bib': bib('c2020').replace('year', 'doi = {see the web},\n  year'),
    },
    at: 'c2020',
    says: /10\./,
    file: 'more.bib',
  },
  'same-doi': {
    files: {
      'note.md': '- supports #trust [@c2020, p. 3; @d2020, p. 3]: [Both say so.]{design=rct}\n',
      'more.bib': bib('c2020', 'd2020').replaceAll('year', 'doi = {10.1000/182},\n  year'),
    },
    at: 'c2020',
    says: /cite one of the two/,
    also: ['same-doi d2020'],
    file: 'more.bib',
  },
  'unknown-crossref': {
    files: {
      'note.md': '- supports #trust [@c2020, p. 3]: ["Trust grew."]{design=rct}\n',
      'more.bib': bib('c2020').replace('year', 'crossref = {nowhere},\n  year'),
    },
    at: 'c2020',
    says: /nowhere/,
    file: 'more.bib',
  },
  'retracted-work': {
    files: {
      'note.md': '- supports #trust [@c2020, p. 3]: ["Trust grew."]{design=rct}\n',
      'more.bib': bib('c2020').replace('On c2020', 'RETRACTED: On c2020'),
    },
    at: 'c2020',
    says: /retract/i,
    file: 'more.bib',
  },
  'which-study': {
    files: {
      'c.md':
        '---\ncitekey: c2020\nstudies:\n  - id: one\n    design: rct\n  - id: two\n    design: survey\n---\n',
      'c.bib': bib('c2020'),
      'note.md': '- supports #trust [@c2020, p. 3]: "Trust grew."\n',
    },
    at: 'c2020',
    says: /add study=one or study=two to the span round the quote/,
  },
  'overrides-differ': {
    files:
      '## One {.claim #one}\n\n- supports [@a2020, p. 3]: ["Yes."]{quality=low}\n' +
      '- supports [@a2020, p. 4]: ["Yes again."]{quality=moderate}\n',
    at: 'One',
    says: /a2020/,
  },
  'incomplete-reference': {
    files: {
      'note.md': '- supports #trust [@c2020, p. 3]: ["Trust grew."]{design=rct}\n',
      'more.bib': '@article{c2020,\n  title = {On c},\n  year = {2020}\n}\n',
    },
    at: 'c2020',
    says: /has no author/,
    file: 'more.bib',
  },
  'study-not-described': {
    files: { 'note.md': '- supports #trust [@c2020, p. 3]: "Trust grew."\n', 'c.bib': bib('c2020') },
    at: 'c2020',
    says: /describe it in a note, or add design=/,
  },
  'quote-no-locator': {
    files: '- supports #trust [@a2020]: "Trust grew."\n',
    at: 'supports #trust [@a2020]: "Trust grew."',
    says: /without a locator/,
  },
  'evidence-no-quote': {
    files: '- supports #trust [@a2020, p. 3]:\n',
    at: 'supports #trust [@a2020, p. 3]:',
    says: /neither a quote nor a note/,
  },
  'claim-no-evidence': {
    files: '## One {.claim #one}\n',
    at: '## One {.claim #one}',
    says: /no evidence for or against/,
  },
  'unknown-relation': {
    files: '- suports #trust [@a2020, p. 3]: "Trust grew."\n  - undercut by [@b2020, p. 4]: "Too few."\n',
    at: 'suports',
    says: /write “supports”/,
  },
  'maybe-evidence': {
    files: `## One {.claim #one}\n\n- supports smith2019 that it is so\n- supports ${evidence}\n`,
    at: 'supports',
    says: /expected a citation, a #claim, or ":"/,
  },
};

describe('every problem', () => {
  it('has its mistake here, or elsewhere', () => {
    assert.deepEqual([...Object.keys(table), ...madeElsewhere].sort(), Object.keys(problemSeverities).sort());
  });

  it('is absent from a folder in which nothing is wrong', () => {
    const base = baseOf(sound);
    for (const [file, text] of Object.entries(sound)) assert.deepEqual(complaints(base, file, text), []);
  });

  for (const [code, { files, at, says, also = [], file = 'note.md' }] of Object.entries<Mistake>(table)) {
    it(`${code}: stands at its place, says what to do, and comes alone`, () => {
      const all: Record<string, string> = {
        ...sound,
        ...(typeof files === 'string' ? { 'note.md': files } : files),
      };
      const base = baseOf(all);
      assert.deepEqual(complaints(base, file, all[file] ?? '').sort(), [`${code} ${at}`, ...also].sort());
      const message = base.problems(file).find((one) => one.code === code)?.message ?? '';
      assert.match(message, says);
      assert.match(
        message,
        /^[^\n]{5,300}[^.!\s]$/,
        'one sentence, without a full stop or an exclamation mark',
      );
    });
  }
});
