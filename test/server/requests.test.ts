import assert from 'node:assert/strict';
import type {
  BibliographyResult,
  ExportChoices,
  ClaimAt,
  ClaimDetail,
  ClaimsResult,
  SearchHit,
  Status,
  WhatIfResult,
} from '../../src/protocol.js';
import { sampleFiles } from '../language/sample.js';
import { startClient, type Client } from './client.js';

describe('the requests of the views, on the sample', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(sampleFiles())));
  after(() => client.stop());

  it('list every claim with what a row shows', async () => {
    const { claims, total, studies, status } = await client.request<ClaimsResult>('corroborate/claims', {});
    assert.equal(claims.length, total);
    assert.ok(total >= 14 && studies >= 20);
    assert.equal(status.state, 'ready');
    assert.equal(new Set(claims.map(({ verdict }) => verdict)).size, 5);
    for (const { counts, marks, strength, target, place } of claims) {
      const { supports, contradicts, qualifies, null: without, notCounted } = counts;
      assert.equal(marks.length, supports + contradicts + qualifies + without + notCounted);
      assert.ok(strength.rank <= strength.of);
      assert.match(target.uri, /\.md$/);
      assert.equal(
        place,
        `${target.uri.slice(target.uri.lastIndexOf('/') + 1)}:${target.range.start.line + 1}`,
      );
    }
  });

  it('list the claims that hold the words of a filter', async () => {
    const { claims, total } = await client.request<ClaimsResult>('corroborate/claims', {
      filter: 'individual',
    });
    assert.ok(claims.length > 0 && claims.length < total);
    assert.ok(claims.some(({ id }) => id === 'individual-dominates'));
  });

  it('open a claim into its rating and its evidence', async () => {
    const detail = await client.request<ClaimDetail>('corroborate/claim', { key: 'individual-dominates' });
    assert.equal(detail.summary.counts.supports, 1);
    assert.ok(detail.evidence.length >= 3);
    assert.equal(detail.rubric.id, 'dfid-2014');
    assert.match(detail.sentence, /^One independent study/);
    const quoted = detail.evidence.find(({ citekey }) => citekey === 'bovaird2008fad');
    assert.match(quoted?.quote ?? '', /^the practice of co-production is dominated/);
    assert.equal(quoted?.locator, 'abstract');
    assert.equal(quoted.target.uri, client.uri('notes/literature/bovaird2008fad.md'));
  });

  it('open a claim into what would change it, the numbers beside it, and the studies behind each step', async () => {
    const { claims } = await client.request<ClaimsResult>('corroborate/claims', {});
    for (const { key, verdict, strength } of claims) {
      const detail = await client.request<ClaimDetail>('corroborate/claim', { key });
      assert.deepEqual(
        detail.changes.map(({ direction }) => direction),
        ['supports', 'null', 'contradicts'],
      );
      for (const { count, becomes } of detail.changes) {
        assert.ok(count >= 1 && count <= 8);
        if (becomes) assert.notDeepEqual(becomes, { strength: strength.label, verdict });
      }
      assert.ok(detail.waysUp.length <= 3);
      const units = new Set(detail.units.map(({ mark }) => mark.id));
      const steps = [...detail.rules, ...detail.adjustments];
      for (const cause of steps.flatMap(({ causes }) => causes))
        assert.ok(
          cause.units.every((unit) => units.has(unit)),
          key,
        );
      const pointing = detail.summary.counts.supports + detail.summary.counts.contradicts;
      assert.equal(
        detail.numbers.some((words) => words.includes('exact sign test')),
        pointing > 0,
      );
      assert.ok(detail.paperSentence.includes(detail.summary.text.replace(/[.]$/, '')));
      if (detail.summary.marks.length > 0) assert.match(detail.paperSentence, /\[@/);
    }
  });

  it('open each dimension into its studies, and say what the rating would be without a study and which claims would fall', async () => {
    const { claims } = await client.request<ClaimsResult>('corroborate/claims', {});
    let asked = 0;
    for (const { key, strength, verdict, marks } of claims) {
      const { dimensions, whatIf, units } = await client.request<ClaimDetail>('corroborate/claim', { key });
      const ids = new Set(units.map(({ mark }) => mark.id));
      for (const { causes, name } of dimensions) {
        assert.ok(causes.length > 0, `${key}: ${name}`);
        for (const cause of causes) assert.ok(cause.units.every((unit) => ids.has(unit)));
      }
      assert.equal(whatIf.filter(({ leftOut }) => !leftOut.lowQuality).length, marks.length);
      for (const { becomes, changes, leftOut, id } of whatIf) {
        assert.equal(changes, becomes.strength !== strength.label || becomes.verdict !== verdict, id);
        if (!changes) continue;
        asked += 1;
        const { changed } = await client.request<WhatIfResult>('corroborate/whatIf', leftOut);
        const own = changed.find((one) => one.key === key);
        assert.deepEqual(own?.after, becomes);
        assert.deepEqual(own.before, { strength: strength.label, verdict });
      }
    }
    assert.ok(asked > 10);
  });

  it('list only the claims whose own rating differs, as the rubric in use knows it', async () => {
    const file = 'synthesis/own.md';
    const differing = async (): Promise<(string | null)[]> => {
      const { claims, differing: count } = await client.request<ClaimsResult>('corroborate/claims', {
        differing: true,
      });
      assert.equal(claims.length, count);
      return claims.map(({ id }) => id);
    };
    assert.deepEqual(await differing(), []);
    await client.onDisk(
      file,
      [
        '# A {.claim #own-differs strength=strong because="I was there."}',
        '# B {.claim #own-agrees strength=none because="Nothing yet."}',
        '# C {.claim #no-level strength=splendid because="x"}',
      ].join('\n\n'),
    );
    await client.until('the note is read', async () => (await differing()).length > 0);
    assert.deepEqual(await differing(), ['own-differs']);
    const { claims } = await client.request<ClaimsResult>('corroborate/claims', { filter: 'own-' });
    assert.deepEqual(
      claims.map(({ own }) => own),
      [
        { strength: 'strong', label: 'Strong', because: 'I was there.', rank: 3 },
        { strength: 'none', label: 'No evidence', because: 'Nothing yet.', rank: 0 },
      ],
    );
    const all = await client.request<ClaimsResult>('corroborate/claims', {});
    assert.equal(all.claims.find(({ id }) => id === 'no-level')?.own, null);
    await client.onDisk(file, null);
    await client.until('the note is gone', async () => (await differing()).length === 0);
  });

  it('find the claim and the evidence at the cursor', async () => {
    const detail = await client.request<ClaimDetail>('corroborate/claim', { key: 'individual-dominates' });
    const quoted = detail.evidence.find(({ citekey }) => citekey === 'bovaird2008fad');
    assert.ok(quoted);
    const { line, character } = quoted.target.range.start;
    const at = await client.request<ClaimAt>('corroborate/claimAt', {
      uri: quoted.target.uri,
      line,
      character: character + 4,
    });
    assert.deepEqual(
      { claim: at.claim, evidence: at.evidence, unit: at.unit },
      { claim: 'individual-dominates', evidence: quoted.id, unit: quoted.unit },
    );
  });

  it('search claims, and forgive a typing mistake', async () => {
    for (const text of ['women more', 'womne more', 'women-more']) {
      const [hit] = await client.request<SearchHit[]>('corroborate/search', { text, limit: 5 });
      assert.equal(hit?.id, 'women-more', text);
    }
  });

  it('export the references of the folder and of one claim', async () => {
    const whole = await client.request<BibliographyResult>('corroborate/bibliography', { format: 'bibtex' });
    const one = await client.request<BibliographyResult>('corroborate/bibliography', {
      claims: ['women-more'],
      format: 'markdown',
    });
    assert.ok(whole.count > 40 && one.count >= 2 && one.count < whole.count);
    assert.deepEqual(whole.missing, []);
    assert.match(one.text, /Parrado/);
  });

  it('export in any format and style that they offer, and say in a sentence where a style cannot be used', async () => {
    const choices = await client.request<ExportChoices>('corroborate/exportChoices', {});
    assert.equal(choices.style, 'apa');
    assert.ok(choices.styles.some(({ id }) => id === 'vancouver'));
    const note = client.uri('synthesis/claims.md');
    for (const { format } of choices.formats) {
      const result = await client.request<BibliographyResult>('corroborate/bibliography', { note, format });
      assert.ok(result.count > 3, format);
      const word = Buffer.from(result.document ?? '', 'base64');
      if (format === 'docx') assert.equal(word.subarray(0, 2).toString(), 'PK');
      else assert.ok(result.text.length > 100, format);
    }
    const numbered = await client.request<BibliographyResult>('corroborate/bibliography', {
      claims: ['women-more'],
      format: 'text',
      style: 'vancouver',
    });
    assert.match(numbered.text, /^1\.\s/);
    const failed = await client.request<BibliographyResult>('corroborate/bibliography', {
      format: 'text',
      style: 'no-such-style',
    });
    assert.match(failed.failure ?? '', /no citation style no-such-style/);
  });

  it('follow an edit: the claim’s counts change, and the views are told', async () => {
    const before = (await client.request<Status>('corroborate/status', {})).revision;
    const file = 'notes/literature/brudney1983toward.md';
    const text = sampleFiles()[file] ?? '';
    await client.edit(
      file,
      text.replace(/design: .*/, 'design: cross-sectional') +
        '\n- contradicts #women-more (abstract): "invented"\n',
    );
    await client.until('told', () => (client.status()?.revision ?? 0) > before);
    const detail = await client.request<ClaimDetail>('corroborate/claim', { key: 'women-more' });
    assert.equal(detail.summary.counts.contradicts, 1);
    await client.close(file);
    await client.until('back on disk', async () => {
      const again = await client.request<ClaimDetail>('corroborate/claim', { key: 'women-more' });
      return again.summary.counts.contradicts === 0;
    });
  });
});
