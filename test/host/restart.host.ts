import * as vscode from 'vscode';
import { restartServer } from '../../src/extension/commandIds.js';
import { extension, hovered, openNote, remove, until } from './editor.js';

describe('the language server in the editor', () => {
  const path = 'notes/restarted.md';
  let editor: vscode.TextEditor;

  before(async () => {
    await extension();
    editor = await openNote(path, '## It stays {.claim #stays}\n\n- supported by [@jakobsen2013can]: "so"\n');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(path);
  });

  it('answers again after a restart, with nothing lost that was typed', async () => {
    const rating = (): Promise<string> => hovered(editor.document, '#stays');
    await until('it answers', rating, (words) => /\+1/.test(words));
    await editor.edit((builder) =>
      builder.insert(
        new vscode.Position(2, 0),
        '- contradicted by [@ostrom1996crossing]: "no"\n- contradicted by [@andersen2016reading]: "not so"\n',
      ),
    );
    await vscode.commands.executeCommand(restartServer);
    await until('it answers from what is typed', rating, (words) => /\+1/.test(words) && /−2/.test(words));
  });
});
