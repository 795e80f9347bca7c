import assert from 'node:assert/strict';
import { questions } from '../../src/core/query/questions.js';
import { tokensOf } from '../../src/core/query/syntax/tokens.js';
import { coloured, colouredAt } from './tokens.js';

const block = (body: string, info = 'evidence'): string => `# N\n\n\`\`\`${info}\n${body}\n\`\`\`\n`;

describe('the colours of a question in a note', () => {
  it('show qualifiers, values, comparisons, ranges, words and what joins them', async () => {
    assert.deepEqual(
      await coloured(
        block(
          'trust verdict:contested,supported n:>=500 year:2010..2020 OR (id:a* -quality:low) NOT "public value"',
        ),
      ),
      [
        'trust → string.unquoted.word',
        'verdict → entity.other.attribute-name',
        'contested → string.unquoted',
        'supported → string.unquoted',
        'n → entity.other.attribute-name',
        '>= → keyword.operator.comparison',
        '500 → constant.numeric',
        'year → entity.other.attribute-name',
        '2010 → constant.numeric',
        '.. → keyword.operator.range',
        '2020 → constant.numeric',
        'OR → keyword.operator.logical',
        'id → entity.other.attribute-name',
        'a → string.unquoted',
        '* → keyword.operator.wildcard',
        '- → keyword.operator.logical',
        'quality → entity.other.attribute-name',
        'low → string.unquoted',
        'NOT → keyword.operator.logical',
        '" → string.quoted',
        'public value → string.quoted',
        '" → string.quoted',
      ],
    );
  });

  it('show how the answer is to look', async () => {
    assert.deepEqual(await coloured(block('as: table\nsort: -strength\nlimit: 10\ncolumns: claim, for')), [
      'as → keyword.other.option',
      'table → constant.other',
      'sort → keyword.other.option',
      '- → keyword.operator',
      'strength → constant.other',
      'limit → keyword.other.option',
      '10 → constant.numeric',
      'columns → keyword.other.option',
      'claim → constant.other',
      'for → constant.other',
    ]);
  });

  it('are there however the block says its language, and in no other block', async () => {
    for (const info of ['evidence', '{evidence}', '{.evidence}', '{.evidence #a}', 'evidence as it stands'])
      assert.deepEqual(
        (await coloured(block('n:3', info))).slice(-2),
        ['n → entity.other.attribute-name', '3 → constant.numeric'],
        info,
      );
    for (const info of ['', 'js', 'evidences', 'text evidence'])
      assert.deepEqual(await coloured(block('n:3', info)), [], info);
  });

  it('end with the block: what is left open in it bleeds into nothing', async () => {
    const next = '- contradicts #trust [@b2021, p. 4]: "It fell."';
    const wanted = await coloured(next);
    for (const body of ['"open', 'verdict:"open', '(a', 'id:', 'as:', 'columns: "a', '-'])
      assert.deepEqual((await coloured(`${block(body)}\n${next}`)).slice(-4), wanted, body);
    assert.deepEqual((await coloured(block('"open\nn:3'))).slice(-2), [
      'n → entity.other.attribute-name',
      '3 → constant.numeric',
    ]);
  });

  it('agree with what is read: every qualifier of the questions that are ready to use is one', async () => {
    for (const { query } of questions) {
      const text = block(query);
      const at = await colouredAt(text);
      const start = text.indexOf(query);
      for (const token of tokensOf(query).tokens) {
        if (token.kind !== 'qualifier') continue;
        assert.equal(at(start + token.range.start), 'entity.other.attribute-name', query);
      }
    }
  });
});
