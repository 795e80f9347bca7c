import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig, type Config } from '../../../src/core/base/config.js';
import { readConfig } from '../../../src/core/base/readConfig.js';

/** Each problem as "code @ the text at fault: message". */
const told = (text: string, config = readConfig(text)): string[] =>
  config.problems.map(
    ({ code, range, message }) => `${code} @ ${text.slice(range.start, range.end)}: ${message}`,
  );

const settingsOf = (config: Config) => ({ ...config, problems: [], lineStarts: [], ranges: {} });

describe('corroborate.json', () => {
  it('is the default where it is empty, blank or only a comment', () => {
    for (const text of ['', '  \n', '// nothing yet\n', '{}']) {
      const config = readConfig(text);
      assert.deepEqual(config.problems, []);
      assert.deepEqual(settingsOf(config), settingsOf(defaultConfig));
    }
  });

  it('is read with comments and trailing commas', () => {
    const text = `{
      // which files
      "notes": ["notes/**",],
      "ignore": ["drafts/**"], /* and not */
      "bibliography": ["references.bib", "../shared.bib"],
      "style": "apa", "rubric": "dfid-2014",
      "facets": { "phase": { "label": "Phase", "values": ["co-design"], "on": ["claim"] }, "level": {} },
      "designs": { "vignette": "survey-experiment" },
      "outcomes": ["trust"],
      "citekeyPattern": "{author}{year}{word}", "noteTemplate": "templates/literature.md",
      "queries": { "Contested": "verdict:contested" },
      "maxNoteSize": 20,
    }`;
    const config = readConfig(text);
    assert.deepEqual(config.problems, []);
    assert.deepEqual(config.notes, ['notes/**']);
    assert.deepEqual(
      config.bibliography.map(({ path, range }) => [path, text.slice(range.start, range.end)]),
      [
        ['references.bib', '"references.bib"'],
        ['../shared.bib', '"../shared.bib"'],
      ],
    );
    assert.deepEqual(config.facets, {
      phase: { label: 'Phase', values: ['co-design'], on: ['claim'] },
      level: { label: 'level', values: [], on: ['claim', 'study'] },
    });
    assert.equal(config.maxNoteSize, 20);
    assert.equal(config.noteTemplate, 'templates/literature.md');
    assert.equal(text.slice(config.ranges.rubric?.start, config.ranges.rubric?.end), '"dfid-2014"');
  });

  it('names the nearest setting for an unknown one, and holds the rest', () => {
    const text =
      '{ "$schema": "x", "rubrik": "sms", "style": "chicago", "facets": { "phase": { "value": [] } } }';
    assert.deepEqual(told(text), [
      'unknown-setting @ "rubrik": rubrik is not a setting; did you mean rubric?',
      'unknown-setting @ "value": value is not a setting; did you mean values?',
    ]);
    assert.equal(readConfig(text).style, 'chicago');
  });

  it('tells of each wrong value at its place, and holds what is right beside it', () => {
    const text = `{
      "notes": "notes/**", "ignore": ["drafts", 3, ""], "bibliography": [true, "a.bib"], "style": 4, "rubric": null,
      "designs": { "vignette": "survey-experimnt", "diary": "interviews" }, "maxNoteSize": 0,
      "facets": { "phase": { "on": ["claims"] } }, "queries": ["verdict:contested"]
    }`;
    const config = readConfig(text);
    assert.deepEqual(told(text, config), [
      'bad-config @ "notes/**": notes should be a list such as ["notes/**"], not a text',
      'bad-config @ 3: ignore[1] should be a text, not a number',
      'bad-config @ "": ignore[2] should not be empty',
      'bad-config @ true: bibliography[0] should be a text, not true or false',
      'bad-config @ 4: style should be a text such as "apa", not a number',
      'bad-config @ null: rubric should be a text such as "dfid-2014", not null',
      'bad-config @ "survey-experimnt": designs.vignette should be one of the known names, and survey-experimnt is not; did you mean survey-experiment?',
      'bad-config @ 0: maxNoteSize should be above 0',
      'bad-config @ "claims": facets.phase.on[0] should be one of claim, study, and claims is not; did you mean claim?',
      'bad-config @ ["verdict:contested"]: queries should be an object such as {"Contested":"verdict:contested"}, not a list',
    ]);
    assert.deepEqual(config.ignore, ['drafts']);
    assert.deepEqual(
      config.bibliography.map(({ path }) => path),
      ['a.bib'],
    );
    assert.deepEqual(config.designs, { diary: 'interviews' });
    assert.equal(config.rubric, 'dfid-2014');
    assert.equal(config.maxNoteSize, 5);
  });

  it('tells of malformed JSON once a line, and holds what can be read', () => {
    const text = `{
      "notes": ["a/**" "b/**"],
      "style" "apa",
      'rubric': 'sms',
      "outcomes": ["trust"]`;
    const config = readConfig(text);
    assert.deepEqual(told(text, config), [
      'bad-config @ "b/**": a comma is missing here',
      'bad-config @ "apa": a colon is missing here',
      "bad-config @ 'rubric': this is not JSON; texts stand in double quotes",
      'bad-config @ : a closing } is missing here',
    ]);
    assert.deepEqual(config.notes, ['a/**', 'b/**']);
    assert.deepEqual(config.outcomes, ['trust']);
  });

  it('wants settings in braces, each once', () => {
    assert.deepEqual(told('["notes"]'), [
      'bad-config @ ["notes"]: settings stand in braces, as in { "style": "apa" }',
    ]);
    assert.deepEqual(told('{} {}'), ['bad-config @ {: nothing may follow the closing }']);
    const twice = '{ "style": "apa", "style": "mla" }';
    assert.deepEqual(told(twice), ['bad-config @ "style": style is set twice; the last one holds']);
    assert.equal(readConfig(twice).style, 'mla');
  });

  it('survives brackets nested without end, and names that objects have of their own', () => {
    assert.match(told('['.repeat(200_000)).join(), /more than 64 levels/);
    const config = readConfig('{ "queries": { "__proto__": "a", "constructor": "b" }, "toString": 1 }');
    assert.deepEqual(Object.entries(config.queries), [
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    assert.equal(config.problems.length, 1);
  });

  it('never throws, and never leaves a field without its type, whatever the text', () => {
    const whole =
      '{ "notes": ["a"], "facets": { "p": { "on": ["claim"] } }, "style": "apa", "maxNoteSize": 2 } // x';
    const mutilated = fc
      .tuple(
        fc.nat(whole.length),
        fc.nat(8),
        fc.constantFrom('', '"', '{', ']', ',', '3', 'null', '\\', '/*'),
      )
      .map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(mutilated, fc.json(), fc.string()), (text) => {
        const config = readConfig(text);
        const kinds = Object.entries(settingsOf(config)).map(([name, value]) => [name, kindOf(value)]);
        const wanted = Object.entries(settingsOf(defaultConfig)).map(([name, value]) => [
          name,
          kindOf(value),
        ]);
        assert.deepEqual(
          kinds.filter(([name]) => name !== 'noteTemplate'),
          wanted.filter(([name]) => name !== 'noteTemplate'),
        );
        for (const { range } of config.problems) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, text);
        }
      }),
      { seed: 20140301, numRuns: 2000 },
    );
  });
});

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
