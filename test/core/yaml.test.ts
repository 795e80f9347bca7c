import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readYaml } from '../../src/core/yaml.js';

/** What the parser itself says is wrong, where it compares every name with all before it. */
const theirs = (text: string): string[] =>
  parseDocument(text, { prettyErrors: false, logLevel: 'silent', schema: 'core' }).errors.map(
    ({ code, pos }) => `${pos[0]} ${code}`,
  );
const ours = (text: string): string[] => readYaml(text).mistakes.map(({ code, pos }) => `${pos[0]} ${code}`);

const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '    '),
    fc.constantFrom('a:', 'b:', '"a":', "'b':", '1:', '1.0:', 'null:', '~:', '- a:', '- b:', '-', 'é:'),
    fc.constantFrom('', ' 1', ' x', ' "x"', ' {a: 1, a: 2}', ' [a, {b: 1, b: 2}]', ' {a, a}', ' |', ' @x', ' *x', ' y: z'), // prettier-ignore
  )
  .map((parts) => parts.join(''));

describe('YAML', () => {
  it('that is wrong is told of as the parser tells of it, names that stand twice included', () => {
    let twice = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const expected = theirs(text);
        twice += expected.some((one) => one.endsWith('DUPLICATE_KEY')) ? 1 : 0;
        const said = ours(text);
        const onlyTwice = expected.every((one) => one.endsWith('DUPLICATE_KEY'));
        // What stands where among other slips is the parser's guess; and where a value is missing, it points at the white space before a name.
        const compared = (mistakes: string[]): string[] =>
          mistakes
            .map((one) => {
              const [at = '', code = ''] = one.split(' ');
              const name = text.slice(Number(at)).trimStart();
              return onlyTwice ? `${text.length - name.length} ${code}` : code;
            })
            .sort();
        assert.deepEqual(compared(said), compared(expected), JSON.stringify(text));
      }),
      { numRuns: 3000 },
    );
    assert.ok(twice > 300, `${twice} texts have a name twice`);
  });

  it('of many names takes the time of its length', () => {
    const time = (names: number): number => {
      const text = Array.from({ length: names }, (_, i) => `a${i}: b\n`).join('');
      let best = Infinity;
      for (let attempt = 0; attempt < 5; attempt++) {
        const before = process.cpuUsage();
        assert.deepEqual(readYaml(text).mistakes, []);
        best = Math.min(best, process.cpuUsage(before).user);
      }
      return best;
    };
    time(1000);
    // Ten times the names: the square would be a hundred times the time.
    assert.ok(time(20_000) < 40 * time(2000));
  });

  it('leaves errors made elsewhere as they were', () => {
    const before = Error.stackTraceLimit;
    readYaml('a: b: c');
    assert.equal(Error.stackTraceLimit, before);
  });
});
