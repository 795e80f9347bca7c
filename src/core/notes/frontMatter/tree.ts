/** Front matter as data with its places, whoever read it: the plain reader, or the YAML parser. Places are in the note. */
import type { Range } from '../../position.js';

export interface YamlScalar extends Range {
  kind: 'scalar';
  value: unknown;
  /** As written, without quotation marks; absent where nothing is. */
  source?: string;
  /** Whether quotation marks stand at its ends. */
  quoted: boolean;
}

export interface YamlList extends Range {
  kind: 'list';
  items: (YamlNode | undefined)[];
  /** The same as plain data; null where its aliases unfold without end or it holds itself. Absent: that of its items. */
  plain?: () => unknown;
}

export interface YamlMap extends Range {
  kind: 'map';
  entries: YamlEntry[];
  /** As in a list. */
  plain?: () => unknown;
}

export interface YamlEntry {
  name: string;
  key: Range;
  /** Absent where nothing is written. */
  node: YamlNode | undefined;
}

export type YamlNode = YamlScalar | YamlList | YamlMap;
