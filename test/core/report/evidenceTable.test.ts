import assert from 'node:assert/strict';
import { convert } from 'pandoc-wasm';
import { createEvidenceBase } from '../../../src/core/base/index.js';
import type { EvidenceBase } from '../../../src/core/base/types.js';
import { scanBibliography } from '../../../src/core/bibliography/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import {
  exportBibliography,
  writeItems,
  writeReport,
  type BibliographyExport,
  type ExportFormat,
  type Workshop,
} from '../../../src/core/report/index.js';
import { defaultRubric } from '../../../src/workspace/index.js';

/** Claims that rest each on two references, neighbours in the bibliography. */
function base(claims: number, references: number): EvidenceBase {
  const made = createEvidenceBase(defaultRubric());
  const entries = Array.from(
    { length: references },
    (_, i) => `@book{r${i}, author = {Author${i}, Ann}, title = {Book ${i}}, year = ${1900 + (i % 120)}}`,
  );
  made.setBibliography('r.bib', scanBibliography('r.bib', entries.join('\n')));
  const text = Array.from({ length: claims }, (_, i) => {
    const [one, other] = [i % references, (i + 1) % references];
    return `## Claim ${i} holds {.claim #c${i}}\n\n- supports [@r${one}]\n- contradicts [@r${other}]\n`;
  });
  const rest = Array.from({ length: references }, (_, i) => `[@r${i}]`).join(' ');
  made.setNote('n.md', readNote(`${text.join('\n')}\n${rest}\n`));
  return made;
}

const table = (of: EvidenceBase, format: ExportFormat, workshop?: Workshop): Promise<BibliographyExport> =>
  exportBibliography(of, { format, table: true, ...(workshop && { workshop }) });

const rowsOf = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));

describe('an evidence table', function () {
  this.timeout(60_000);

  it('has a column for each reference where there is room, and then says nothing more of it', async () => {
    for (const [format, most] of [
      ['docx', 20],
      ['markdown', 100],
      ['csv', 1000],
    ] as const) {
      const fits = await table(base(3, most), format);
      assert.deepEqual([fits.note, fits.failure, fits.count], [undefined, undefined, most], format);
      const exceeds = await table(base(3, most + 1), format);
      assert.match(
        exceeds.note ?? '',
        /^Each finding stands in a row of its own: a table of 3 claims by [\d,]+ references/,
      );
    }
  });

  it('of many references has a row for each finding, and loses none', async () => {
    const { text, note, count, missing } = await table(base(5000, 5000), 'csv');
    const [head, ...rows] = rowsOf(text);
    assert.deepEqual(head, ['Claim', 'Strength', 'Verdict', 'Reference', 'Key', 'Finding']);
    assert.equal(rows.length, 10_000);
    assert.deepEqual(
      [rows[0]?.[0], ...(rows[0]?.slice(3) ?? [])],
      ['Claim 0 holds', 'Author0 1900', 'r0', '+'],
    );
    assert.deepEqual([rows[9999]?.[0], ...(rows[9999]?.slice(4) ?? [])], ['Claim 4999 holds', 'r0', '−']);
    assert.equal(new Set(rows.map(([claim]) => claim)).size, 5000);
    assert.equal(new Set(rows.map((row) => row[4])).size, 5000);
    assert.deepEqual([count, missing], [5000, []]);
    assert.equal(
      note,
      'Each finding stands in a row of its own: a table of 5,000 claims by 5,000 references would be too large to read.',
    );
  });

  it('of many claims by fewer references is in rows, too, when most of its cells would be empty', async () => {
    const { text } = await table(base(1001, 100), 'markdown');
    assert.match(text, /^\| Claim \| Strength \| Verdict \| Reference \| Key \| Finding \|\n/);
    assert.equal(text.trimEnd().split('\n').length, 2 + 2 * 1001);
  });

  it('in Word is read by Pandoc with as many rows and columns', async () => {
    for (const [claims, references, columns, rows] of [
      [4, 20, 23, 4],
      [4, 21, 6, 8],
    ] as const) {
      const { bytes } = await table(base(claims, references), 'docx');
      assert.ok(bytes);
      const { stdout, stderr } = await convert({ from: 'docx', to: 'json', 'input-files': ['in'] }, null, {
        in: new Blob([Uint8Array.from(bytes)]),
      });
      assert.notEqual(stdout, '', stderr);
      const { blocks } = JSON.parse(stdout) as { blocks: { t: string; c: unknown[] }[] };
      const [found] = blocks.filter(({ t }) => t === 'Table');
      const [, , widths, , bodies] = (found?.c ?? []) as [unknown, unknown, unknown[], unknown, unknown[][]];
      assert.equal(widths.length, columns);
      assert.equal((bodies[0]?.[3] as unknown[]).length, rows);
    }
  });

  it('says what to do where a document would be too large to open', async () => {
    const many = base(2501, 21);
    for (const format of ['docx', 'rtf'] as const) {
      const { text, bytes, count, failure } = await table(many, format);
      assert.deepEqual([text, bytes, count], ['', undefined, 0]);
      assert.equal(
        failure,
        'a table of 5,002 rows is more than the 5,000 that a document of this format opens with: export it as CSV, or less of it',
      );
    }
    assert.equal((await table(many, 'csv')).failure, undefined);
  });

  it('gives others their turn before each claim and each row, and ends where nobody waits for it', async () => {
    const of = base(30, 5);
    const told: string[] = [];
    const workshop = (end: (step: string) => boolean): Workshop => ({
      format: () => assert.fail('a table formats nothing'),
      write: writeReport,
      writeData: (format, items) => Promise.resolve(writeItems(format, items)),
      pause(step, done, all) {
        told.push(`${step} ${done}/${all}`);
        return end(step) ? Promise.reject(new Error('nobody waits')) : Promise.resolve();
      },
    });
    await table(
      of,
      'csv',
      workshop(() => false),
    );
    const each = (step: string, times: number): string[] =>
      Array.from({ length: times }, (_, i) => `${step} ${i}/${times}`);
    // References, claims, the names of references, rows.
    assert.deepEqual(told, [
      ...each('reading', 5),
      ...each('comparing', 30),
      ...each('writing', 5),
      ...each('writing', 30),
    ]);
    for (const last of ['reading', 'comparing', 'writing'])
      await assert.rejects(
        table(
          of,
          'csv',
          workshop((step) => step === last),
        ),
        /nobody waits/,
      );
  });
});

describe('other long exports', () => {
  it('end between two references where nobody waits for them, whatever is written', async () => {
    const of = base(5, 5);
    const kinds: [ExportFormat, object][] = [
      ['bibtex', {}],
      ['markdown', {}],
      ['markdown', { annotated: true }],
      ['html', { groupBy: 'strength' }],
    ];
    for (const [format, more] of kinds) {
      const workshop: Workshop = {
        format: (items) =>
          Promise.resolve({ ok: true, references: items.map(({ id }) => ({ citekey: id, runs: [] })) }),
        write: writeReport,
        writeData: (as, items) => Promise.resolve(writeItems(as, items)),
        pause: (step, done) =>
          step === 'writing' && done === 3 ? Promise.reject(new Error('nobody waits')) : Promise.resolve(),
      };
      await assert.rejects(exportBibliography(of, { format, ...more, workshop }), /nobody waits/, format);
    }
  });

  it('as BibTeX say what they leave out: an entry without an end, and not one that only we cannot read', async () => {
    const of = createEvidenceBase(defaultRubric());
    const text =
      '@book{good, title = {Good}, author = {A, B}, year = 2000}\n\n@book{open, title = {Never closed\n';
    of.setBibliography('r.bib', scanBibliography('r.bib', text));
    of.setNote('n.md', readNote('[@good] [@open] [@nowhere]'));
    const { text: bib, count, missing } = await exportBibliography(of, { format: 'bibtex' });
    assert.equal(count, 1);
    assert.deepEqual(
      missing.map(({ citekey }) => citekey),
      ['nowhere', 'open'],
    );
    assert.match(bib, /^@book\{good,[\s\S]*% open is left out: /);
  });
});
