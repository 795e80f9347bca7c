/**
 * The one place where positions change their unit. Inside, characters of a line are UTF-16 units; a client may have asked for UTF-8 (bytes)
 * or UTF-32 (code points), and then all that comes from it and goes to it is counted over, by the text of the line.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializeParams, TextDocumentsConfiguration } from 'vscode-languageserver/node';
import { lineStartsOf } from '../core/position.js';

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const known: readonly string[] = ['utf-8', 'utf-16', 'utf-32'] satisfies Encoding[];

/** The first that the client names, which it likes best, of those that we know; UTF-16 where it names none, as the protocol says. */
export function encodingFor({ capabilities }: InitializeParams): Encoding {
  const offered = capabilities.general?.positionEncodings ?? [];
  return offered.find((one): one is Encoding => known.includes(one)) ?? 'utf-16';
}

interface Position {
  line: number;
  character: number;
}

type TextOf = (uri: string) => Promise<string | undefined>;

export interface Positions {
  /** What a client sent, in UTF-16; `uri` is the document that it is about where it does not say. */
  received<Params>(params: Params): Promise<Params>;
  /** What a client gets; `params` say which document an answer is about where it does not say itself. */
  sent<Result>(result: Result, params?: unknown): Promise<Result>;
  /** A request's handler whose parameters and result are counted over. */
  asked<Params, Rest extends unknown[], Result>(
    handler: (params: Params, ...rest: Rest) => Result | Promise<Result>,
  ): (params: Params, ...rest: Rest) => Promise<Result>;
}

export function createPositions(encoding: () => Encoding, textOf: TextOf): Positions {
  const positions: Positions = {
    received: (params) =>
      counted(
        params,
        undefined,
        textOf,
        (line, character) => toUtf16(line, character, encoding()),
        encoding(),
      ),
    sent: (result, params) =>
      counted(
        result,
        documentOf(params),
        textOf,
        (line, character) => fromUtf16(line, character, encoding()),
        encoding(),
      ),
    asked:
      (handler) =>
      async (params, ...rest) => {
        if (encoding() === 'utf-16') return handler(params, ...rest);
        const own = await positions.received(params);
        return positions.sent(await handler(own, ...rest), params);
      },
  };
  return positions;
}

/** Open documents, whose changes come in the client's positions: each change counts in the text that the one before it left. */
export const documentsIn = (encoding: () => Encoding): TextDocumentsConfiguration<TextDocument> => ({
  create: (uri, languageId, version, text) => TextDocument.create(uri, languageId, version, text),
  update(document, changes, version) {
    if (encoding() === 'utf-16') return TextDocument.update(document, changes, version);
    for (const change of changes) {
      if (!('range' in change)) {
        TextDocument.update(document, [change], version);
        continue;
      }
      const lines = linesOf(document.getText());
      const place = ({ line, character }: Position): Position => ({
        line,
        character: toUtf16(lines(line), character, encoding()),
      });
      const range = { start: place(change.range.start), end: place(change.range.end) };
      TextDocument.update(document, [{ range, text: change.text }], version);
    }
    return document;
  },
});

/** The document that parameters are about. */
function documentOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { textDocument, uri } = params as { textDocument?: { uri?: unknown }; uri?: unknown };
  const found = textDocument?.uri ?? uri;
  return typeof found === 'string' ? found : undefined;
}

/** A copy of plain JSON in which every position is counted over, in the text of the document that it belongs to. */
async function counted<Data>(
  data: Data,
  document: string | undefined,
  textOf: TextOf,
  count: (line: string, character: number) => number,
  encoding: Encoding,
): Promise<Data> {
  if (encoding === 'utf-16') return data;
  const uris = new Set<string>();
  walk(data, document ?? documentOf(data), (uri, position) => {
    if (uri !== undefined) uris.add(uri);
    return position;
  });
  const lines = new Map<string, Lines>();
  for (const uri of uris) {
    const text = await textOf(uri);
    if (text !== undefined) lines.set(uri, linesOf(text));
  }
  return walk(data, document ?? documentOf(data), (uri, { line, character }) => ({
    line,
    character: count((uri === undefined ? undefined : lines.get(uri))?.(line) ?? '', character),
  })) as Data;
}

type Lines = (line: number) => string;

function linesOf(text: string): Lines {
  const starts = lineStartsOf(text);
  return (line) => text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length);
}

/** `uri` and the names under `changes` say which document positions belong to; deeper ones win. */
function walk(
  data: unknown,
  document: string | undefined,
  put: (uri: string | undefined, position: Position) => Position,
): unknown {
  if (Array.isArray(data)) return data.map((value) => walk(value, document, put));
  if (typeof data !== 'object' || data === null) return data;
  const record = data as Record<string, unknown>;
  const own = documentOf(record) ?? document;
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    name === 'changes' && !Array.isArray(value) ? walkChanges(value, put) : walk(value, own, put),
  ]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (typeof record.line === 'number' && typeof record.character === 'number')
    Object.assign(copy, put(own, { line: record.line, character: record.character }));
  return copy;
}

function walkChanges(
  changes: unknown,
  put: (uri: string | undefined, position: Position) => Position,
): unknown {
  if (typeof changes !== 'object' || changes === null) return changes;
  return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [uri, walk(edits, uri, put)]));
}

const width = (codePoint: number, encoding: Encoding): number =>
  encoding === 'utf-32' ? 1 : codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

/** Within a character the place is its start; beyond the line's end what is beyond counts as it is. */
export function toUtf16(line: string, character: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return character;
  let units = 0;
  let at = 0;
  for (const sign of line) {
    at += width(sign.codePointAt(0) ?? 0, encoding);
    if (at > character) return units;
    units += sign.length;
  }
  return units + Math.max(0, character - at);
}

export function fromUtf16(line: string, character: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return character;
  let units = 0;
  let at = 0;
  for (const sign of line) {
    if (units + sign.length > character) return at;
    units += sign.length;
    at += width(sign.codePointAt(0) ?? 0, encoding);
  }
  return at + Math.max(0, character - units);
}
