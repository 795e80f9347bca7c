/** The editor's own interface as these tests use it: a copy of the sample is open, and the extension runs in it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Milliseconds within which the editor must have caught up; generous, since it shares two cores with the tests. */
const patience = 15_000;

/** The extension, active. */
export async function extension(): Promise<vscode.Extension<unknown>> {
  const found = vscode.extensions.getExtension('corroborate.corroborate');
  assert.ok(found, 'the extension is there');
  await found.activate();
  return found;
}

/** The folder that is open. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

export const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

/** Waits until something holds, asking again and again; fails with what was last seen. */
export async function until<Seen>(
  what: string,
  look: () => Seen | PromiseLike<Seen>,
  holds: (seen: Seen) => boolean,
): Promise<Seen> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) assert.fail(`waited in vain: ${what}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Writes a note to disk and opens it. */
export async function openNote(path: string, text: string): Promise<vscode.TextEditor> {
  await write(path, text);
  return vscode.window.showTextDocument(file(path));
}

export const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(file(path), Buffer.from(text));

export const remove = (path: string): Thenable<void> =>
  vscode.workspace.fs.delete(file(path), { useTrash: false });

/** Replaces the whole text of an open note without saving it. */
export async function retype(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(await editor.edit((builder) => builder.replace(all, text)), 'the edit is taken');
}

/** Our problems in a file: each with its code and the text that it is about. */
export async function problems(path: string): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(file(path));
  return vscode.languages
    .getDiagnostics(file(path))
    .filter(({ source }) => source === 'Corroborate')
    .map(({ code, range }) => `${typeof code === 'object' ? code.value : code}: ${document.getText(range)}`);
}

/** The end of the first place of `words` in a document. */
export function after(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `“${words}” is in the document`);
  return document.positionAt(at + words.length);
}

/** Labels that are offered after `words`. */
export async function offered(document: vscode.TextDocument, words: string): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    after(document, words),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** What hovering just before the end of `words` says, as it reads. */
export async function hovered(document: vscode.TextDocument, words: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    after(document, words).translate(0, -1),
  );
  return (
    hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n')
      // Signs of Markdown are escaped in what comes from a note.
      .replace(/\\([^\w\s])/g, '$1')
  );
}

/** Where going to the definition of the last character of `words` leads: "file:line", lines from one. */
export async function defined(document: vscode.TextDocument, words: string): Promise<string[]> {
  const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    after(document, words).translate(0, -1),
  );
  return places.map((place) => {
    const [uri, range] = 'uri' in place ? [place.uri, place.range] : [place.targetUri, place.targetRange];
    return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
  });
}

/** Chooses the item of the open quick pick that is so far down. */
export async function choose(down = 0): Promise<void> {
  // A quick pick tells nobody that it is there; the key that moves on does nothing before.
  await new Promise((resolve) => setTimeout(resolve, 600));
  for (let i = 0; i < down; i++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Runs a command that asks, and takes what is marked whenever the question is there. */
export async function taking(command: string, ...args: unknown[]): Promise<void> {
  let done = false;
  const running = Promise.resolve(vscode.commands.executeCommand(command, ...args)).finally(
    () => (done = true),
  );
  // A quick pick tells nobody that it is there; the key that takes does nothing before.
  for (let tries = 0; !done && tries < 30; tries++) {
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 700))]);
    if (!done) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await running;
}
