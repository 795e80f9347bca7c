import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEvidenceBase, readConfig, type EvidenceBase } from '../../../src/core/base/index.js';
import type { Claim, Evidence } from '../../../src/core/base/types.js';
import { createQueries, type Queries } from '../../../src/core/query/index.js';
import { qualifierNames } from '../../../src/core/query/qualifiers/table.js';
import { sampleFiles } from '../../language/sample.js';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { bib, paper, put, rubric } from '../base/workspace.js';
import { makeEdit, sampleEdit } from './sampleEdits.js';

const sample = sampleFiles();
const facets = readConfig(
  '{ "facets": { "level": { "values": ["individual", "collective"] }, "sector": {} } }',
);

function baseOf(files: Record<string, string>, config = facets): EvidenceBase {
  const base = createEvidenceBase(rubric());
  base.setConfig('corroborate.json', config);
  for (const [file, text] of Object.entries(files)) put(base, file, text);
  return base;
}

/** Names of what is found: ids of claims and evidence, keys of studies and references. */
function names(queries: Queries, query: string): string[] {
  const { found, problems } = queries.run(query);
  assert.ok(found, `${query}: ${problems.map(({ message }) => message).join('; ')}`);
  switch (found.space) {
    case 'claims':
      return found.items.map(({ id, key }) => id ?? key);
    case 'evidence':
      return found.items.map(({ id }) => id);
    case 'studies':
      return found.items.map(({ key }) => key);
    case 'references':
      return found.items.map(({ citekey }) => citekey);
  }
}

const told = (queries: Queries, query: string): string[] =>
  queries.check(query).map(({ range, message }) => `${query.slice(range.start, range.end)}: ${message}`);

describe('a query over the sample', () => {
  const base = baseOf(sample);
  const queries = createQueries(base);
  const studyOf = ({ study }: Evidence) => base.study(study);

  /** What a qualifier asks, said again by walking through everything. */
  const ofClaims: Record<string, (claim: Claim) => boolean> = {
    'verdict:contested': ({ key }) => base.rating(key)?.verdict === 'contested',
    'strength:>=medium': ({ key }) =>
      ['medium', 'strong', 'very-strong'].includes(base.rating(key)?.strength ?? ''),
    'topic:outcomes': ({ topics }) => topics.includes('Outcomes'),
    'type:effect': ({ type }) => type === 'effect',
    trust: ({ text, id, topics }) => /\btrust/i.test([text, id, ...topics].join(' ')),
    'k:2..3': ({ key }) => [2, 3].includes(base.rating(key)?.units.length ?? 0),
    'missing:evidence': ({ key }) => base.evidenceOf(key).length === 0,
    'level:collective': ({ attributes }) => /collective/.test(attributes.level ?? ''),
    'contradicted-by:>=1': ({ key }) => Number(base.rating(key)?.facts.k_contradicts) >= 1,
  };
  const ofEvidence: Record<string, (piece: Evidence) => boolean> = {
    'design:rct,survey-experiment': (piece) =>
      ['rct', 'survey-experiment'].includes(studyOf(piece)?.design ?? ''),
    'country:DK': (piece) => studyOf(piece)?.countries.includes('DK') === true,
    'n:>=500': (piece) => (studyOf(piece)?.n ?? 0) >= 500,
    'quality:low': (piece) => studyOf(piece)?.quality === 'low',
    'quality:>=moderate': (piece) => ['moderate', 'high'].includes(studyOf(piece)?.quality ?? ''),
    'relation:supports': ({ relation }) => relation === 'supports',
    'missing:locator': ({ locator }) => locator === undefined,
    'author:bovaird': ({ citekey }) => {
      const entry = base.entry(citekey);
      return entry?.ok === true && (entry.item.author ?? []).some(({ family }) => family === 'Bovaird');
    },
    'citekey:*2013*': ({ citekey }) => citekey.includes('2013'),
  };
  const positive = fc.subarray(Object.keys(ofEvidence), { maxLength: 3 });

  it('finds the claims that meet every part, with one piece of evidence that meets all that is asked of evidence', () => {
    const negated = fc.subarray([...Object.keys(ofClaims), ...Object.keys(ofEvidence)], { maxLength: 2 });
    fc.assert(
      fc.property(
        fc.subarray(Object.keys(ofClaims), { maxLength: 2 }),
        positive,
        negated,
        (claims, evidence, without) => {
          const query = [...claims, ...evidence, ...without.map((part) => `-${part}`)].join(' ');
          const some = (claim: Claim, parts: string[]): boolean =>
            base.evidenceOf(claim.key).some((piece) => parts.every((part) => ofEvidence[part]?.(piece)));
          const expected = base
            .claims()
            .filter(
              (claim) =>
                claims.every((part) => ofClaims[part]?.(claim)) &&
                (evidence.length === 0 || some(claim, evidence)) &&
                !without.some((part) => (ofClaims[part] ? ofClaims[part](claim) : some(claim, [part]))),
            );
          assert.deepEqual(
            names(queries, query),
            expected.map(({ id, key }) => id ?? key),
            query,
          );
        },
      ),
      { seed: 7, numRuns: 600 },
    );
  });

  it('finds the pieces of evidence that meet every part, of themselves, their study, their reference and their claim', () => {
    fc.assert(
      fc.property(
        fc.subarray(Object.keys(ofClaims), { maxLength: 1 }),
        positive,
        positive,
        (claims, evidence, without) => {
          const ofClaim = claims.filter(
            (part) =>
              part !== 'missing:evidence' &&
              part !== 'trust' &&
              part !== 'k:2..3' &&
              part !== 'level:collective',
          );
          const query = ['in:evidence', ...ofClaim, ...evidence, ...without.map((part) => `-${part}`)].join(
            ' ',
          );
          const expected = base.evidence().filter((piece) => {
            const claim =
              piece.target && 'claim' in piece.target ? base.claim(piece.target.claim) : undefined;
            return (
              ofClaim.every((part) => claim && ofClaims[part]?.(claim)) &&
              evidence.every((part) => ofEvidence[part]?.(piece)) &&
              !without.some((part) => ofEvidence[part]?.(piece))
            );
          });
          assert.deepEqual(
            names(queries, query),
            expected.map(({ id }) => id),
            query,
          );
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });

  it('in which parts are joined by OR finds what either finds', () => {
    const part = fc.constantFrom(...Object.keys(ofClaims), ...Object.keys(ofEvidence));
    fc.assert(
      fc.property(part, part, (one, other) => {
        const either = new Set([...names(queries, one), ...names(queries, other)]);
        assert.deepEqual(new Set(names(queries, `${one} OR ${other}`)), either);
        assert.deepEqual(names(queries, `NOT (${one} OR ${other})`), names(queries, `-${one} -${other}`));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('asks of studies what they are, what their reference is, and what some evidence of them says', () => {
    assert.deepEqual(
      names(queries, 'in:studies design:rct'),
      base
        .studies()
        .filter(({ design }) => design === 'rct')
        .map(({ key }) => key),
    );
    const contradicting = new Set(
      base.evidence().flatMap(({ relation, study }) => (relation === 'contradicts' ? study : [])),
    );
    assert.deepEqual(names(queries, 'in:studies relation:contradicts'), [...contradicting].sort());
    assert.deepEqual(
      names(queries, 'in:references missing:evidence'),
      base.references().flatMap(({ citekey }) => (base.evidenceCiting(citekey).length === 0 ? citekey : [])),
    );
  });

  it('tells of mistakes at their places with the nearest names', () => {
    assert.match(told(queries, 'verdict:contestd').join(), /^contestd: .*did you mean contested\?$/);
    assert.match(
      told(queries, 'a verdit:contested').join(),
      /^verdit: verdit: is no qualifier; did you mean verdict/,
    );
    assert.match(told(queries, 'design:rtc').join(), /^rtc: .*did you mean rct/);
    assert.match(told(queries, 'in:studie').join(), /^studie: .*did you mean studies/);
    assert.match(told(queries, 'has:locater').join(), /^locater: .*did you mean locator/);
    assert.match(told(queries, 'n:many').join(), /^many: n is compared with a number/);
    assert.match(told(queries, 'n:500kg').join(), /^500kg: n is compared with a number/);
    for (const [query, place, number] of [
      ['n:>=1,000', '>=1,000', 1000],
      ['n:12,500', '12,500', 12_500],
      ['n:1,234,567', '1,234,567', 1_234_567],
      ['n:100..1,000', '100..1,000', 1000],
      ['n:5,1,000..2000', '1,000..2000', 1000],
      ['supported-by:>=1,000', '>=1,000', 1000],
    ] as const) {
      const [mistake = '', ...more] = told(queries, query);
      const said = `${place}: a comma stands between two numbers; write ${number} without a comma`;
      assert.ok(mistake.startsWith(said) && more.length === 0, mistake);
    }
    assert.match(told(queries, 'n:12,500').join(), /, or n:12 OR n:500 for two$/);
    assert.match(told(queries, 'n:0500').join(), /^0500: a number begins with no 0; write 500$/);
    assert.match(told(queries, 'n:1..007').join(), /^007: .*; write 7$/);
    for (const query of [
      'n:0',
      'n:>=0.5',
      'year:2010,2011',
      'n:1000,200',
      'n:5,20',
      'n:100 OR n:200',
      'n:1,>=500',
    ])
      assert.deepEqual(told(queries, query), [], query);
    assert.match(told(queries, 'year:2020..2010').join(), /wrong way round; write 2010\.\.2020/);
    assert.match(told(queries, 'verdict:>contested').join(), /verdict has no order/);
    assert.match(told(queries, 'quality:>=unclear').join(), /unclear has no place on the scale/);
    assert.match(told(queries, 'country:Dansk').join(), /ISO 3166/);
    assert.match(told(queries, 'n>=500').join(), /^n>=500: a colon stands after n: write n:>=500$/);
    assert.match(told(queries, 'a OR in:studies').join(), /in: is about the whole query/);
    assert.match(
      told(queries, Array.from({ length: 65 }, (_, i) => `w${i}`).join(' OR ')).join(),
      /at most 64 words and values/,
    );
    assert.match(told(queries, 'single-study:maybe').join(), /single-study is yes or no/);
    assert.match(told(queries, 'changed-since:-x').join(), /changed-since: takes a commit/);
  });

  it('is run where a name is one that nothing has, and its author told of the nearest', () => {
    const { found, problems } = queries.run('author:bovard OR topic:outcomes');
    assert.ok(found && found.items.length > 0);
    assert.deepEqual(
      problems.map(({ code, severity, message }) => [code, severity, message]),
      [['query-finds-nothing', 'warning', 'nothing here has author:bovard; did you mean Bovaird?']],
    );
  });

  it('has a defined result for any text, and at every prefix of every worked question', () => {
    const parts = [
      '(',
      ')',
      '"',
      '-',
      ',',
      ' ',
      ' OR ',
      ' NOT ',
      'evidence:(',
      'n:>=',
      'n:1..',
      '..',
      '*',
      'trust',
      'in:',
      'has:',
      'year:9999999999999999',
      'country:',
      '((((',
      'file:../',
      'sector:',
      'single-study:',
      'fragile:',
      'constructor',
      '__proto__',
      'toString',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { found, problems } = queries.run(query);
        assert.ok(found ?? problems.length > 0, query);
      }),
      { seed: 7, numRuns: 10_000 },
    );
    for (const { query = '' } of workedQuestions()) {
      for (let length = 0; length <= query.length; length++) {
        const { found, problems } = queries.run(query.slice(0, length));
        assert.ok(found ?? problems.length > 0, query.slice(0, length));
      }
    }
  });

  it('has a defined result for names that every object has, after every qualifier', () => {
    const inherited = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];
    for (const name of qualifierNames(base))
      for (const value of inherited)
        for (const space of ['claims', 'evidence', 'studies', 'references'])
          for (const written of [value, `>=${value}`, `"${value}"`, `1..${value}`, `x,${value}`]) {
            const query = `in:${space} ${name}:${written}`;
            const { found, problems } = queries.run(query);
            assert.ok(found ? found.items.length === 0 || name === 'missing' : problems.length > 0, query);
          }
    assert.match(
      told(queries, 'single-study:constructor').join(),
      /^constructor: single-study is yes or no$/,
    );
  });
});

describe('queries that follow a base', () => {
  const asked = [
    'verdict:supported',
    'trust',
    'design:rct country:DK',
    'in:evidence quality:high -undercut:yes',
    'in:studies missing:evidence',
    'in:studies described:no',
    'in:references author:someone has:evidence',
    'same-team:yes',
    'sector:health OR level:collective',
    'undercuts:>=1',
  ];

  it('find after any edits what they would find in a base read anew', () => {
    const edits = fc.array(sampleEdit(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edits, (steps) => {
        const files: Record<string, string> = { ...sample };
        const base = baseOf(files);
        const queries = createQueries(base);
        for (const query of asked) queries.run(query);
        for (const edit of steps) queries.changed(makeEdit(edit, files, base));
        const fresh = createQueries(baseOf(files));
        for (const query of asked) {
          assert.deepEqual(names(queries, query), names(fresh, query), query);
          assert.deepEqual(queries.run(query).found?.items, fresh.run(query).found?.items, query);
        }
      }),
      { seed: 7, numRuns: 25 },
    );
  }).timeout(60_000);

  it('find things where they now stand', () => {
    const files: Record<string, string> = {
      'a.md':
        '# One {.claim #a}\n\n# Two {.claim #b}\n\n- supported by [@p, p. 1]: "x"\n\n# No name {.claim}\n',
      'again.md': 'Words. [So it is]{.claim ref=a}\n',
      'p.md': paper('p', 'supports #b (p. 1): "x"'),
      'r.bib': bib('p', 'q'),
    };
    const base = baseOf(files);
    const queries = createQueries(base);
    const all = ['in:claims', 'in:evidence', 'in:studies', 'in:references'];
    for (const query of all) queries.run(query);
    for (const file of Object.keys(files)) {
      files[file] = file.endsWith('.bib') ? `% A comment.\n${files[file] ?? ''}` : `${files[file] ?? ''}\n`;
      if (!file.startsWith('p')) files[file] = files[file].replace(/^/, '\n\n');
      queries.changed(put(base, file, files[file]));
      const fresh = createQueries(baseOf(files));
      for (const query of all)
        assert.deepEqual(queries.run(query).found?.items, fresh.run(query).found?.items, `${query} ${file}`);
    }
  });

  it('know other facets as soon as the settings declare them', () => {
    const base = baseOf({ 'a.md': '# One {.claim #a phase=early}\n' });
    const queries = createQueries(base);
    assert.match(told(queries, 'phase:early').join(), /phase: is no qualifier/);
    queries.changed(
      base.setConfig('corroborate.json', readConfig('{ "facets": { "phase": { "values": ["early"] } } }')),
    );
    assert.deepEqual(names(queries, 'phase:early'), ['a']);
  });
});

describe('a facet with a name that every object has', () => {
  it('is one of what declares it, and of nothing else', () => {
    const base = baseOf(
      {
        'a.md': '# One {.claim #a}\n\n# Two {.claim #b constructor=early}\n',
        'p.md': paper('p', 'supports #a (p. 1): "x"'),
        'references.bib': bib('p'),
      },
      readConfig('{ "facets": { "constructor": {}, "valueOf": {} } }'),
    );
    const queries = createQueries(base);
    assert.deepEqual(names(queries, 'constructor:early'), ['b']);
    assert.deepEqual(names(queries, 'missing:constructor'), ['a']);
    for (const space of ['claims', 'evidence', 'studies'])
      assert.deepEqual(names(queries, `in:${space} has:valueof`), [], space);
  });
});

describe('what changed since', () => {
  const base = baseOf({
    'a.md': '# One {.claim #a}\n\n# Two {.claim #b}\n',
    'p.md': paper('p', 'supports #b (p. 1): "x"'),
  });
  const queries = createQueries(base);
  const run = (lines: [number, number][], file = 'a.md') =>
    queries
      .run('changed-since:v1', new Map([['v1', { files: new Map([[file, lines]]) }]]))
      .found?.items.map((one) => 'text' in one && one.text);

  it('is answered by the host: claims on changed lines, and those whose evidence is', () => {
    assert.deepEqual(queries.refsIn('a changed-since:v1'), ['v1']);
    assert.deepEqual(run([[3, 3]]), ['Two']);
    assert.deepEqual(run([[2, 2]]), []);
    assert.deepEqual(run([[1, 9]], 'p.md'), ['Two']);
  });

  it('is a mistake at its place where the host cannot tell', () => {
    const { found, problems } = queries.run(
      'changed-since:v1',
      new Map([['v1', { failure: 'there is no v1' }]]),
    );
    assert.deepEqual(
      [found, problems.map(({ message, range }) => [message, range])],
      [undefined, [['there is no v1', { start: 14, end: 16 }]]],
    );
  });
});
