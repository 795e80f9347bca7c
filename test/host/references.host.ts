import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addReference, copyCitationKey, copyFormattedCitation } from '../../src/extension/commandIds.js';
import { choose, extension, file, folder, until } from './editor.js';

describe('references in the editor', () => {
  before(() => extension());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are copied by their key, as a citation, or as a reference, of a node of a tree', async () => {
    const node = { kind: 'study', study: { citekey: 'ostrom1996crossing' } };
    await vscode.commands.executeCommand(copyCitationKey, node);
    assert.equal(await vscode.env.clipboard.readText(), 'ostrom1996crossing');
    const citing = vscode.commands.executeCommand(copyFormattedCitation, node);
    await choose();
    await citing;
    assert.equal(await vscode.env.clipboard.readText(), '(Ostrom, 1996)');
    const copying = vscode.commands.executeCommand(copyFormattedCitation, node);
    await choose(1);
    await copying;
    await until(
      'the reference is in the clipboard',
      () => vscode.env.clipboard.readText(),
      (text) => /^Ostrom, E\. \(1996\)\. Crossing the great divide/.test(text),
    );
  });

  it('are added to the bibliography from the clipboard, which can be undone', async () => {
    const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder(), '**/*.bib'));
    assert.equal(found.length, 1, 'the sample has one bibliography');
    const bibliography = await vscode.workspace.openTextDocument(found[0] ?? file('references.bib'));
    const before = bibliography.getText();
    await vscode.env.clipboard.writeText(
      'TY  - JOUR\nAU  - Doe, Jane\nTI  - Quite New\nPY  - 2024\nER  - \n',
    );
    const adding = vscode.commands.executeCommand(addReference);
    await choose();
    await adding;
    await until(
      'the entry is there',
      () => bibliography.getText(),
      (text) => text.includes('{doe2024quite,'),
    );
    await vscode.window.showTextDocument(bibliography);
    await vscode.commands.executeCommand('undo');
    assert.equal(bibliography.getText(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
