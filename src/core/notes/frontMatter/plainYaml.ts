/**
 * Reads front matter that is plain, as nearly all is, without the YAML parser: `name: value` lines, one more level of them or of `- value`
 * lines below a name, and `[a, b]`. Whatever is not plain for certain is left to the parser, whose result this equals (YAML 1.2, core
 * schema) as far as notes are read: values, how they are written, where they and their lists start and end.
 */
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './tree.js';

const line = /^( *)(?:([A-Za-z_][\w-]*):(?: +(\S.*))?|- +(\S.*))$/;
/** Starts with a letter and holds nothing that is not printed in a Latin script. */
const words = /^[A-Za-z\u00C0-\u024F][\x20-\x7E\u00A1-\u024F\u2010-\u2015\u2018-\u201D]*$/;
/** A comment, a mapping in a value, white space at the end. */
const notWords = /:(?: |$)| #| $/;
const otherThanText = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/;
const yearAndMonth = /^\d{4}-\d{2}(?:-\d{2})?$/;
const quoted = /^"[\x20\x21\x23-\x5B\x5D-\x7E\u00A1-\u024F\u2010-\u2015\u2018-\u201D]*"$/;
const flowList = /^\[([\w ,./-]*)\]$/;

/** What stands under a name: lines further in. */
interface Nested {
  indent: number;
  /** The name that it is the value of. */
  under: YamlEntry;
  value?: YamlMap | YamlList;
  names: Set<string>;
}

/** The mapping that a plain text is; nothing where it may be anything else. The text starts at `offset` of the note. */
export function plainYaml(text: string, offset = 0): YamlMap | undefined {
  const top: YamlMap = { kind: 'map', entries: [], start: offset, end: offset + text.length };
  const names = new Set<string>();
  let nested: Nested | undefined;
  let open: YamlEntry | undefined;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    const match = line.exec(text.slice(from, to));
    if (!match) return undefined;
    const [, indent = '', name, value, item] = match;
    const at = offset + from + indent.length;
    const end = offset + to;
    if (indent === '') {
      if (name === undefined || open) return undefined;
      nested = undefined;
      const entry = addEntry(top, names, name, at);
      if (!entry) return undefined;
      if (value === undefined) open = entry;
      else if (!setValue(entry, value, end)) return undefined;
    } else {
      if (open) {
        nested = { indent: indent.length, under: open, names: new Set() };
        open = undefined;
      }
      if (nested?.indent !== indent.length) return undefined;
      const added =
        name === undefined ? addItem(nested, item, at, end) : addName(nested, name, value, at, end);
      if (!added) return undefined;
      added.end = Math.min(end + 1, top.end);
    }
    from = to + 1;
  }
  return open || top.entries.length === 0 ? undefined : top;
}

/** Nothing where the name stands there already, or is none. */
function addEntry({ entries }: YamlMap, names: Set<string>, name: string, at: number): YamlEntry | undefined {
  if (otherThanText.test(name) || names.has(name)) return undefined;
  names.add(name);
  const entry: YamlEntry = { name, key: { start: at, end: at + name.length }, node: undefined };
  entries.push(entry);
  return entry;
}

function addName(
  nested: Nested,
  name: string,
  value: string | undefined,
  at: number,
  end: number,
): YamlMap | undefined {
  const map = (nested.value ??= nested.under.node = { kind: 'map', entries: [], start: at, end: at });
  if (map.kind !== 'map' || value === undefined) return undefined;
  const entry = addEntry(map, nested.names, name, at);
  return entry && setValue(entry, value, end) ? map : undefined;
}

function addItem(nested: Nested, value: string | undefined, at: number, end: number): YamlList | undefined {
  const list = (nested.value ??= nested.under.node = { kind: 'list', items: [], start: at, end: at });
  const node = value === undefined || list.kind !== 'list' ? undefined : valueOf(value, end - value.length);
  if (list.kind !== 'list' || !node) return undefined;
  list.items.push(node);
  return list;
}

function setValue(entry: YamlEntry, value: string, end: number): boolean {
  entry.node = valueOf(value, end - value.length);
  return entry.node !== undefined;
}

function valueOf(written: string, at: number): YamlNode | undefined {
  const list = flowList.exec(written);
  if (!list) return scalarOf(written, at);
  const items: YamlNode[] = [];
  let from = at + 1;
  for (const part of (list[1] ?? '').split(',')) {
    const value = part.trim();
    const node = scalarOf(value, from + part.indexOf(value));
    if (!node) return undefined;
    items.push(node);
    from += part.length + 1;
  }
  return { kind: 'list', items, start: at, end: at + written.length };
}

function scalarOf(source: string, at: number): YamlScalar | undefined {
  if (words.test(source)) {
    if (notWords.test(source) || otherThanText.test(source)) return undefined;
    return { kind: 'scalar', value: source, source, quoted: false, start: at, end: at + source.length };
  }
  if (wholeNumber.test(source))
    return {
      kind: 'scalar',
      value: Number(source),
      source,
      quoted: false,
      start: at,
      end: at + source.length,
    };
  if (yearAndMonth.test(source))
    return { kind: 'scalar', value: source, source, quoted: false, start: at, end: at + source.length };
  if (!quoted.test(source)) return undefined;
  const value = source.slice(1, -1);
  return { kind: 'scalar', value, source: value, quoted: true, start: at, end: at + source.length };
}
