import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { claimMapView, claimsView, queriesView, studiesView } from '../../src/extension/commandIds.js';
import { extension } from './editor.js';

interface Contributes {
  commands: { command: string }[];
  views: Record<string, { id: string }[]>;
  colors: { id: string }[];
}

describe('the extension in the editor', () => {
  it('starts', async () => {
    const found = await extension();
    assert.ok(found.isActive);
  });

  it('has every command that package.json promises, and promises every one that it has', async () => {
    const { commands, views } = ((await extension()).packageJSON as { contributes: Contributes }).contributes;
    const promised = commands.map(({ command }) => command);
    const ours = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('corroborate.'));
    // The editor itself makes commands for every view: focus, open, remove and the like.
    const ofViews = Object.values(views).flatMap((list) => list.map(({ id }) => `${id}.`));
    assert.deepEqual(
      ours.filter((id) => !ofViews.some((start) => id.startsWith(start))).sort(),
      promised.sort(),
    );
  });

  it('has the views that package.json promises', async () => {
    const { views } = ((await extension()).packageJSON as { contributes: Contributes }).contributes;
    assert.deepEqual(
      views.corroborate?.map(({ id }) => id),
      [claimsView, claimMapView, studiesView, queriesView],
    );
    await vscode.commands.executeCommand(`${claimsView}.focus`);
    await vscode.commands.executeCommand(`${claimMapView}.focus`);
    await vscode.commands.executeCommand(`${studiesView}.focus`);
    await vscode.commands.executeCommand(`${queriesView}.focus`);
  });
});
