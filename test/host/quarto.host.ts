import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, file, hovered, offered, openNote, problems, remove, until, write } from './editor.js';

const text =
  '---\ntitle: A report\n---\n\n## Festivals bring neighbours together {.claim #festivals}\n\n- supported by [@ostrom1996crossing, p. 1073]: "inputs"\n- supports #\n- supported by [@nobody1900]: "x"\n';

describe('Quarto and R Markdown notes, where no other extension knows them', () => {
  before(async () => {
    await extension();
  });

  for (const path of ['notes/report.qmd', 'notes/analysis.Rmd']) {
    it(`are Markdown with all that notes have: ${path}`, async () => {
      await openNote(path, text);
      try {
        const document = await until(
          'the note is Markdown',
          () => vscode.workspace.textDocuments.find(({ uri }) => uri.path === file(path).path),
          (found) => found?.languageId === 'markdown',
        );
        assert.ok(document);
        await until(
          'its problems are told',
          () => problems(path),
          (found) => found.some((one) => one === 'unknown-reference: nobody1900'),
        );
        const labels = await until(
          'claims of other notes are offered',
          () => offered(document, '- supports #'),
          (found) => found.some((label) => label.includes('raises-trust')),
        );
        assert.ok(labels.some((label) => label.includes('festivals')));
        assert.match(await hovered(document, '#festivals'), /Festivals bring neighbours together/);
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          10,
        );
        assert.ok(lenses.some(({ command }) => /[+]1/.test(command?.title ?? '')));
      } finally {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await remove(path);
      }
    });
  }

  it('stay what the user says they are', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('associations', { '*.qmd': 'plaintext' }, vscode.ConfigurationTarget.Workspace);
    const path = 'notes/plain.qmd';
    await write(path, text);
    try {
      const document = await vscode.workspace.openTextDocument(file(path));
      await vscode.window.showTextDocument(document);
      await hovered(document, 'title');
      assert.equal(document.languageId, 'plaintext');
    } finally {
      await files.update('associations', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await remove(path);
    }
  });
});
