import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportBibliography, openEvidence } from '../../src/extension/commandIds.js';
import { choose, extension, file, until } from './editor.js';

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
    // All of the workspace, as Markdown, in the style that it has, into an untitled document.
    for (let step = 0; step < 4; step++) await choose();
    await exporting;
    const text = await untitled();
    assert.match(text, /Ostrom, E\. \(1996\)\. Crossing the great divide/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'markdown');
    assert.ok(text.split('\n\n').length >= 40, 'all that the notes cite');
  });

  it('puts the references of one claim into an untitled document, as BibTeX', async () => {
    const exporting = vscode.commands.executeCommand(exportBibliography, {
      kind: 'claim',
      claim: { key: 'raises-trust' },
    });
    // After Markdown, annotated Markdown, HTML, plain text, rich text and Word.
    await choose(6);
    await choose();
    await exporting;
    const text = await untitled();
    assert.match(text, /@article\{fledderus2015building,/);
    assert.doesNotMatch(text, /ostrom1996crossing/);
  });

  it('copies what several chosen nodes of a tree stand for to the clipboard', async () => {
    const nodes = ['ostrom1996crossing', 'fledderus2015building'].map((citekey) => ({
      kind: 'study',
      study: { citekey },
    }));
    await vscode.env.clipboard.writeText('');
    const exporting = vscode.commands.executeCommand(exportBibliography, nodes[0], nodes);
    await choose(3);
    await choose();
    await choose(1);
    await exporting;
    const text = await until(
      'the references are in the clipboard',
      () => vscode.env.clipboard.readText(),
      (copied) => copied !== '',
    );
    assert.equal(text.trim().split(/\n+/).length, 2);
    assert.match(text, /^Fledderus, J\.[\s\S]*Ostrom, E\. \(1996\)/);
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
