/** Values of front matter with their places in the note. */
import type { Range } from '../../position.js';
import { setOwn } from '../../setOwn.js';
import type { YamlNode } from './tree.js';

export interface Written {
  value: string;
  range: Range;
}

export const placeOf = ({ start, end }: Range): Range => ({ start, end });

/** A value as it is written: `007` stays `007`. Its range is without quotation marks. Nothing where it is empty, or no single value. */
export function writtenScalar(node: YamlNode | undefined): Written | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const value = (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim();
  if (value === '') return undefined;
  const marks = node.quoted ? 1 : 0;
  const start = node.start + marks;
  return { value, range: { start, end: Math.max(start, node.end - marks) } };
}

/** A list, or one value for a list of one; a text with commas is a list too where `commas` says so. */
export function writtenList(node: YamlNode | undefined, commas = false): Written[] {
  const items = node?.kind === 'list' ? node.items : [node];
  const list: Written[] = [];
  for (const item of items) {
    const written = writtenScalar(item);
    if (!written) continue;
    if (!commas || !written.value.includes(',')) list.push(written);
    else
      for (const part of written.value.split(',')) {
        const value = part.trim();
        if (value !== '') list.push({ value, range: written.range });
      }
  }
  return list;
}

/** Any value as plain data; nothing where its aliases unfold without end. */
export function plainValue(node: YamlNode | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.plain) return node.plain();
  if (node.kind === 'list') return node.items.map(plainValue);
  const values: Record<string, unknown> = {};
  for (const { name, node: value } of node.entries) setOwn(values, name, plainValue(value));
  return values;
}
