/** A note that the settings keep read-only, and nothing else: the editor takes edits of it from any extension that makes them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { moveClaim } from '../../src/extension/commandIds.js';
import { after as behind, extension, file, hovered, remove, taking, until, write } from './editor.js';

const [open, kept] = ['notes/open.md', 'notes/kept/kept.md'];
const openText =
  '## Ferries run {.claim #ferries-run}\n\n- supported by [@jakobsen2013can, p. 1]: "they do"\n\n## Ferries run {.claim #ferries-twice}\n';
const keptText =
  '---\ncitekey: jakobsen2013can\n---\n\n- supports [it](../open.md#ferries-run) (p. 1): "they do"\n- supports #ferries-rum (p. 2): "they do"\n';

describe('a note that the settings keep read-only', () => {
  const settings = () => vscode.workspace.getConfiguration('files');
  const keep = (include: Record<string, boolean> | undefined, exclude?: Record<string, boolean>) =>
    Promise.all([
      settings().update('readonlyInclude', include, vscode.ConfigurationTarget.Workspace),
      settings().update('readonlyExclude', exclude, vscode.ConfigurationTarget.Workspace),
    ]);
  const shown = (path: string) => vscode.workspace.openTextDocument(file(path));
  const rename = async (to: string) =>
    vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      file(open),
      behind(await shown(open), '#ferries-r'),
      to,
    );

  before(async () => {
    await extension();
    await write(open, openText);
    await write(kept, keptText);
    const document = await shown(kept);
    await vscode.window.showTextDocument(await shown(open));
    await until(
      'both are read',
      () => hovered(document, '#ferries-run'),
      (found) => /\+2|\+1/.test(found),
    );
  });
  afterEach(() => keep(undefined));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(open);
    await vscode.workspace.fs.delete(file('notes/kept'), { recursive: true });
  });
  const unchanged = async (): Promise<void> => {
    assert.equal((await shown(open)).getText(), openText);
    assert.equal((await shown(kept)).getText(), keptText);
  };

  it('keeps a name that it holds from being renamed', async () => {
    for (const glob of ['notes/kept/**', '**/kept.md', file(kept).fsPath]) {
      await keep({ [glob]: true });
      assert.deepEqual((await rename('boats-run')).entries(), [], glob);
      await unchanged();
    }
    for (const [include, exclude] of [
      [{ 'notes/kept/**': false }, undefined],
      [{ 'notes/kept/**': true }, { '**/kept.md': true }],
      [{ 'kept.md': true }, undefined],
    ] as const) {
      await keep(include, exclude);
      assert.equal((await rename('boats-run')).size, 2);
    }
  });

  it('is offered no fix that would change it', async () => {
    const document = await shown(kept);
    const fix = async (): Promise<vscode.CodeAction | undefined> => {
      const at = behind(document, '#ferries-rum');
      const actions = await vscode.commands
        .executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(at, at),
          vscode.CodeActionKind.QuickFix.value,
        )
        // The editor gives up on a question when the document changes.
        .then(
          (found) => found,
          () => [],
        );
      return actions.find(({ title }) => title === 'Change to #ferries-run');
    };
    const before = await until('the fix is offered', fix, (found) => found !== undefined);
    assert.equal(before?.edit?.size, 1);
    await keep({ 'notes/kept/**': true });
    assert.equal((await fix())?.edit?.size ?? 0, 0);
    await unchanged();
  });

  it('stays as it is when a claim that it names by a link is moved to another note', async () => {
    await keep({ 'notes/kept/**': true });
    await vscode.window.showTextDocument(await shown(open));
    await taking(moveClaim, 'ferries-run');
    await unchanged();
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty, isUntitled }) => isDirty && !isUntitled),
      [],
    );
  });
});
