/** Problems with the fixes that are offered for them, and the notes that the tests write them in. */
import { bib, paper } from '../core/base/workspace.js';

export const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 1]: "x"\n',
  'references.bib': bib('a2020', 'b2021'),
};

/** What a fix writes in the note; `‸` is the cursor. */
export const noteCases: [what: string, before: string, title: string, after: string][] = [
  ['the nearest id', '- supports #trus‸ [@a2020]: x', 'Change to #trust', '- supports #trust [@a2020]: x'],
  [
    'the nearest id, where a claim is restated',
    'So [it is]{.claim ref=trus‸}.',
    'Change to #trust',
    'So [it is]{.claim ref=trust}.',
  ],
  [
    'the claim itself',
    '- supports #new-thing‸ [@a2020]: x\n',
    'Make the claim #new-thing at the end of this note',
    '- supports #new-thing [@a2020]: x\n\n## New thing {.claim #new-thing}\n',
  ],
  [
    'the relation that was meant',
    '- Suports‸ #trust [@a2020]: x',
    'Change to Supports',
    '- Supports #trust [@a2020]: x',
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
  [
    'the claims of the paragraph above',
    '[A]{.claim #a} and [b]{.claim #b}.\n\n- supports‸ [@a2020, p. 1]: "x"\n',
    'Name the claim: #b',
    '[A]{.claim #a} and [b]{.claim #b}.\n\n- supports #b [@a2020, p. 1]: "x"\n',
  ],
  [
    'the claim that the note spoke of last',
    '- supports #trust [@a2020, p. 1]: "x"\n- qualifies‸ [@b2021, p. 1]: "y"\n',
    'Name the claim: #trust',
    '- supports #trust [@a2020, p. 1]: "x"\n- qualifies #trust [@b2021, p. 1]: "y"\n',
  ],
  [
    'the paper that the note cited last',
    'As [@b2021] says.\n\n- supports‸ #trust (p. 3): "x"\n',
    'Cite @b2021',
    'As [@b2021] says.\n\n- supports #trust [@b2021, p. 3]: "x"\n',
  ],
  [
    'square brackets for a locator',
    '- supports #trust @a2020 (‸p. 3): "x"\n',
    'Write the locator in square brackets',
    '- supports #trust @a2020 [p. 3]: "x"\n',
  ],
  [
    'a span for attributes on a citation',
    '- supports #trust [@a2020, p. 3]‸{n=5 quality=low}: "x"\n',
    'Put the attributes round the quote',
    '- supports #trust [@a2020, p. 3]: ["x"]{n=5 quality=low}\n',
  ],
  [
    'one item for each source of a quote',
    '- supports‸ #trust [@a2020, p. 3; @b2021, p. 4]: "x"\n',
    'Split into 2 pieces of evidence',
    '- supports #trust [@a2020, p. 3]: "x"\n- supports #trust [@b2021, p. 4]: "x"\n',
  ],
  [
    'the other direction',
    '- supports #trust [@a2020, p. 3]: [d = -0.31‸, 95% CI -0.50 to -0.12]{.effect}\n',
    'Change to “contradicts”',
    '- contradicts #trust [@a2020, p. 3]: [d = -0.31, 95% CI -0.50 to -0.12]{.effect}\n',
  ],
  [
    'that less is what is claimed',
    '- supports #trust [@a2020, p. 3]: [d = -0.31‸, 95% CI -0.50 to -0.12]{.effect}\n',
    'Less is what the claim says: add reverse=true',
    '- supports #trust [@a2020, p. 3]: [d = -0.31, 95% CI -0.50 to -0.12]{.effect reverse=true}\n',
  ],
  [
    'another relation to a claim',
    '- undercuts #tru‸st [@a2020, p. 3]: "x"\n',
    'Change to “contradicts”',
    '- contradicts #trust [@a2020, p. 3]: "x"\n',
  ],
  [
    'the nearest level',
    '# T {.claim #t strength=stong‸ because="x"}\n',
    'Change to strong',
    '# T {.claim #t strength=strong because="x"}\n',
  ],
  [
    'a name that Quarto does not keep',
    '# T {.claim‸ #fig-trust}\n\n- supports #fig-trust [@a2020, p. 1]: "x"\n',
    'Rename to #trust-2, in every note',
    '# T {.claim #trust-2}\n\n- supports #trust-2 [@a2020, p. 1]: "x"\n',
  ],
  [
    'that only the abstract was read',
    '- supports‸ #trust [@a2020]: "x"\n',
    'Say that only the abstract was read',
    '- supports #trust [@a2020, abstract]: "x"\n',
  ],
];

/** A fix in a folder of files: what it writes in each that it changes. */
export interface FileCase {
  what: string;
  code: string;
  files: Record<string, string>;
  /** Where the problem is. */
  file: string;
  title: string;
  after: Record<string, string>;
  /** True where the author has to fill in what the fix makes room for. */
  stays?: true;
  /** Problems that it leaves elsewhere, in the words of its title. */
  brings?: string;
}

const entry = (key: string, ...fields: string[]): string =>
  `@article{${key},\n  author = {Someone, A.},\n  title = {On ${key}},\n  year = {2020}${fields.map((field) => `,\n  ${field}`).join('')}\n}\n`;
const question = (...lines: string[]): string => `\`\`\`evidence\n${lines.join('\n')}\n\`\`\`\n`;
const asked = (what: string, before: string, title: string, after: string, code = 'bad-query'): FileCase => ({
  what,
  code,
  files: { 'note.md': question(before) },
  file: 'note.md',
  title,
  after: { 'note.md': question(after) },
});
const passages = (one: string, other: string): string =>
  `# T {.claim #t}\n\n- supported by [@a2020, p. 1]: ["x"]{n=${one}}\n- supported by [@a2020, p. 2]: ["y"]{n=${other}}\n`;
const review = (key: string, includes: string): string =>
  `---\ncitekey: ${key}\nstudy:\n  design: systematic-review\n  includes: ${includes}\n---\n`;

export const fileCases: FileCase[] = [
  asked('the nearest qualifier', 'desing:rct', 'Change to design', 'design:rct'),
  asked('the nearest value', 'strength:mediumm', 'Change to medium', 'strength:medium'),
  asked(
    'the nearest value behind a comparison',
    'strength:>=mediumm',
    'Change to >=medium',
    'strength:>=medium',
  ),
  asked('the nearest view', 'as: matix', 'Change to matrix', 'as: matrix'),
  asked('the nearest column', 'columns: claim, strenght', 'Change to strength', 'columns: claim, strength'),
  asked('the end of quotation marks', '"user trust', 'Change to "user trust"', '"user trust"'),
  asked('a colon', 'year>=2010', 'Change to year:>=2010', 'year:>=2010'),
  asked('a range the right way round', 'n:20..10', 'Change to 10..20', 'n:10..20'),
  asked('no parenthesis that nothing opens', 'design:rct)', 'Remove )', 'design:rct'),
  asked('the nearest thing that can be missing', 'missing:desing', 'Change to design', 'missing:design'),
  asked('the nearest space', 'in:studys', 'Change to studies', 'in:studies'),
  asked('the nearest name', 'author:Somone', 'Change to Someone', 'author:Someone', 'query-finds-nothing'),
  {
    what: 'the nearest setting',
    code: 'unknown-setting',
    files: { 'corroborate.json': '{ // ours\n  "rubrik": "sms"\n}\n' },
    file: 'corroborate.json',
    title: 'Change to "rubric"',
    after: { 'corroborate.json': '{ // ours\n  "rubric": "sms"\n}\n' },
  },
  {
    what: 'the nearest value of a setting',
    code: 'bad-config',
    files: { 'corroborate.json': '{ "designs": { "vignette": "survey-experimnt" } }' },
    file: 'corroborate.json',
    title: 'Change to "survey-experiment"',
    after: { 'corroborate.json': '{ "designs": { "vignette": "survey-experiment" } }' },
  },
  {
    what: 'an @ before an entry',
    code: 'bad-bibliography-entry',
    files: { 'references.bib': `${entry('a2020')}\n${entry('c2022').slice(1)}` },
    file: 'references.bib',
    title: 'Change to @article{c2022,',
    after: { 'references.bib': `${entry('a2020')}\n${entry('c2022')}` },
  },
  {
    what: 'no brace too many',
    code: 'bad-bibliography-entry',
    files: { 'references.bib': `${entry('a2020')}}\n` },
    file: 'references.bib',
    title: 'Remove }',
    after: { 'references.bib': `${entry('a2020')}\n` },
  },
  {
    what: 'the end of a record',
    code: 'bad-bibliography-entry',
    files: { 'more.ris': 'TY  - JOUR\r\nTI  - A\r\nTY  - BOOK\r\nTI  - B\r\nER  - \r\n' },
    file: 'more.ris',
    title: 'End the record here',
    after: { 'more.ris': 'TY  - JOUR\r\nTI  - A\r\nER  - \r\nTY  - BOOK\r\nTI  - B\r\nER  - \r\n' },
  },
  {
    what: 'an entry once',
    code: 'duplicate-reference',
    files: { 'references.bib': `${entry('a2020')}\n${entry('b2021')}\n${entry('a2020')}` },
    file: 'references.bib',
    title: 'Remove this entry: another says the same of a2020',
    after: { 'references.bib': `${entry('a2020')}\n${entry('b2021')}\n` },
  },
  {
    what: 'another key for one of two',
    code: 'duplicate-reference',
    files: { 'references.bib': `${entry('a2020')}\n${entry('a2020', 'volume = {2}')}` },
    file: 'references.bib',
    title: 'Rename this one to a2020a',
    after: {
      'references.bib': `${entry('a2020')}\n${entry('a2020a', 'volume = {2}').replace('On a2020a', 'On a2020')}`,
    },
  },
  {
    what: 'a key that differs in more than capitals, wherever it is cited',
    code: 'similar-citekey',
    files: { 'references.bib': entry('a2020') + entry('A2020'), 'note.md': 'As [@A2020] says.\n' },
    file: 'references.bib',
    title: 'Rename A2020 to A2020a, in every note',
    after: {
      'references.bib': entry('a2020') + entry('A2020a').replace('On A2020a', 'On A2020'),
      'note.md': 'As [@A2020a] says.\n',
    },
  },
  {
    what: 'one key of one work',
    code: 'same-doi',
    files: {
      'references.bib': entry('a2020', 'doi = {10.1000/1}') + entry('b2021', 'doi = {10.1000/1}'),
      'note.md': 'As [@b2021] says.\n',
    },
    file: 'references.bib',
    title: 'Cite @a2020 in its place, in every note',
    after: { 'note.md': 'As [@a2020] says.\n' },
    stays: true,
  },
  {
    what: 'the DOI among other words',
    code: 'bad-doi',
    files: { 'references.bib': entry('a2020', 'doi = {see 10.1000/abc.1 (online)}') },
    file: 'references.bib',
    title: 'Change to 10.1000/abc.1',
    after: { 'references.bib': entry('a2020', 'doi = {10.1000/abc.1}') },
  },
  {
    what: 'the nearest entry to take fields from',
    code: 'unknown-crossref',
    files: { 'references.bib': entry('book2020') + entry('b2021', 'crossref = {boook2020}') },
    file: 'references.bib',
    title: 'Change to book2020',
    after: { 'references.bib': entry('book2020') + entry('b2021', 'crossref = {book2020}') },
  },
  {
    what: 'one description of a study',
    code: 'duplicate-study',
    files: {
      'one.md': paper('a2020', 'supports #trust (p. 1): "x"'),
      'other.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n  countries:\n    - DK\ntitle: x\n---\n',
    },
    file: 'other.md',
    title: 'Remove this description, and keep that of one.md',
    after: { 'other.md': '---\ncitekey: a2020\ntitle: x\n---\n' },
  },
  {
    what: 'a review out of the list of another',
    code: 'cyclic-review',
    files: { 'a.md': review('a2020', '[x1, b2021]'), 'b.md': review('b2021', '[a2020]') },
    file: 'a.md',
    title: 'Take b2021 out of what this review includes',
    after: { 'a.md': review('a2020', '[x1]') },
  },
  {
    what: 'a review out of a list of lines',
    code: 'cyclic-review',
    files: { 'a.md': review('a2020', '\n    - b2021\n    - x1'), 'b.md': review('b2021', '[a2020]') },
    file: 'a.md',
    title: 'Take b2021 out of what this review includes',
    after: { 'a.md': review('a2020', '\n    - x1') },
  },
  {
    what: 'one value for all passages of a study',
    code: 'overrides-differ',
    files: { 'note.md': passages('40', '60') },
    file: 'note.md',
    title: 'Write n=40 at every passage',
    after: { 'note.md': passages('40', '40') },
  },
  {
    what: 'no evidence that undercuts itself',
    code: 'cyclic-undercut',
    files: {
      'note.md':
        '- undercuts #e2 [@a2020, p. 1]: ["x"]{#e1}\n- undercuts #e1 [@b2021, p. 1]: ["y"]{#e2}\n\nText\n',
    },
    file: 'note.md',
    title: 'Remove this evidence',
    // The other names what is gone.
    brings: 'unknown-claim',
    after: { 'note.md': '- undercuts #e1 [@b2021, p. 1]: ["y"]{#e2}\n\nText\n' },
  },
  {
    what: 'an interval the right way up',
    code: 'bad-effect',
    files: { 'note.md': '- supports #trust [@a2020, p. 1]: [d = 0.3, 95% CI 0.5 to 0.1]{.effect}\n' },
    file: 'note.md',
    title: 'Turn the interval: 0.1 to 0.5',
    after: { 'note.md': '- supports #trust [@a2020, p. 1]: [d = 0.3, 95% CI 0.1 to 0.5]{.effect}\n' },
  },
  {
    what: 'a point for a comma that may part two numbers',
    code: 'bad-effect',
    files: { 'note.md': '- supports #trust [@a2020, p. 1]: [d = 1,234]{.effect}\n' },
    file: 'note.md',
    title: 'Change to 1.234',
    after: { 'note.md': '- supports #trust [@a2020, p. 1]: [d = 1.234]{.effect}\n' },
  },
  {
    what: 'room for a quote',
    code: 'evidence-no-quote',
    files: { 'note.md': '- supports #trust [@a2020, p. 1]\n- supports #trust [@b2021, p. 1]:\n' },
    file: 'note.md',
    title: 'Add quotation marks for the words of the paper',
    after: { 'note.md': '- supports #trust [@a2020, p. 1]: ""\n- supports #trust [@b2021, p. 1]:\n' },
    stays: true,
  },
  {
    what: 'quotes in front matter',
    code: 'bad-front-matter',
    files: { 'note.md': '---\ntitle: Trust: a review\n---\n' },
    file: 'note.md',
    title: 'Put the value in quotes',
    after: { 'note.md': '---\ntitle: "Trust: a review"\n---\n' },
  },
  {
    what: 'spaces for tabs in front matter',
    code: 'bad-front-matter',
    files: { 'note.md': '---\ncitekey: a2020\nstudy:\n\tdesign: rct\n---\n' },
    file: 'note.md',
    title: 'Indent with spaces',
    after: { 'note.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n---\n' },
  },
  {
    what: 'a count without its comma',
    code: 'bad-study-value',
    files: { 'note.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n  n: 1,234\n---\n' },
    file: 'note.md',
    title: 'Change to 1234',
    after: { 'note.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n  n: 1234\n---\n' },
  },
  {
    what: 'study facts in the note of the paper',
    code: 'study-not-described',
    files: { 'b.md': '---\ncitekey: b2021\n---\n', 'note.md': '- supports #trust [@b2021, p. 1]: "x"\n' },
    file: 'note.md',
    title: 'Add study facts to b.md',
    after: { 'b.md': '---\nstudy:\n  design: \n  countries: []\ncitekey: b2021\n---\n' },
    stays: true,
  },
];
