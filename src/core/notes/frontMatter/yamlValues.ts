/** Values of a YAML document with their places in the note. */
import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import type { Range } from '../../position.js';

/** A YAML document, what it holds, and where its text starts in the note. */
export interface Yaml {
  document: Document;
  contents: unknown;
  offset: number;
}

export interface Written {
  value: string;
  range: Range;
}

/** The node itself, where it is an alias of another. */
export function resolved(node: unknown, { document }: Yaml): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return isScalar(node) || isMap(node) || isSeq(node) ? node : undefined;
}

export function rangeOfNode(node: unknown, { offset }: Yaml): Range {
  const range = (node as Node | undefined)?.range;
  return range ? { start: offset + range[0], end: offset + range[1] } : { start: offset, end: offset };
}

/** The entries of a mapping: name, value, and where the name stands. */
export function entriesOf(map: YAMLMap, yaml: Yaml): { name: string; key: Range; node: unknown }[] {
  return map.items.flatMap(({ key, value }) =>
    isScalar(key) ? [{ name: String(key.value), key: rangeOfNode(key, yaml), node: value }] : [],
  );
}

/** A value as it is written: `007` stays `007`. Its range is without quotation marks. Nothing where it is empty, or no single value. */
export function writtenScalar(node: unknown, yaml: Yaml): Written | undefined {
  const scalar = resolved(node, yaml);
  if (!isScalar(scalar) || scalar.value === null) return undefined;
  const value = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
  if (value.trim() === '') return undefined;
  const { start, end } = rangeOfNode(node, yaml);
  const marks = node === scalar && (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') ? 1 : 0;
  return { value: value.trim(), range: { start: start + marks, end: Math.max(start + marks, end - marks) } };
}

/** A list, or one value for a list of one; a text with commas is a list too where `commas` says so. */
export function writtenList(node: unknown, yaml: Yaml, commas = false): Written[] {
  const list = resolved(node, yaml);
  const items = isSeq(list) ? list.items : [node];
  return items.flatMap((item) => {
    const written = writtenScalar(item, yaml);
    if (!written) return [];
    if (!commas) return [written];
    return written.value.split(',').flatMap((part) => {
      const value = part.trim();
      return value === '' ? [] : [{ value, range: written.range }];
    });
  });
}

/** Any value as plain data; nothing where its aliases unfold without end. */
export function plainValue(node: unknown, { document }: Yaml): unknown {
  if (isScalar(node)) return node.value;
  if (!isMap(node) && !isSeq(node) && !isAlias(node)) return null;
  try {
    return node.toJS(document, { maxAliasCount: 100 }) as unknown;
  } catch {
    return null;
  }
}
