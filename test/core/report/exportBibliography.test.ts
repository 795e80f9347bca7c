import assert from 'node:assert/strict';
import { convert } from 'pandoc-wasm';
import { createEvidenceBase } from '../../../src/core/base/index.js';
import { defaultConfig } from '../../../src/core/base/config.js';
import type { EvidenceBase } from '../../../src/core/base/types.js';
import { parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import { toText } from '../../../src/core/bibliography/richText.js';
import { yearOf } from '../../../src/core/bibliography/shortCitation.js';
import { plainText } from '../../../src/core/bibliography/text.js';
import type { Bibliography, CslItem, CslName } from '../../../src/core/bibliography/types.js';
import { readNote } from '../../../src/core/notes/index.js';
import { levelLabel, levelRank } from '../../../src/core/rating/index.js';
import { exportBibliography, exportFormats, type ExportFormat } from '../../../src/core/report/index.js';
import { writeDocx } from '../../../src/core/report/document/docx.js';
import { writeHtml } from '../../../src/core/report/document/html.js';
import { writeMarkdown } from '../../../src/core/report/document/markdown.js';
import { writeRtf } from '../../../src/core/report/document/rtf.js';
import { writeText } from '../../../src/core/report/document/text.js';
import type { Report } from '../../../src/core/report/document/types.js';
import { defaultRubric } from '../../../src/workspace/index.js';
import { fixture, scanned } from '../bibliography/fixtures.js';

/** A base whose one note cites all of a bibliography, in its order. */
function citing(file: string, text = fixture(file)): EvidenceBase {
  const base = createEvidenceBase(defaultRubric());
  const bibliography = scanBibliography(file, text);
  base.setBibliography(file, bibliography);
  const citations = bibliography.entries.map(({ citekey }) => `[@{${citekey}}]`).join('\n');
  base.setNote('all.md', readNote(citations));
  return base;
}

const items = (bibliography: Bibliography): CslItem[] =>
  bibliography.entries.map((entry) => {
    const parsed = parseEntry(entry, bibliography);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
    return parsed.item;
  });

const nameOf = ({ literal, family, given, suffix, ...particles }: CslName): string =>
  [particles['dropping-particle'], particles['non-dropping-particle'], family, given, suffix, literal]
    .filter(Boolean)
    .join(' ')
    .replace(/[,\s]+/g, ' ');

/** What must survive every journey. */
const core = (item: CslItem): Record<string, unknown> => ({
  key: item.id,
  title: plainText(item.title),
  author: (item.author ?? []).map(nameOf).map(plainText),
  year: yearOf(item),
  doi: item.DOI,
});

const byKey = (all: CslItem[]): CslItem[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('what is exported and read again', () => {
  const sources = [
    'leeper-sample.bib',
    'biblatex-examples.bib',
    'zotero.ris',
    'exports/rayyan.csv',
    'exports/zotero.csv',
    'exports/covidence.csv',
    'tagged/pubmed.nbib',
    'tagged/endnote.enw',
    'tagged/pandoc.csl.yaml',
  ];
  const journeys: [ExportFormat, string][] = [
    ['bibtex', 'x.bib'],
    ['ris', 'x.ris'],
    ['csl-json', 'x.json'],
    ['csv', 'x.csv'],
  ];
  for (const [format, name] of journeys)
    for (const source of sources)
      it(`has the same keys, titles, authors, years and DOIs: ${source} as ${format}`, async () => {
        const base = citing(source);
        const { text, missing } = await exportBibliography(base, { format });
        assert.deepEqual(missing, []);
        const read = scanBibliography(name, text);
        assert.deepEqual(read.problems, []);
        const before = byKey(items(scanned(source)));
        const after = byKey(items(read));
        for (const [index, item] of before.entries()) {
          const again = after[index];
          assert.ok(again);
          if (format === 'bibtex' && !source.endsWith('.bib')) assert.equal(again.id, item.id);
          else assert.deepEqual(core(again), core(item));
        }
        assert.equal(after.length, before.length);
      });

  it('is BibTeX byte for byte, with its own keys', async () => {
    const { text } = await exportBibliography(citing('leeper-sample.bib'), { format: 'bibtex' });
    for (const { source } of scanned('leeper-sample.bib').entries) assert.ok(text.includes(source));
  });

  it('is safe in a spreadsheet, and itself again when it is read', async () => {
    const text =
      '@article{a, title = {{=cmd|calc}}, author = {{@SUM(A1)}}, journal = {+1, "x"}, year = 2010}';
    const { text: csv } = await exportBibliography(citing('a.bib', text), { format: 'csv' });
    const cells = csv
      .replace(/^\uFEFF/, '')
      .split(/,|\r\n/)
      .map((cell) => cell.replace(/^"/, ''));
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t]/.test(cell)),
      [],
    );
    assert.ok(csv.endsWith('\r\n'));
    const [item] = items(scanBibliography('x.csv', csv));
    assert.equal(item?.title, '=cmd|calc');
    assert.equal(item['container-title'], '+1, "x"');
  });
});

describe('documents', () => {
  const run = (text: string, style: object = {}) => ({
    text,
    italic: false,
    bold: false,
    script: '' as const,
    smallCaps: false,
    link: false,
    ...style,
  });
  const odd = 'Ünïcödé 😀 “q” {\\b} <i> & | $x$ _y_ 1\u00a0%';
  const report: Report = {
    title: odd,
    language: 'en',
    blocks: [
      { kind: 'heading', level: 2, runs: [run(odd)] },
      {
        kind: 'reference',
        runs: [
          run('A '),
          run('title', { italic: true }),
          run(odd),
          run('https://doi.org/10.1/x_y', { link: true }),
        ],
      },
      { kind: 'item', runs: [run('one', { bold: true }), run(odd)] },
      { kind: 'item', runs: [run('two', { smallCaps: true }), run('3', { script: 'sup' })] },
      {
        kind: 'table',
        head: ['h1', odd],
        rows: [
          ['a|b', odd],
          ['', 'c'],
        ],
      },
    ],
  };
  const words = report.blocks
    .flatMap((block) =>
      block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [toText(block.runs)],
    )
    .join('');
  const essence = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

  const written: [string, () => Promise<string | Blob> | string][] = [
    ['markdown', () => writeMarkdown(report)],
    ['html', () => writeHtml(report)],
    ['rtf', () => writeRtf(report)],
    ['docx', async () => new Blob([Uint8Array.from(await writeDocx(report))])],
  ];
  for (const [format, write] of written)
    it(`say in ${format} what they were given, as Pandoc reads it`, async () => {
      const from = format === 'markdown' ? 'gfm' : format;
      const { stdout, stderr } = await convert({ from, to: 'json', 'input-files': ['in'] }, null, {
        in: await write(),
      });
      assert.notEqual(stdout, '', stderr);
      const { blocks } = JSON.parse(stdout) as { blocks: unknown };
      // Pandoc reads the halves of a pair that RTF writes as two characters, and its points as text.
      const read =
        format === 'rtf'
          ? textOf(blocks).replaceAll('\ufffd\ufffd', '😀').replaceAll('•', '')
          : textOf(blocks);
      assert.equal(essence(read), essence(words));
      const kinds = JSON.stringify(blocks);
      for (const kind of ['Header', 'Emph', 'Strong', 'BulletList', 'Table', 'Link'])
        if (!(format === 'rtf' && (kind === 'BulletList' || kind === 'Header')))
          assert.ok(kinds.includes(`"t":"${kind}"`), kind);
    });

  it('say in plain text what they were given', () => {
    assert.equal(
      essence(writeText(report)).replaceAll('-one', 'one').replaceAll('-two', 'two'),
      essence(words),
    );
  });

  it('open nothing but web addresses', () => {
    const link = {
      ...report,
      blocks: [{ kind: 'paragraph' as const, runs: [run('javascript:alert(1)', { link: true })] }],
    };
    assert.ok(!writeHtml(link).includes('href'));
    assert.ok(!writeRtf(link).includes('HYPERLINK'));
    assert.ok(!writeHtml({ ...report, title: '</title><script>' }).includes('<script>'));
  });
});

describe('the scope of a bibliography', () => {
  const bib = ['a', 'b', 'c', 'd']
    .map(
      (key) =>
        `@book{${key}, title = {Title ${key}}, author = {${key.toUpperCase()}uthor, X}, year = {200${key.charCodeAt(0) - 97}}}`,
    )
    .join('\n');
  const note = `# Claims {topic=x}

## It works {.claim #works topic=effects}

- supports [@b, p. 33]: "It worked."
- contradicts [@c]: "It did not."

As [@d] says.
`;
  function base(): EvidenceBase {
    const made = createEvidenceBase(defaultRubric());
    made.setBibliography('r.bib', scanBibliography('r.bib', bib));
    made.setNote('n.md', readNote(note));
    made.setNote(
      's.md',
      readNote('---\ncitekey: b\nstudy:\n  design: rct\n  n: 1240\n  countries: [DK]\n---\n\n[@a]\n'),
    );
    return made;
  }
  const keysIn = (text: string): string[] => [...text.matchAll(/Title ([a-d])/g)].map(([, key = '']) => key);

  it('is the workspace, a note in its order of citation, a claim, or what is chosen', async () => {
    const of = async (scope: object): Promise<string[]> =>
      keysIn((await exportBibliography(base(), { format: 'text', style: 'vancouver', ...scope })).text);
    assert.deepEqual(await of({}), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await of({ notes: ['n.md'] }), ['b', 'c', 'd']);
    assert.deepEqual(await of({ notes: ['s.md'] }), ['b', 'a']);
    assert.deepEqual(await of({ claims: ['works'] }), ['b', 'c']);
    assert.deepEqual(await of({ notes: ['n.md', 's.md'] }), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await of({ citekeys: ['d', 'a'] }), ['d', 'a']);
    assert.deepEqual(await of({ claims: ['works'], citekeys: ['d', 'b'] }), ['b', 'c', 'd']);
    assert.deepEqual(await of({ evidenceOnly: true }), ['b', 'c']);
  });

  it('may be annotated and grouped', async () => {
    const annotated = await exportBibliography(base(), {
      format: 'markdown',
      annotated: true,
      claims: ['works'],
    });
    assert.match(
      annotated.text,
      /- Randomised controlled trial, n = 1,240, DK\n- \*\*Supports\*\* It works \(.*\): “It worked.” \(p. 33\)\n/,
    );
    const grouped = await exportBibliography(base(), { format: 'markdown', groupBy: 'topic' });
    assert.match(grouped.text, /^## effects\n\nButhor[\s\S]*\n## Other\n\n/);
    const designed = await exportBibliography(base(), { format: 'markdown', groupBy: 'design' });
    // The evidence of two claims stands under both, and what bears on none at the end.
    const two = base();
    two.setNote(
      'm.md',
      readNote('## Another {.claim #another topic=costs}\n\n- supports [@b, p. 2]\n- supports [@d]\n'),
    );
    const under = async (groupBy: 'claim' | 'topic' | 'strength'): Promise<Record<string, string[]>> => {
      const { text } = await exportBibliography(two, { format: 'markdown', groupBy });
      return Object.fromEntries(
        text
          .split(/^## /m)
          .slice(1)
          .map((part) => [part.split('\n')[0] ?? '', keysIn(part)]),
      );
    };
    assert.deepEqual(await under('claim'), { Another: ['b', 'd'], 'It works': ['b', 'c'], Other: ['a'] });
    assert.deepEqual(await under('topic'), { costs: ['b', 'd'], effects: ['b', 'c'], Other: ['a'] });
    const byStrength = Object.entries(await under('strength'));
    const labels = two.claims().map(({ key }) => {
      const rating = two.rating(key);
      assert.ok(rating);
      return {
        rank: levelRank(two.rubric, rating.strength).rank,
        label: levelLabel(two.rubric, rating.strength),
      };
    });
    labels.sort((x, y) => y.rank - x.rank);
    assert.deepEqual(
      byStrength.map(([heading]) => heading),
      [...new Set(labels.map(({ label }) => label)), 'Other'],
    );
    assert.deepEqual([...new Set(byStrength.flatMap(([, keys]) => keys))].sort(), ['a', 'b', 'c', 'd']);
    assert.match(designed.text, /^## Randomised controlled trial\n\nButhor[\s\S]*## Not described\n/);
  });

  it('may be a table of claims against references', async () => {
    const { text } = await exportBibliography(base(), { format: 'csv', table: true, claims: ['works'] });
    const [head = '', row = ''] = text.replace(/^\uFEFF/, '').split('\r\n');
    assert.equal(head, 'Claim,Strength,Verdict,Buthor 2001,Cuthor 2002');
    assert.match(row, /^It works,.*,\+,−$/);
    for (const format of ['ris', 'bibtex'] as const)
      assert.match(
        (await exportBibliography(base(), { format, table: true })).failure ?? '',
        /a table is written as/,
      );
  });

  it('names what is cited and in no bibliography', async () => {
    const made = base();
    made.setNote('x.md', readNote('[@gone]'));
    for (const format of Object.keys(exportFormats) as ExportFormat[])
      assert.deepEqual(
        (await exportBibliography(made, { format })).missing,
        [{ citekey: 'gone', reason: 'it is in no bibliography' }],
        format,
      );
  });

  it('is in the style that corroborate.json names, and says where there is none such', async () => {
    const made = base();
    made.setConfig('corroborate.json', { ...defaultConfig, style: 'ieee' });
    assert.match((await exportBibliography(made, { format: 'text' })).text, /^\[1\] /);
    made.setConfig('corroborate.json', { ...defaultConfig, style: 'nope' });
    assert.match(
      (await exportBibliography(made, { format: 'text' })).failure ?? '',
      /there is no citation style nope/,
    );
  });
});

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { t, c } = node as { t?: string; c?: unknown };
  if (t === 'Str') return String(c);
  if (t === 'Header') return textOf((c as unknown[])[2]);
  if (t === 'Quoted') {
    const [{ t: kind }, inner] = c as [{ t: string }, unknown];
    return kind === 'DoubleQuote' ? `“${textOf(inner)}”` : `‘${textOf(inner)}’`;
  }
  if (t === 'Link' || t === 'Span' || t === 'Div') return textOf((c as unknown[])[1]);
  if (t === 'RawInline') return '';
  if (t === 'Code' || t === 'Math') return String((c as unknown[])[1]);
  return c === undefined ? '' : textOf(c);
}
