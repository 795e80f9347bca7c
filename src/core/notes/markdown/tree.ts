/**
 * The little that reading needs of a Markdown document: which blocks stand where, and which text they hold.
 * remark's trees are turned into this shape, and blocks that are plain are read into it directly.
 */
import type { Range } from '../../position.js';
import type { Prose } from '../prose/prose.js';
import type { FenceLine } from '../fenceLine.js';

export interface Heading extends Range {
  kind: 'heading';
  level: number;
  prose: Prose;
}

export interface Paragraph extends Range {
  kind: 'paragraph';
  prose: Prose;
}

export interface List extends Range {
  kind: 'list';
  items: Item[];
}

/** From the bullet to the end of the item's last block. */
export interface Item extends Range {
  children: Block[];
}

export interface Quote extends Range {
  kind: 'quote';
  children: Block[];
}

/** A line of a `:::` block: the opening one or the closing one. */
export interface Fence extends Range {
  kind: 'fence';
  line: FenceLine;
}

/** Code, HTML, breaks: nothing in it is ever an annotation or a citation. */
export interface Other extends Range {
  kind: 'other';
}

export type Block = Heading | Paragraph | List | Quote | Fence | Other;
