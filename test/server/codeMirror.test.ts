/** The server under the client of another editor: CodeMirror's, which has grown apart from VS Code's libraries, over `corroborate lsp --stdio`. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { LSPClient, Workspace, type WorkspaceFile } from '@codemirror/lsp-client';
import { ChangeSet, Text } from '@codemirror/state';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { bib } from '../core/base/workspace.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { startRaw } from './rawClient.js';

type Updates = ReturnType<Workspace['syncFiles']>;

/** Files without a window: what CodeMirror keeps of a document, and the changes that it sends. */
class Desk extends Workspace {
  files: WorkspaceFile[] = [];
  private readonly pending: Updates[number][] = [];

  open(uri: string, text: string): void {
    const file: WorkspaceFile = {
      uri,
      languageId: 'markdown',
      version: 0,
      doc: Text.of(text.split('\n')),
      getView: () => null,
    };
    this.files.push(file);
    this.client.didOpen(file);
  }

  /** Puts words in place of others, as typing does. */
  type(uri: string, from: number, to: number, words: string): void {
    const file = this.getFile(uri);
    assert.ok(file);
    const insert = Text.of(words.split('\n'));
    const changes = ChangeSet.of({ from, to, insert }, file.doc.length);
    this.pending.push({ file, prevDoc: file.doc, changes });
    file.doc = changes.apply(file.doc);
    file.version += 1;
    this.client.sync();
  }

  syncFiles = (): Updates => this.pending.splice(0);
  openFile = (): void => undefined;
  closeFile = (): void => undefined;
}

describe('corroborate lsp --stdio under CodeMirror’s client', function () {
  this.timeout(60_000);
  const note = '# Trüst 🙂 is raised {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Up."\n';
  const root = temporaryFolder({ 'claims.md': note, 'references.bib': bib('a2020', 'b2021') });
  const uri = pathToFileURL(`${root}/claims.md`).href;
  const raw = startRaw();
  const problems = new Map<string, Diagnostic[]>();
  let desk!: Desk;
  let client!: LSPClient;

  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (const end = Date.now() + 15_000; !holds();) {
      assert.ok(Date.now() < end, `waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const endOf = (words: string) => {
    const doc = desk.getFile(uri)?.doc ?? Text.empty;
    const offset = doc.toString().indexOf(words) + words.length;
    assert.ok(offset >= words.length, `“${words}” is there`);
    const line = doc.lineAt(offset);
    return { offset, position: { line: line.number - 1, character: offset - line.from } };
  };
  const ask = <Result>(method: string, more: object): Promise<Result> =>
    client.request<object, Result>(`textDocument/${method}`, { textDocument: { uri }, ...more });

  before(async () => {
    client = new LSPClient({
      rootUri: pathToFileURL(root).href,
      timeout: 20_000,
      workspace: (own) => (desk = new Desk(own)),
      notificationHandlers: {
        'textDocument/publishDiagnostics': (_, params: { uri: string; diagnostics: Diagnostic[] }) => {
          problems.set(params.uri, params.diagnostics);
          return true;
        },
        'corroborate/changed': () => true,
      },
    });
    client.connect({
      send: (message) => {
        const body = Buffer.from(message, 'utf8');
        raw.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
      },
      subscribe: (handler) => raw.listen((message) => handler(JSON.stringify(message))),
      unsubscribe: () => undefined,
    });
    await client.initializing;
    desk.open(uri, note);
  });
  after(async () => {
    await client.request('shutdown', null);
    client.notification('exit', null);
    assert.equal(await raw.ended, 0);
    assert.equal(raw.errors(), '');
  });

  it('agrees on what both can do', () => {
    assert.ok(client.serverCapabilities?.completionProvider?.triggerCharacters?.includes('@'));
    assert.equal(client.serverCapabilities?.positionEncoding, 'utf-16');
  });

  it('tells problems of what is typed, at their places', async () => {
    const { offset } = endOf('[@a2020');
    desk.type(uri, offset, offset, '🙂');
    desk.type(uri, offset, offset + 2, '0');
    await until(
      'the slip is found',
      () => problems.get(uri)?.some(({ code }) => code === 'unknown-reference') === true,
    );
    const [problem] = problems.get(uri)?.filter(({ code }) => code === 'unknown-reference') ?? [];
    assert.deepEqual(problem?.range.start, endOf('[@').position);
    desk.type(uri, offset, offset + 1, '');
    await until(
      'it is mended',
      () => problems.get(uri)?.every(({ code }) => code !== 'unknown-reference') === true,
    );
  });

  it('completes, explains, finds and renames', async () => {
    const end = desk.getFile(uri)?.doc.length ?? 0;
    desk.type(uri, end, end, '- supports #tru');
    const { items } = await ask<CompletionList>('completion', { position: endOf('supports #tru').position });
    assert.deepEqual(
      items.map(({ label, textEdit }) => [label, textEdit?.newText]),
      [['trust', 'trust']],
    );
    desk.type(uri, end + '- supports #'.length, end + '- supports #tru'.length, 'trust [@b2021, p. 1]: "x"');
    const { position } = endOf('supports #tr');
    const hover = await ask<Hover>('hover', { position });
    assert.match((hover.contents as { value: string }).value, /Trüst 🙂 is raised[^]*two sources are listed/);
    const [place] = await ask<Location[]>('definition', { position });
    assert.equal(place?.range.start.line, 0);
    const edit = await ask<WorkspaceEdit>('rename', { position, newName: 'up' });
    assert.equal(edit.changes?.[uri]?.length, 2);
  });

  it('offers fixes with their edits, as it asks for none later', async () => {
    desk.type(uri, endOf('[@a202').offset, endOf('[@a2020').offset, '9');
    const { position } = endOf('[@a2');
    const actions = await ask<CodeAction[]>('codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.equal(preferred?.edit?.changes?.[uri]?.[0]?.newText, 'a2020');
    assert.ok(actions.every(({ edit, command }) => edit !== undefined && command === undefined));
  });
});
