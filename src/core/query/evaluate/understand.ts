/** Syntax → what is asked, by the table of qualifiers. Every mistake is a problem at its place, with the nearest name. */
import { designs } from '../../designs.js';
import { didYouMean, nearest } from '../../nearest.js';
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { qualifierNamed, qualifierNames, specialQualifiers, wordsQualifier } from '../qualifiers/table.js';
import { spaces, type Qualifier, type Space, type Surroundings } from '../qualifiers/types.js';
import { fold } from '../search/words.js';
import { parseQuery } from '../syntax/parseQuery.js';
import type { Node, Qualified, Words, WrittenValue } from '../syntax/types.js';
import { eitherOf, known, notKnown, type Matcher } from '../values/matcher.js';
import { splitByComma } from '../values/numbers.js';
import { readValue } from '../values/readValue.js';
import { isTold } from '../values/told.js';
import { wildcardTest } from '../values/wildcards.js';
import type { Ask, Plan, Understood } from './types.js';

/** Far more than anyone asks at once; each costs a look at everything. */
const mostParts = 64;

/** Reads a query and says what it asks. Never throws; with a mistake there is no plan. */
export function understand(text: string, around: Surroundings): Understood {
  const parsed = parseQuery(text);
  const reader = createReader(text, around, [...parsed.problems]);
  const { space, rest } = reader.takeSpace(parsed.node);
  const ask = rest && reader.read(rest);
  const { problems, refs } = reader;
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return problems.length > 0 ? { problems } : { plan: { space, ask: ask ?? null, refs }, problems };
}

function createReader(text: string, around: Surroundings, problems: Problem[]) {
  let count = 0;
  const refs: Plan['refs'] = [];
  const wrong = (range: Range, message: string, instead: readonly string[] = []): null => {
    problems.push(problem('bad-query', range, message, instead));
    return null;
  };

  /** `in:` says what the whole query is about, wherever it stands outside parentheses. */
  const takeSpace = (node: Node | null): { space: Space; rest: Node | null } => {
    const parts = node?.kind === 'all' ? node.parts : node ? [node] : [];
    const said = parts.filter((part): part is Qualified => part.kind === 'qualifier' && part.name === 'in');
    const rest = parts.filter((part) => !said.includes(part as Qualified));
    const [first, second] = said;
    if (second) wrong(second.range, 'in: stands once in a query', ['']);
    let space: Space = 'claims';
    for (const { values, range } of first ? [first] : []) {
      const [value, more] = values;
      const found = spaces.find((known) => known === value?.text.toLowerCase());
      if (found && !more) space = found;
      else if (more) wrong(more.range, 'a query is in one of claims, evidence, studies and references');
      else
        wrong(
          value?.text ? value.range : range,
          `in: is one of ${spaces.join(', ')}${value?.text ? `, and ${value.text} is not${didYouMean(value.text, spaces)}` : ''}`,
          value?.text ? nearest(value.text, spaces) : [],
        );
    }
    if (rest.length === 0 || !node) return { space, rest: null };
    return {
      space,
      rest: rest.length === 1 && rest[0] ? rest[0] : { kind: 'all', parts: rest, range: node.range },
    };
  };

  const read = (node: Node): Ask | null => {
    if (node.kind === 'words' || node.kind === 'qualifier') {
      const before = count;
      count += node.kind === 'words' ? 1 : node.values.length;
      if (count > mostParts)
        return before > mostParts
          ? null
          : wrong(node.range, `a query has at most ${mostParts} words and values`);
    }
    switch (node.kind) {
      case 'all':
      case 'any': {
        // What is said twice is asked once.
        const said = new Set<string>();
        const parts = node.parts.flatMap((part) => {
          const words = text.slice(part.range.start, part.range.end);
          if (said.has(words)) return [];
          said.add(words);
          return read(part) ?? [];
        });
        return { kind: node.kind, parts };
      }
      case 'not':
      case 'evidence': {
        const part = read(node.part);
        return part && { kind: node.kind, part };
      }
      case 'words':
        return readWords(node);
      case 'qualifier':
        return readQualifier(node);
    }
  };

  const readWords = (node: Words): Ask | null => {
    const { text, quoted, range } = node;
    const [, name = '', sign = ''] = /^([\p{L}-]+)(>=|<=|[≥≤<>=])/u.exec(text) ?? [];
    const meant = quoted || name === '' ? undefined : qualifierNamed(name.toLowerCase(), around);
    if (meant) {
      const right = `${meant.name}:${sign === '=' ? '' : sign}${text.slice(name.length + sign.length)}`;
      return wrong(range, `a colon stands after ${meant.name}: write ${right}`, [right]);
    }
    const matcher = readValue(wordsQualifier, { text, quoted, range }, around);
    if (isTold(matcher)) return wrong(range, 'there is no word to look for here');
    return { kind: 'qualifier', qualifier: wordsQualifier, matcher, unlinked: false };
  };

  const readQualifier = (node: Qualified): Ask | null => {
    const { name, nameRange, range } = node;
    if (Object.hasOwn(specialQualifiers, name)) return readSpecial(node);
    const qualifier = qualifierNamed(name, around);
    if (!qualifier) {
      const names = qualifierNames(around);
      const close = didYouMean(name, names);
      return wrong(
        nameRange,
        `${name}: is no qualifier${close || '; to look for the words, put them in quotation marks'}`,
        nearest(name, names),
      );
    }
    const split = qualifier.kind === 'number' ? splitByComma(qualifier.name, node.values) : undefined;
    if (split) return wrong(split.range, split.message, split.instead);
    if (qualifier.relation) return readCounted(node, qualifier, qualifier.relation);
    const asks = node.values.flatMap((value): Ask[] => {
      const matcher = matcherOf(qualifier, value);
      return matcher ? [asked(qualifier, matcher, value)] : [];
    });
    if (asks.length <= 1) return asks[0] ?? null;
    // One look at the column for all values; names that nothing has are told of one by one.
    const isNamed = asks.some((ask) => ask.kind === 'qualifier' && ask.name);
    if (isNamed) return { kind: 'any', parts: asks };
    const matchers = asks.flatMap((ask) => (ask.kind === 'qualifier' ? ask.matcher : []));
    return asked(qualifier, eitherOf(matchers), { text: '', quoted: true, range });
  };

  const matcherOf = (qualifier: Qualifier, value: WrittenValue): Matcher | null => {
    const matcher = readValue(qualifier, value, around);
    return isTold(matcher) ? wrong(matcher.range, matcher.message, matcher.instead) : matcher;
  };

  const asked = (
    qualifier: Qualifier,
    matcher: Matcher,
    { text, range: whole, comparison }: WrittenValue,
  ): Ask => {
    const range = { ...whole, start: whole.start + (comparison?.length ?? 0) };
    const isOpen = (qualifier.kind === 'name' || qualifier.kind === 'path') && text !== '';
    const isKnown = qualifier.values?.(around).some((value) => fold(value) === fold(text)) === true;
    return {
      kind: 'qualifier',
      qualifier,
      matcher,
      unlinked: false,
      ...(isOpen && !isKnown && { name: { text, range } }),
    };
  };

  /** A count, or studies of a design or with a citation key: a piece of evidence of that relation. */
  const readCounted = (
    { values }: Qualified,
    qualifier: Qualifier,
    relation: NonNullable<Qualifier['relation']>,
  ): Ask | null => {
    const parts = values.flatMap((value): Ask[] => {
      if (value.comparison || value.text === '' || /^[\d.]/.test(value.text)) {
        const matcher = matcherOf(qualifier, value);
        return matcher ? [asked(qualifier, matcher, { ...value, text: '' })] : [];
      }
      const test = wildcardTest(fold(value.text));
      const source = qualifierNamed(Object.keys(designs).some(test) ? 'design' : 'citekey', around);
      const related = qualifierNamed('relation', around);
      if (!source || !related) return [];
      const [by, bears] = [
        matcherOf(source, { ...value, text: value.text.replace(/^@/, '') }),
        matcherOf(related, { ...value, text: relation, quoted: true }),
      ];
      if (!by || !bears) return [];
      const both = [asked(related, bears, { ...value, text: '' }), asked(source, by, value)];
      return [{ kind: 'evidence', part: { kind: 'all', parts: both } }];
    });
    return parts.length <= 1 ? (parts[0] ?? null) : { kind: 'any', parts };
  };

  const readSpecial = ({ name, values, range }: Qualified): Ask | null => {
    switch (name as keyof typeof specialQualifiers) {
      case 'in':
        return wrong(range, 'in: is about the whole query; write it outside parentheses, without OR and NOT');
      case 'evidence':
        return wrong(range, 'evidence: takes parentheses, as in evidence:(design:rct -quality:low)');
      case 'changed-since':
        return joined(values.flatMap((value) => readSince(value) ?? []));
      case 'has':
      case 'missing':
        return joined(values.flatMap((value) => readPresence(name === 'has', value) ?? []));
    }
  };

  const readSince = ({ text, comparison, range }: WrittenValue): Ask | null => {
    if (comparison || !/^[^\s:~^?*[\\-][^\s:?*[\\]*$/.test(text) || text.length > 200)
      return wrong(range, 'changed-since: takes a commit, tag or branch of git, as in changed-since:HEAD~10');
    refs.push({ ref: text, range });
    return { kind: 'changed-since', ref: text };
  };

  const readPresence = (isThere: boolean, { text, range, comparison }: WrittenValue): Ask | null => {
    const name = text.toLowerCase();
    if (name === 'evidence')
      return isThere ? { kind: 'has-evidence' } : { kind: 'not', part: { kind: 'has-evidence' } };
    const qualifier = comparison ? undefined : qualifierNamed(name, around);
    if (!qualifier) {
      const names = qualifierNames(around).filter(
        (one) => one === 'evidence' || !Object.hasOwn(specialQualifiers, one),
      );
      const close = text === '' ? '; write what is to be known, as in has:effect' : didYouMean(text, names);
      const instead = text === '' || comparison ? [] : nearest(text, names);
      return wrong(range, `${text || 'nothing'} is nothing that can be known or missing${close}`, instead);
    }
    return { kind: 'qualifier', qualifier, matcher: isThere ? known : notKnown, unlinked: !isThere };
  };

  return { takeSpace, read, problems, refs };
}

const joined = (parts: Ask[]): Ask | null =>
  parts.length <= 1 ? (parts[0] ?? null) : { kind: 'any', parts };
