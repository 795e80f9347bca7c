import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, file, openNote, remove, until, write } from './editor.js';

const entry = '@book{twice2020,\n  author = {Someone, A.},\n  title = {Twice},\n  year = {2020}\n}\n';

describe('quick fixes in the editor', () => {
  before(async () => {
    await extension();
  });

  /** Writes a file, applies the fix with a title to it, once it is offered, and gives the text after it; the file is as it was then. */
  async function fixed(path: string, text: string, title: string): Promise<string> {
    const before = await vscode.workspace.fs.readFile(file(path)).then(
      (bytes) => Buffer.from(bytes).toString(),
      () => undefined,
    );
    const { document } = await openNote(path, text);
    try {
      const actions = await until(
        `${title} is offered`,
        () =>
          vscode.commands
            .executeCommand<vscode.CodeAction[]>(
              'vscode.executeCodeActionProvider',
              document.uri,
              // The whole of it: a document that was open already follows the file a little later.
              new vscode.Range(0, 0, document.lineCount, 0),
              vscode.CodeActionKind.QuickFix.value,
            )
            // The editor gives up on a question when the document changes.
            .then(
              (found) => found,
              () => [],
            ),
        (found) => found.some((action) => action.title === title),
      );
      const action = actions.find((offered) => offered.title === title);
      assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix is made');
      return document.getText();
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await (before === undefined ? remove(path) : write(path, before));
    }
  }

  const written = async (path: string): Promise<string> =>
    Buffer.from(await vscode.workspace.fs.readFile(file(path))).toString();

  it('mend the query of an evidence block', async () => {
    const text = '```evidence\ndesing:rct\n```\n';
    assert.equal(await fixed('notes/asks.md', text, 'Change to design'), text.replace('desing', 'design'));
  });

  it('take out an entry of a bibliography that says the same again', async () => {
    const title = 'Remove this entry: another says the same of twice2020';
    const text = `${await written('references.bib')}\n${entry}\n`;
    assert.equal(await fixed('references.bib', text + entry, title), text);
  });

  it('give a setting its name', async () => {
    const text = await written('corroborate.json');
    const wrong = text.replace('"style"', '"stile"');
    assert.equal(await fixed('corroborate.json', wrong, 'Change to "style"'), text);
  });
});
