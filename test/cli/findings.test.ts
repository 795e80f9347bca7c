import assert from 'node:assert/strict';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const study = (key: string, line: string, facts: string): string =>
  `---\ncitekey: ${key}\nstudy:\n  design: rct\n  countries: [DK]\n  n: 500\n${facts}---\n\n- ${line}\n`;
const folder = (): string =>
  temporaryFolder({
    'c.md':
      '# Rewards raise output {.claim #rewards topic=money strength=strong because="I was there"}\n\n# =cmd() is a claim {.claim #formula}\n',
    'a.md': study('a', 'supports #rewards (p. 1): "x"', '  quality: high\n'),
    'b.md': study('b', 'supports #rewards (p. 2): "y"', '  quality: high\n'),
    'z.md': study('z', 'does not support #formula (p. 2): "y"', '  quality: low\n'),
  });

describe('the summary of findings', () => {
  it('has claim, verdict, strength, k, n, countries, designs and reasons, as CSV', async () => {
    const { code, out } = await runIn(['claims', folder(), '--format', 'csv']);
    assert.equal(code, 0);
    assert.deepEqual(out.split('\r\n'), [
      'Claim,Id,Verdict,Strength,Own rating,k,For,Against,Null,Mixed,Not counted,n,Countries,Designs,Reasons,Sentence',
      'Rewards raise output,rewards,supported,Medium,Strong: I was there,2,2,0,0,0,0,1000,DK,Randomised controlled trial,extension: small (2-4) but high quality and fully consistent body,Strong evidence indicates that “Rewards raise output”: two independent studies find it [@a; @b] (our rating is Strong: I was there; rated Medium by dfid-2014).',
      "'=cmd() is a claim,formula,not supported,Limited,,1,0,0,1,0,0,500,DK,Randomised controlled trial,does not meet the conditions for medium,Limited evidence does not support the claim that “=cmd() is a claim”: one independent study looked for it and did not find it [@z] (rated Limited by dfid-2014).",
      '',
    ]);
  });

  it('as JSON holds the sentence, and how an own rating differs', async () => {
    const { out } = await runIn(['claims', folder(), '--format', 'json']);
    const [first] = JSON.parse(out) as { own: object; sentence: string; strength: string }[];
    assert.deepEqual(first?.own, { strength: 'strong', because: 'I was there', differs: true });
    assert.match(first.sentence, /^Strong evidence indicates that “Rewards raise output”: two .* \[@a; @b\]/);
    assert.equal(first.strength, 'medium');
  });

  it('as Markdown is a table, and below it each rating as a sentence with live citations', async () => {
    const { out } = await runIn(['claims', folder(), '--format', 'md']);
    const [table = '', ...sentences] = out.trimEnd().split('\n\n');
    assert.equal(table.split('\n').length, 4);
    assert.equal(sentences.length, 2);
    assert.ok(sentences.every((sentence) => / \[@[abz;@ ]+\] \(.*\)\.$/.test(sentence)));
  });
});

describe('what if', () => {
  it('says which claims would fall without a study', async () => {
    const { code, out, err } = await runIn(['claims', folder(), '--without', '@a', '--format', 'json']);
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { strength: string }[])[0]?.strength, 'limited');
    assert.match(
      err,
      /1 claim would fall, 1 rating would change:\n {2}Rewards raise output: Medium, supported → Limited, supported\n/,
    );
  });

  it('says so without all studies of low quality, and where nothing would change', async () => {
    const low = await runIn(['claims', folder(), '--without-low-quality']);
    assert.match(low.err, /=cmd\(\) is a claim: Limited, not supported → No evidence, untested/);
    const nothing = await runIn(['claims', folder(), '--without', 'nobody']);
    assert.deepEqual(
      [nothing.code, nothing.err],
      [2, 'corroborate: no evidence is of nobody, so nothing would change without it\n'],
    );
  });

  it('prints the whole evidence base with the ratings without it, and what they were', async () => {
    const all = await runIn(['index', folder(), '--json']);
    const { code, out, err } = await runIn(['index', folder(), '--json', '--without', 'a']);
    assert.equal(code, 0);
    assert.match(err, /1 claim would fall/);
    type Printed = { claims: { rating: { strength: string; before?: object } }[]; evidence: object[] };
    const [printed, whole] = [JSON.parse(out) as Printed, JSON.parse(all.out) as Printed];
    const [first, second] = printed.claims;
    assert.equal(first?.rating.strength, 'limited');
    assert.deepEqual(first.rating.before, { strength: 'medium', verdict: 'supported' });
    assert.deepEqual(second?.rating, whole.claims[1]?.rating);
    assert.equal(printed.evidence.length, whole.evidence.length);
    const slip = await runIn(['index', folder(), '--without', 'nobody']);
    assert.deepEqual([slip.code, slip.out], [2, '']);
  });

  it('rates a body of evidence given as JSON without some of it', async () => {
    const studies = ['a', 'b#1', 'b#2'].map((key) => ({ key, design: 'rct', quality: 'high' }));
    const evidence = studies.map(({ key }) => ({ study: key, relation: 'supports' }));
    const input = JSON.stringify({ claim: { id: 'c', evidence }, studies });
    const { out, err } = await runIn(['rate', '--without', 'b'], { input });
    assert.equal(err, '');
    const rating = JSON.parse(out) as { strength: string; before: object };
    assert.deepEqual(
      [rating.strength, rating.before],
      ['limited', { strength: 'medium', verdict: 'supported' }],
    );
  });
});

describe('rate without a study', () => {
  it('says that undercuts stay, since the input does not say whose they are', async () => {
    const studies = [{ key: 'a', design: 'rct', quality: 'high' }];
    const evidence = [{ study: 'a', relation: 'supports', undercut: true }];
    const input = JSON.stringify({ claim: { id: 'c', evidence }, studies });
    const without = await runIn(['rate', '--without', 'critic'], { input });
    assert.equal(without.code, 0);
    assert.match(without.err, /^what the input marks as undercut stays undercut/);
    assert.equal((await runIn(['rate'], { input })).err, '');
  });
});

describe('claims whose own rating differs from the suggested one', () => {
  it('are listed with both and the reason', async () => {
    const { code, out, err } = await runIn(['claims', folder(), '--differing']);
    assert.equal(code, 0);
    assert.deepEqual(
      out.trimEnd().split('\n'),
      [
        'Claim                 Strength  Yours   Verdict    +  −  ±  ○',
        '',
        'money',
        '  Rewards raise output  Medium    Strong  supported  2  0  0  0',
        '  because I was there',
      ].map((line, index) => (index === 0 ? `  ${line}` : line)),
    );
    assert.match(err, /^1 of 1 own rating differs from what is suggested\n2 claims, rated by dfid-2014/);
  });

  it('are listed so as data too, and under the rubric that is asked for', async () => {
    const { out } = await runIn(['claims', folder(), '--differing', '--format', 'json']);
    assert.deepEqual(
      (JSON.parse(out) as { id: string }[]).map(({ id }) => id),
      ['rewards'],
    );
    // Of another scale, it is no rating.
    const { err } = await runIn(['claims', folder(), '--differing', '--rubric', 'sms']);
    assert.match(err, /^no claim has a rating of your own\n/);
  });
});
