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
      'Claim,Id,Verdict,Strength,Own rating,k,For,Against,Null,Mixed,Not counted,n,Countries,Designs,Reasons',
      'Rewards raise output,rewards,supported,Medium,Strong: I was there,2,2,0,0,0,0,1000,DK,Randomised controlled trial,extension: small (2-4) but high quality and fully consistent body',
      "'=cmd() is a claim,formula,not supported,Limited,,1,0,0,1,0,0,500,DK,Randomised controlled trial,does not meet the conditions for medium",
      '',
    ]);
  });

  it('as JSON holds the sentence, and how an own rating differs', async () => {
    const { out } = await runIn(['claims', folder(), '--format', 'json']);
    const [first] = JSON.parse(out) as { own: object; sentence: string; strength: string }[];
    assert.deepEqual(first?.own, { strength: 'strong', because: 'I was there', differs: true });
    assert.match(first.sentence, /^Some evidence suggests that “Rewards raise output”: two .* \[@a; @b\]/);
    assert.equal(first.strength, 'medium');
  });

  it('as Markdown is a table', async () => {
    const { out } = await runIn(['claims', folder(), '--format', 'md']);
    assert.equal(out.trimEnd().split('\n').length, 4);
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

  it('rates a body of evidence given as JSON without some of it', async () => {
    const studies = ['a', 'b#1', 'b#2'].map((key) => ({ key, design: 'rct', quality: 'high' }));
    const evidence = studies.map(({ key }) => ({ study: key, relation: 'supports' }));
    const input = JSON.stringify({ claim: { id: 'c', evidence }, studies });
    const { out } = await runIn(['rate', '--without', 'b'], { input });
    const rating = JSON.parse(out) as { strength: string; before: object };
    assert.deepEqual(
      [rating.strength, rating.before],
      ['limited', { strength: 'medium', verdict: 'supported' }],
    );
  });
});
