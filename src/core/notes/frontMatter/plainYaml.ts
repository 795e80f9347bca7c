/**
 * Reads front matter that is plain, as nearly all is, without the YAML parser: `name: value` lines, one more level of them or of `- value`
 * lines below a name, and `[a, b]`. Whatever is not plain for certain is left to the parser, whose result this equals (YAML 1.2, core
 * schema) as far as notes are read: values, how they are written, where they and their lists start and end.
 */
import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

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
  under: Pair<Scalar, unknown>;
  map?: YAMLMap;
  list?: YAMLSeq;
}

/** The mapping that a plain text is; nothing where it may be anything else. Ranges count from its start. */
export function plainYaml(text: string): YAMLMap | undefined {
  const top = new YAMLMap();
  top.range = [0, text.length, text.length];
  const names = new Set<string>();
  let nested: Nested | undefined;
  let open: Pair<Scalar, unknown> | undefined;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const match = line.exec(text.slice(start, end));
    const [, indent = '', name, value, item] = match ?? [];
    if (!match || (name !== undefined && otherThanText.test(name))) return undefined;
    const at = start + indent.length;
    const next = Math.min(end + 1, text.length);
    if (indent === '') {
      if (name === undefined || names.has(name) || open) return undefined;
      names.add(name);
      nested = undefined;
      const pair = new Pair<Scalar, unknown>(scalar(name, name, at));
      top.items.push(pair);
      if (value === undefined) open = pair;
      else if (!setValue(pair, value, end)) return undefined;
    } else {
      if (open) {
        nested = { indent: indent.length, under: open };
        open = undefined;
      }
      if (nested?.indent !== indent.length) return undefined;
      const added =
        name === undefined ? addItem(nested, item, at, end) : addName(nested, name, value, at, end);
      if (!added) return undefined;
      (nested.map ?? nested.list)?.range?.splice(1, 2, next, next);
    }
    start = next;
  }
  return open || top.items.length === 0 ? undefined : top;
}

function addName(nested: Nested, name: string, value: string | undefined, at: number, end: number): boolean {
  if (nested.list || value === undefined) return false;
  if (!nested.map) {
    nested.map = new YAMLMap();
    nested.map.range = [at, at, at];
    nested.under.value = nested.map;
  }
  if (nested.map.has(name)) return false;
  const pair = new Pair<Scalar, unknown>(scalar(name, name, at));
  nested.map.items.push(pair);
  return setValue(pair, value, end);
}

function addItem(nested: Nested, value: string | undefined, at: number, end: number): boolean {
  const node = value === undefined || nested.map ? undefined : valueOf(value, end - value.length);
  if (!node) return false;
  if (!nested.list) {
    nested.list = new YAMLSeq();
    nested.list.range = [at, at, at];
    nested.under.value = nested.list;
  }
  nested.list.items.push(node);
  return true;
}

function setValue(pair: Pair<Scalar, unknown>, value: string, end: number): boolean {
  const node = valueOf(value, end - value.length);
  if (!node) return false;
  pair.value = node;
  return true;
}

function valueOf(written: string, at: number): Scalar | YAMLSeq | undefined {
  const list = flowList.exec(written);
  if (!list) return scalarOf(written, at);
  const seq = new YAMLSeq();
  seq.flow = true;
  const end = at + written.length;
  seq.range = [at, end, end];
  let from = at + 1;
  for (const part of (list[1] ?? '').split(',')) {
    const value = part.trim();
    const node = scalarOf(value, from + part.indexOf(value));
    if (!node) return undefined;
    seq.items.push(node);
    from += part.length + 1;
  }
  return seq;
}

function scalarOf(written: string, at: number): Scalar | undefined {
  if (words.test(written)) {
    return notWords.test(written) || otherThanText.test(written) ? undefined : scalar(written, written, at);
  }
  if (wholeNumber.test(written)) return scalar(Number(written), written, at);
  if (yearAndMonth.test(written)) return scalar(written, written, at);
  if (!quoted.test(written)) return undefined;
  const node = scalar(written.slice(1, -1), written.slice(1, -1), at);
  node.type = Scalar.QUOTE_DOUBLE;
  const end = at + written.length;
  node.range = [at, end, end];
  return node;
}

function scalar(value: string | number, source: string, at: number): Scalar {
  const node = new Scalar<unknown>(value);
  const end = at + source.length;
  node.range = [at, end, end];
  node.source = source;
  node.type = Scalar.PLAIN;
  return node;
}
