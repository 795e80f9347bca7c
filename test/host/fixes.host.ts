import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, file, openNote, remove, until } from './editor.js';

const entry = '@book{twice2020,\n  author = {Someone, A.},\n  title = {Twice},\n  year = {2020}\n}\n';

describe('quick fixes in the editor', () => {
  before(async () => {
    await extension();
  });

  /** Applies the fix with a title to a file, once it is offered, and gives the text after it. */
  async function fixed(path: string, text: string, title: string): Promise<string> {
    const { document } = await openNote(path, text);
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    try {
      const actions = await until(
        `${title} is offered`,
        () =>
          vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            whole,
            vscode.CodeActionKind.QuickFix.value,
            100,
          ),
        (found) => found.some((action) => action.title === title),
      );
      const action = actions.find((offered) => offered.title === title);
      assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix is made');
      return document.getText();
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await remove(path);
    }
  }

  it('mend the query of an evidence block', async () => {
    const text = '```evidence\ndesing:rct\n```\n';
    assert.equal(await fixed('notes/asks.md', text, 'Change to design'), text.replace('desing', 'design'));
  });

  it('take out an entry of a bibliography that says the same again', async () => {
    const title = 'Remove this entry: another says the same of twice2020';
    assert.equal(await fixed('more.bib', `${entry}\n${entry}`, title), `${entry}\n`);
  });

  it('give a setting its name', async () => {
    const own = file('corroborate.json');
    const before = Buffer.from(await vscode.workspace.fs.readFile(own)).toString();
    const document = await vscode.workspace.openTextDocument(own);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    const at = before.indexOf('{') + 1;
    edit.insert(own, document.positionAt(at), '\n  "maxNoteSiz": 8,');
    assert.ok(await vscode.workspace.applyEdit(edit));
    try {
      const position = document.positionAt(at + 8);
      const actions = await until(
        'the name of the setting is offered',
        () =>
          vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            own,
            new vscode.Range(position, position),
            vscode.CodeActionKind.QuickFix.value,
          ),
        (found) => found.some(({ title }) => title === 'Change to "maxNoteSize"'),
      );
      const action = actions.find(({ title }) => title === 'Change to "maxNoteSize"');
      assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
      assert.ok(document.getText().includes('"maxNoteSize": 8,'));
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(own)).toString(), before);
  });
});
