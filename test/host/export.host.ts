import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportBibliography, openEvidence } from '../../src/extension/commandIds.js';
import { extension, file, until } from './editor.js';

/** Chooses the item of the open quick pick that is so far down. */
async function choose(down = 0): Promise<void> {
  // A quick pick tells nobody that it is there; the key that moves on does nothing before.
  await new Promise((resolve) => setTimeout(resolve, 600));
  for (let i = 0; i < down; i++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** The text of the untitled document in front. */
const untitled = (): Promise<string> =>
  until(
    'an untitled document is in front',
    () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled ? document.getText() : '';
    },
    (text) => text !== '',
  );

describe('export in the editor', () => {
  before(() => extension());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('puts the references of the workspace into an untitled document, in APA style', async () => {
    const exporting = vscode.commands.executeCommand(exportBibliography);
    await choose();
    await choose();
    await choose();
    await exporting;
    const text = await untitled();
    assert.match(text, /Ostrom, E\. \(1996\)\. Crossing the great divide/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'markdown');
    assert.ok(text.split('\n\n').length >= 40, 'all that the notes cite');
  });

  it('puts the references of one claim into an untitled document, as BibTeX', async () => {
    const exporting = vscode.commands.executeCommand(exportBibliography, { claim: { key: 'raises-trust' } });
    // After Markdown, annotated Markdown, HTML, plain text, rich text and Word.
    await choose(6);
    await exporting;
    const text = await untitled();
    assert.match(text, /@article\{fledderus2015building,/);
    assert.doesNotMatch(text, /ostrom1996crossing/);
  });

  it('goes to a passage: the cursor stands at its start', async () => {
    const uri = file('synthesis/claims.md').toString();
    const range = { start: { line: 14, character: 4 }, end: { line: 14, character: 10 } };
    await vscode.commands.executeCommand(openEvidence, { uri, range });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri);
    assert.deepEqual([editor?.selection.active.line, editor?.selection.active.character], [14, 4]);
  });
});
