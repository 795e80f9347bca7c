import assert from 'node:assert/strict';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const claims = `# Synthesis

## Co-production raises trust {.claim #trust topic="trust, outcomes" countries=GB}

- supported by [see @ask2020, pp. 3-4]: ["Trust rose."]{#ev-ask n=800}

  - undercut by @bell2021 [p. 9]: "Only those who answered were asked."

- does not support [-@cole2019]: [d = 0.1, 95% CI -0.1 to 0.3]{.effect}
- supports #nowhere [@ask2020]: "Elsewhere."

## Nobody looked {.claim #untouched}
`;

const study = (key: string, more: string): string =>
  `---\ncitekey: ${key}\nstudy:\n  design: rct\n${more}---\n`;

const entry = (key: string, author: string): string =>
  `@article{${key},\n  author = {${author}},\n  title = {On trust},\n  journal = {Trust},\n  year = {${key.slice(-4)}},\n}\n`;

const folder = (): string =>
  temporaryFolder({
    'claims.md': claims,
    'notes/ask.md': study(
      'ask2020',
      '  n: 900\n  countries: [GB]\n  quality: high\n  facets: { sector: health }\n',
    ),
    'notes/cole.md': study('cole2019', '  quality: moderate\n'),
    'references.bib': [
      entry('ask2020', 'Ask, Ann'),
      entry('bell2021', 'Bell, Bo'),
      entry('unused2001', 'No, Nan'),
    ].join('\n'),
  });

const json = async (...args: string[]): Promise<Record<string, unknown[]>> => {
  const { code, out, err } = await runIn(args);
  assert.ok(code < 2, err);
  return JSON.parse(out) as Record<string, unknown[]>;
};

describe('corroborate index --json', () => {
  it('prints the whole evidence base in the documented shape', async () => {
    const base = await json('index', folder(), '--json');
    assert.deepEqual(Object.keys(base), [
      'claims',
      'evidence',
      'studies',
      'references',
      'citations',
      'problems',
      'timings',
    ]);
    const [trust, untouched] = base.claims as Record<string, unknown>[];
    assert.deepEqual(
      { ...trust, rating: undefined },
      {
        id: 'trust',
        text: 'Co-production raises trust',
        type: 'effect',
        topics: ['trust', 'outcomes'],
        attributes: { topic: 'trust, outcomes', countries: 'GB' },
        location: { file: 'claims.md', start: { line: 3, column: 1 }, end: { line: 3, column: 83 } },
        occurrences: [],
        rating: undefined,
        evidence: ['ev-ask', (base.evidence as { id: string }[])[2]?.id],
      },
    );
    const rating = trust?.rating as Record<string, unknown>;
    for (const part of [
      'rubric',
      'verdict',
      'strength',
      'ledger',
      'tried',
      'facts',
      'units',
      'notCounted',
      'notes',
    ]) {
      assert.ok(part in rating, part);
    }
    assert.equal((untouched?.rating as { verdict: string }).verdict, 'untested');
  });

  it('lists every piece of evidence, those of unknown claims and undercuts too', async () => {
    const { evidence } = await json('index', folder(), '--json');
    const pieces = evidence as Record<string, unknown>[];
    assert.deepEqual(
      pieces.map(({ relation, target, citekey }) => [relation, target, citekey]),
      [
        ['supports', 'trust', 'ask2020'],
        ['undercuts', 'ev-ask', 'bell2021'],
        ['null', 'trust', 'cole2019'],
        ['supports', 'nowhere', 'ask2020'],
      ],
    );
    const [first, , third] = pieces;
    assert.deepEqual(
      [first?.id, first?.locator, first?.quote, first?.attributes, first?.study],
      ['ev-ask', { label: 'page', value: '3-4' }, 'Trust rose.', { n: '800' }, 'ask2020'],
    );
    assert.equal(third?.effect, 'd = 0.1, 95% CI -0.1 to 0.3');
    assert.equal(third?.quote, null);
    assert.deepEqual((first?.location as { start: object }).start, { line: 5, column: 1 });
  });

  it('lists studies, references and citations; what is not known is null', async () => {
    const { studies, references, citations } = await json('index', folder(), '--json');
    const byKey = new Map(
      (studies as { key: string }[]).map((each) => [each.key, each as Record<string, unknown>]),
    );
    assert.deepEqual([...byKey.keys()], ['ask2020', 'bell2021', 'cole2019']);
    const ask = byKey.get('ask2020');
    assert.deepEqual([ask?.design, ask?.n, ask?.countries, ask?.k], ['rct', 900, ['GB'], null]);
    assert.deepEqual([byKey.get('bell2021')?.design, byKey.get('bell2021')?.location], [null, null]);
    assert.deepEqual(references, [
      { citekey: 'ask2020', file: 'references.bib', line: 1 },
      { citekey: 'bell2021', file: 'references.bib', line: 8 },
      { citekey: 'unused2001', file: 'references.bib', line: 15 },
    ]);
    assert.deepEqual(
      (citations as Record<string, unknown>[]).map(({ citekey, mode }) => [citekey, mode]),
      [
        ['ask2020', 'normal'],
        ['bell2021', 'intext'],
        ['cole2019', 'suppress'],
        ['ask2020', 'normal'],
      ],
    );
  });

  it('without --json says how much there is', async () => {
    const { code, out } = await runIn(['index', folder()]);
    assert.equal(code, 0);
    assert.match(
      out,
      /^3 notes\n1 bibliography\n3 references\n2 claims\n4 pieces of evidence\n3 studies\n\d+ problems?\n$/,
    );
  });
});

describe('corroborate check', () => {
  it('prints a problem a line, and counts them on stderr', async () => {
    const where = folder();
    const { code, out, err } = await runIn(['check', where]);
    assert.equal(code, 1);
    assert.ok(out.includes(`${where}/claims.md:10:13: error: #nowhere is not defined`), out);
    assert.match(out, /\[unknown-claim\]$/m);
    assert.match(err, /^\d+ problems in \d files?: \d errors?, \d warnings?\n$/);
  });

  it('is coloured on a terminal, unless NO_COLOR is set', async () => {
    const where = folder();
    const coloured = await runIn(['check', where], { columns: 80 });
    const plain = await runIn(['check', where], { columns: 80, env: { NO_COLOR: '1' } });
    assert.ok(coloured.out.includes('\u001b[31merror\u001b[0m'));
    assert.ok(!plain.out.includes('\u001b'));
  });
});

describe('corroborate claims', () => {
  it('prints each claim once, under its first topic, with what speaks for and against it', async () => {
    const { code, out, err } = await runIn(['claims', folder()]);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines[0]?.replace(/ +/g, ' '), ' Claim Strength Verdict + − ± ○');
    const at = lines.indexOf('trust');
    assert.match(lines[at + 1] ?? '', /^ {2}Co-production raises trust +\S.* 1 +0 +0 +1$/);
    assert.match(lines[lines.indexOf('no topic') + 1] ?? '', /^ {2}Nobody looked +.*untested +0 +0 +0 +0$/i);
    assert.match(err, /^2 claims, rated by dfid-2014; \d errors?: corroborate check says where\n$/);
  });

  it('says how many studies are not counted since nobody has described them', async () => {
    const where = temporaryFolder({
      'notes/new.md':
        '## Trust rises {.claim #rises}\n\n- supports [@one, p. 1]: "up"\n- supports [@two, p. 2]: "up"\n',
    });
    const { err } = await runIn(['claims', where]);
    assert.match(err, /; 2 studies are listed and not counted: no note describes their design\n$/);
  });

  it('sorts as asked', async () => {
    const where = folder();
    const order = async (sort: string): Promise<string[]> => {
      const { out } = await runIn(['claims', where, '--sort', sort]);
      return out.match(/Nobody|Co-production/g) ?? [];
    };
    assert.deepEqual(await order('text'), ['Co-production', 'Nobody']);
    assert.deepEqual(await order('strength'), ['Co-production', 'Nobody']);
    assert.deepEqual(await order('file'), ['Co-production', 'Nobody']);
  });

  it('fits the terminal', async () => {
    const { out } = await runIn(['claims', folder()], { columns: 64, env: { NO_COLOR: '1' } });
    for (const line of out.split('\n')) assert.ok(line.length <= 64, line);
  });
});

describe('corroborate bibliography', () => {
  it('prints what the notes cite, and says what it lacks', async () => {
    const { code, out, err } = await runIn(['bibliography', folder()]);
    assert.equal(code, 0);
    assert.match(out, /Ask, A\. \(2020\)\. On trust\. \*Trust\*/);
    assert.match(out, /Bell, B\. \(2021\)/);
    assert.doesNotMatch(out, /No, N\./);
    assert.equal(err, 'corroborate: cole2019 was left out: it is in no bibliography\n');
  });

  it('prints the entries as they are written, for one claim', async () => {
    const { out } = await runIn(['bibliography', folder(), '--claim', '#trust', '--format', 'bibtex']);
    assert.ok(out.includes(entry('ask2020', 'Ask, Ann').trim()));
    assert.ok(!out.includes('unused2001'));
    const none = await runIn(['bibliography', folder(), '--claim', 'untouched', '--format', 'bibtex']);
    assert.equal(none.out.trim(), '');
    assert.equal(none.err, 'corroborate: nothing is cited here\n');
  });

  it('knows the nearest claim', async () => {
    const { code, err } = await runIn(['bibliography', folder(), '--claim', 'turst']);
    assert.deepEqual([code, err], [2, 'corroborate: there is no claim #turst; did you mean #trust?\n']);
  });
});

describe('corroborate rate', () => {
  const rate = (input: unknown) =>
    runIn(['rate'], { input: typeof input === 'string' ? input : JSON.stringify(input) });

  it('rates a body of evidence that is given as JSON', async () => {
    const { code, out } = await rate({
      claim: {
        id: 'c',
        evidence: ['a', 'b'].map((study) => ({ study, relation: 'supports', effect: null })),
      },
      studies: ['a', 'b'].map((key) => ({ key, design: 'rct', quality: 'high', dataset: null })),
    });
    assert.equal(code, 0);
    const rating = JSON.parse(out) as { strength: string; verdict: string };
    assert.deepEqual([rating.strength, rating.verdict], ['medium', 'supported']);
  });

  it('says in one sentence what is wrong with its input', async () => {
    const claim = { id: 'c', evidence: [{ study: 'a', relation: 'supports' }] };
    const wrong: [unknown, RegExp][] = [
      ['{ "claim": ', /^corroborate: the input is not JSON: /],
      ['', /the input is not JSON/],
      [[], /the input should be an object/],
      [{ studies: [] }, /claim should be an object/],
      [{ claim }, /studies should be a list/],
      [
        { claim: { evidence: [{ study: 'a', relation: 'likes' }] }, studies: [] },
        /evidence\[0\]\.relation should be one/,
      ],
      [{ claim, studies: [{ key: 'a', n: 'many' }] }, /studies\[0\]\.n should be a whole number/],
      [{ claim, studies: [{ key: 'a', countries: 'GB' }] }, /studies\[0\]\.countries should be a list/],
      [
        { claim: { ...claim, flags: { scaled: 'yes' } }, studies: [] },
        /claim\.flags\.scaled should be true or false/,
      ],
      ['null', /the input should be an object/],
      [{ claim: { ...claim, type: 'cause' }, studies: [] }, /claim\.type should be one of effect/],
    ];
    for (const [input, message] of wrong) {
      const { code, out, err } = await rate(input);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1);
    }
  });
});

describe('corroborate cite', () => {
  it('prints the citations of a text, in order', async () => {
    const { code, out } = await runIn(['cite'], { input: 'A [see @a, p. 3; -@b] and @c [chap. 2].\n' });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), [
      {
        items: [
          {
            citekey: 'a',
            mode: 'normal',
            prefix: 'see',
            suffix: ', p. 3',
            locator: { label: 'page', value: '3' },
          },
          { citekey: 'b', mode: 'suppress', prefix: '', suffix: '', locator: null },
        ],
        location: { start: { line: 1, column: 3 }, end: { line: 1, column: 22 } },
      },
      {
        items: [
          {
            citekey: 'c',
            mode: 'intext',
            prefix: '',
            suffix: 'chap. 2',
            locator: { label: 'chapter', value: '2' },
          },
        ],
        location: { start: { line: 1, column: 27 }, end: { line: 1, column: 39 } },
      },
    ]);
  });

  it('takes nothing for what it is, and refuses what is no text', async () => {
    assert.equal((await runIn(['cite'], { input: '' })).out, '[]\n');
    const { code, err } = await runIn(['cite', '-'], { input: Buffer.from([0x63, 0xe9, 0x20]) });
    assert.deepEqual(
      [code, err],
      [2, 'corroborate: the standard input cannot be read: it is not UTF-8 text\n'],
    );
  });
});
