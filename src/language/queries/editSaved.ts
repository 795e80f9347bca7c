/** Edits of the saved queries in a text of corroborate.json. Comments and all other settings stay as they are. */
import {
  findNodeAtLocation,
  modify,
  parseTree,
  stripComments,
  type FormattingOptions,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Range } from '../../core/position.js';
import { removeProperty, type TextEdit } from './removeProperty.js';

export type SavedChange =
  | { kind: 'add'; name: string; text: string }
  | { kind: 'change'; name: string; text: string }
  | { kind: 'rename'; name: string; to: string }
  | { kind: 'delete'; name: string };

/** The edit, or one sentence on why there is none. */
export type SavedEdit = { range: Range; newText: string } | { failure: string };

/** `text` is that of the file; undefined where there is none yet. */
export function editSaved(text: string | undefined, change: SavedChange): SavedEdit {
  const there = text ?? '';
  const mistakes: ParseError[] = [];
  const tree = parseTree(there, mistakes, { allowTrailingComma: true });
  const isEmpty = tree === undefined && !/\S/.test(stripComments(there));
  if (!isEmpty && (tree?.type !== 'object' || mistakes.length > 0))
    return { failure: 'corroborate.json has a mistake; mend it first' };
  const queries = tree && findNodeAtLocation(tree, ['queries']);
  if (queries && queries.type !== 'object')
    return { failure: 'the setting queries of corroborate.json is no object of names and queries' };
  const property = queries?.children?.find(({ children }) => children?.[0]?.value === change.name);
  const none = `there is no saved query ${change.name}`;
  if (change.kind === 'add') {
    if (change.name.trim() === '') return { failure: 'a query needs a name' };
    if (property) return { failure: `there is a query ${change.name} already` };
  } else if (!property) return { failure: none };
  if (change.kind === 'rename') {
    if (change.to.trim() === '') return { failure: 'a query needs a name' };
    if (
      change.to !== change.name &&
      queries?.children?.some(({ children }) => children?.[0]?.value === change.to)
    )
      return { failure: `there is a query ${change.to} already` };
    const [key] = property?.children ?? [];
    const { offset: start = 0, length = 0 } = key ?? {};
    return { range: { start, end: start + length }, newText: JSON.stringify(change.to) };
  }
  if (change.kind === 'delete')
    return property && queries
      ? oneEdit(there, removeProperty(there, placeOf(property), placeOf(queries)))
      : { failure: none };
  const formattingOptions = formattingOf(there);
  if (isEmpty) {
    const { eol = '\n', tabSize = 2, insertSpaces } = formattingOptions;
    const unit = insertSpaces ? ' '.repeat(tabSize) : '\t';
    const newText =
      JSON.stringify({ queries: { [change.name]: change.text } }, null, unit).replace(/\n/g, eol) + eol;
    return { range: { start: there.length, end: there.length }, newText };
  }
  return oneEdit(there, modify(there, ['queries', change.name], change.text, { formattingOptions }));
}

const placeOf = ({ offset, length }: Node): Range => ({ start: offset, end: offset + length });

/** Several edits of one text as one, with what stands between them. */
function oneEdit(text: string, edits: readonly TextEdit[]): SavedEdit {
  const sorted = [...edits].sort((a, b) => a.offset - b.offset);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return { failure: 'nothing would change' };
  let newText = '';
  let at = first.offset;
  for (const { offset, length, content } of sorted) {
    newText += text.slice(at, offset) + content;
    at = offset + length;
  }
  return { range: { start: first.offset, end: at }, newText };
}

/** As the file is indented, else two spaces. */
function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
