/** Written values → what they ask of a column, by the kind of their qualifier. A mistake is told, with the nearest name. */
import { countryCodes, countryNamed } from '../../notes/frontMatter/countries.js';
import { didYouMean, nearest } from '../../nearest.js';
import { fold } from '../search/words.js';
import type { Kind, Qualifier, Surroundings } from '../qualifiers/types.js';
import type { WrittenValue } from '../syntax/types.js';
import { askingEach, type Matcher } from './matcher.js';
import { isBetween, readBetween } from './numbers.js';
import { asValue } from './asValue.js';
import { isTold, type Told } from './told.js';
import { hasWildcard, wildcardTest } from './wildcards.js';
import { wordsMatcher } from './words.js';

/** More is no name that anything has. */
const longestValue = 300;

export function readValue(qualifier: Qualifier, written: WrittenValue, around: Surroundings): Matcher | Told {
  const { range, text } = written;
  const { name, kind, example } = qualifier;
  if (text.trim() === '') return { range, message: `${name} needs a value, as in ${name}:${example}` };
  if (text.length > longestValue)
    return { range, message: `a value is at most ${longestValue} characters long` };
  return readers[kind](qualifier, written, around);
}

const flags: ReadonlyMap<string, string> = new Map([
  ['yes', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['false', 'no'],
]);

type Reader = (qualifier: Qualifier, written: WrittenValue, around: Surroundings) => Matcher | Told;

const readers: Record<Kind, Reader> = {
  text({ name, example }, { text, quoted, comparison, range }) {
    if (comparison) return { range, message: `${name} is compared with words, as in ${name}:${example}` };
    return (
      wordsMatcher(text, quoted) ?? {
        range,
        message: `there is no word to look for here; write one, as in ${name}:${example}`,
      }
    );
  },
  name: unordered(({ text, quoted }) => byName(text, quoted)),
  path: unordered(({ text, quoted }) => byPath(text, quoted)),
  choice: unordered((written, qualifier, around) => {
    const values = qualifier.values?.(around) ?? [];
    const matcher = byName(written.text, written.quoted);
    const test = nameTest(written.text, written.quoted);
    if (values.some((value) => test(fold(value)))) return matcher;
    const instead = nearest(written.text, values).map((name) => (written.comparison ?? '') + asValue(name));
    return { range: written.range, message: notOneOf(qualifier, written.text, values), instead };
  }),
  scale(qualifier, written, around) {
    const order = qualifier.values?.(around) ?? [];
    const off = qualifier.offScale ?? [];
    if (!written.comparison && off.includes(fold(written.text))) return byName(written.text, true);
    if (!written.quoted && hasWildcard(written.text)) return readers.choice(qualifier, written, around);
    const between = readBetween(written, (name, range) => {
      const rank = order.indexOf(fold(name));
      if (rank >= 0) return rank;
      if (off.includes(fold(name)))
        return {
          range,
          message: `${name} has no place on the scale ${order.join(', ')}; write ${qualifier.name}:${name}`,
        };
      const instead = nearest(name, [...order, ...off]).map((one) => (written.comparison ?? '') + one);
      return { range, message: notOneOf(qualifier, name, [...order, ...off]), instead };
    });
    if (isTold(between)) return between;
    const within = new Set(order.filter((_, rank) => isBetween(rank, between)));
    return askingEach(({ value }) => typeof value === 'string' && within.has(value));
  },
  number({ name, example }, written) {
    const between = readBetween(written, (text, range) => {
      if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) {
        const message = `${name} is compared with a number, as in ${name}:${example}, and ${text || 'nothing'} is none`;
        return { range, message };
      }
      if (/^-?0\d/.test(text)) {
        const instead = [`${written.comparison ?? ''}${Number(text)}`];
        return { range, message: `a number begins with no 0; write ${Number(text)}`, instead };
      }
      return Number(text);
    });
    if (isTold(between)) return between;
    return askingEach(({ value }) => typeof value === 'number' && isBetween(value, between));
  },
  flag: unordered(({ text, range }, { name }) => {
    const value = flags.get(text.toLowerCase());
    return value === undefined ? { range, message: `${name} is yes or no` } : byName(value, true);
  }),
  country: unordered(({ text, quoted, range }, { name }) => {
    if (!quoted && hasWildcard(text)) return byName(text, quoted);
    const code = countryCodes.has(text.toUpperCase()) ? text.toUpperCase() : countryNamed(text);
    if (code !== undefined) return byName(code, true);
    const close = didYouMean(text, countryCodes);
    return {
      range,
      message: `${name} is a country by its ISO 3166 code, as in ${name}:DK, and ${text} is none${close}`,
      instead: nearest(text, countryCodes),
    };
  }),
};

/** A reader of values that have no order. */
function unordered(
  read: (written: WrittenValue, qualifier: Qualifier, around: Surroundings) => Matcher | Told,
): Reader {
  return (qualifier, written, around) => {
    const { comparison, range } = written;
    if (comparison && comparison !== '=')
      return {
        range,
        message: `${qualifier.name} has no order, so that ${comparison} says nothing of it; write ${qualifier.name}:${written.text}`,
        instead: [asValue(written.text)],
      };
    return read(written, qualifier, around);
  };
}

function nameTest(written: string, quoted: boolean): (name: string) => boolean {
  const wanted = fold(written);
  return quoted ? (name) => name === wanted : wildcardTest(wanted);
}

function byName(written: string, quoted: boolean): Matcher {
  const test = nameTest(written, quoted);
  return askingEach(({ names }) => {
    for (const name of names) if (test(name)) return true;
    return false;
  });
}

/** A path as a whole, its end from a `/` on, or all that is in a folder. */
function byPath(written: string, quoted: boolean): Matcher {
  const path = fold(written).replaceAll('\\', '/').replace(/^\.\//, '');
  const wanted = path.endsWith('/') ? `${path}*` : path;
  const isPattern = !quoted || path.endsWith('/');
  const whole = isPattern ? wildcardTest(wanted) : (name: string) => name === wanted;
  const end = isPattern ? wildcardTest(`*/${wanted}`) : (name: string) => name.endsWith(`/${wanted}`);
  return askingEach(({ names }) => names.some((name) => whole(name) || end(name)));
}

function notOneOf({ name }: Qualifier, written: string, values: readonly string[]): string {
  const close = didYouMean(written, values);
  const known = values.length > 8 && close !== '' ? 'one of the known names' : `one of ${values.join(', ')}`;
  return `${name} is ${known}, and ${written} is not${close}`;
}
