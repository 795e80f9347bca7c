import type { Node } from 'jsonc-parser';
import { didYouMean, nearest } from '../nearest.js';
import { lineStartsOf, type Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import { defaultConfig, type Config, type Facet } from './config.js';
import { readSyntax } from '../jsonSyntax.js';
import { isSetting, settingNames, settings, type SettingName, type ValueSchema } from './settings.js';

/**
 * Reads corroborate.json. Never throws: each mistake is one `bad-config` problem at its place, an unknown setting an `unknown-setting`
 * warning, and every other setting holds. An empty text is the default.
 */
export function readConfig(text: string): Config {
  const lineStarts = lineStartsOf(text);
  const { root, problems } = readSyntax(text, lineStarts, 'bad-config');
  const config: Config = { ...defaultConfig, ranges: {}, lineStarts, problems };
  if (!root) return config;
  if (root.type !== 'object') {
    // Where the writing is already at fault, that is the mistake to mend.
    if (problems.length === 0)
      problems.push(wrong(root, 'settings stand in braces, as in { "style": "apa" }'));
    return config;
  }
  for (const [name, key, node] of membersOf(root, '', problems)) {
    if (name === '$schema') continue;
    if (!isSetting(name)) {
      problems.push(unknown(name, key, settingNames));
      continue;
    }
    config.ranges[name] = rangeOf(node);
    const value = readValue(node, settings[name].schema, name, problems);
    if (name === 'queries') config.queryRanges = placesOf(node);
    if (value !== undefined) Object.assign(config, { [name]: fieldOf(name, value, node) });
  }
  problems.sort((a, b) => a.range.start - b.range.start);
  return config;
}

/** The members of an object that are whole: name, name node, value node. The last of a repeated name holds. */
function membersOf(object: Node, path: string, problems: Problem[]): [string, Node, Node][] {
  const members = new Map<string, [string, Node, Node]>();
  for (const property of object.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (members.has(name)) problems.push(wrong(key, `${path}${name} is set twice; the last one holds`));
    members.set(name, [name, key, value]);
  }
  return [...members.values()];
}

/** A value as its schema wants it; parts that are not are left out, and undefined stands for one that cannot be used at all. */
function readValue(node: Node, schema: ValueSchema, path: string, problems: Problem[]): unknown {
  if (node.type !== schema.type) {
    problems.push(
      wrong(node, `${path} should be ${kinds[schema.type]}${exampleFor(path)}, not ${kinds[node.type]}`),
    );
    return undefined;
  }
  switch (schema.type) {
    case 'string':
      return readText(node, schema, path, problems);
    case 'number':
      if (Number(node.value) > schema.exclusiveMinimum) return node.value;
      problems.push(wrong(node, `${path} should be above ${schema.exclusiveMinimum}`));
      return undefined;
    case 'array':
      return (node.children ?? []).flatMap((item, index) => {
        const value = readValue(item, schema.items, `${path}[${index}]`, problems);
        return value === undefined ? [] : [value];
      });
    case 'object':
      return readObject(node, schema, path, problems);
  }
}

function readText(
  node: Node,
  schema: Extract<ValueSchema, { type: 'string' }>,
  path: string,
  problems: Problem[],
): string | undefined {
  const value = String(node.value);
  if (value.trim().length < (schema.minLength ?? 0)) {
    problems.push(wrong(node, `${path} should not be empty`));
    return undefined;
  }
  if (schema.enum && !schema.enum.includes(value)) {
    const close = didYouMean(value, schema.enum);
    const known = schema.enum.length > 5 ? 'one of the known names' : `one of ${schema.enum.join(', ')}`;
    const instead = nearest(value, schema.enum).map((one) => JSON.stringify(one));
    problems.push(wrong(node, `${path} should be ${known}, and ${value} is not${close}`, instead));
    return undefined;
  }
  return value;
}

function readObject(
  node: Node,
  schema: Extract<ValueSchema, { type: 'object' }>,
  path: string,
  problems: Problem[],
): unknown {
  const entries: [string, unknown][] = [];
  for (const [name, key, child] of membersOf(node, `${path}.`, problems)) {
    const member =
      'properties' in schema
        ? Object.hasOwn(schema.properties, name)
          ? schema.properties[name]
          : undefined
        : schema.additionalProperties;
    if (!member) {
      problems.push(unknown(name, key, 'properties' in schema ? Object.keys(schema.properties) : []));
      continue;
    }
    const value = readValue(child, member, `${path}.${name}`, problems);
    if (value !== undefined) entries.push([name, value]);
  }
  // Not by assignment: a member named __proto__ is a name like any other.
  return Object.fromEntries(entries);
}

/** A setting's value, of the shape that its schema wants, as the field of that name holds it. */
function fieldOf(name: SettingName, value: unknown, node: Node): unknown {
  if (name === 'bibliography' || name === 'appraisalTools') return pathsOf(node);
  return name === 'facets' ? withFacetDefaults(value as Record<string, Partial<Facet>>) : value;
}

function pathsOf(list: Node): Config['bibliography'] {
  return (list.children ?? []).flatMap((item) =>
    item.type === 'string' && String(item.value).trim() !== ''
      ? [{ path: String(item.value), range: rangeOf(item) }]
      : [],
  );
}

/** Where the values of an object stand, by their names; of a name that is there twice the last, which holds. */
const placesOf = (object: Node): Record<string, Range> =>
  Object.fromEntries(
    (object.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[String(key.value), rangeOf(value)]] : [],
    ),
  );

function withFacetDefaults(facets: Record<string, Partial<Facet>>): Config['facets'] {
  return Object.fromEntries(
    Object.entries(facets).map(([name, written]): [string, Facet] => [
      name,
      { label: name, values: [], on: ['claim', 'study'], ...written },
    ]),
  );
}

const kinds: Record<Node['type'], string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
  property: 'a setting',
};

const exampleFor = (path: string): string =>
  isSetting(path) ? ` such as ${JSON.stringify(settings[path].example)}` : '';

const rangeOf = (node: Node): Range => ({ start: node.offset, end: node.offset + node.length });

const wrong = (node: Node, message: string, instead: readonly string[] = []): Problem =>
  problem('bad-config', rangeOf(node), message, instead);

const unknown = (name: string, key: Node, known: readonly string[]): Problem =>
  problem(
    'unknown-setting',
    rangeOf(key),
    `${name} is not a setting${didYouMean(name, known)}`,
    nearest(name, known).map((one) => JSON.stringify(one)),
  );
