import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, file, hovered, openNote, problems, remove, retype, until, write } from './editor.js';

describe('files in the editor', () => {
  const path = 'notes/asking.md';
  let editor: vscode.TextEditor;
  const strength = (): Promise<string> => hovered(editor.document, '#asked');

  before(async () => {
    await extension();
    editor = await openNote(path, '# Asking\n\n## It is asked {.claim #asked}\n\nText.\n');
    await until('the note is read', strength, (words) => /untested/.test(words));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(path);
  });

  it('are read when they come, and forgotten when they go', async () => {
    const other = 'notes/come-and-gone.md';
    await write(other, '- supports #asked [@jakobsen2013can, abstract]: "it is"\n');
    await until('the new note counts', strength, (words) => /\+1/.test(words));
    await write(other, '- contradicts #asked [@jakobsen2013can, abstract]: "it is not"\n');
    await until('its change counts', strength, (words) => /−1/.test(words));
    await remove(other);
    await until('it is gone', strength, (words) => /untested/.test(words));
  });

  it('have their bad entries told, and lose no other', async () => {
    const bibliography = file('references.bib');
    const before = await vscode.workspace.fs.readFile(bibliography);
    await write(
      'references.bib',
      `${Buffer.from(before).toString()}\n@article{broken2020, title = {No end\n`,
    );
    try {
      await until(
        'the bad entry is told',
        () => problems('references.bib'),
        (found) => found.some((one) => one.startsWith('bad-bibliography-entry')),
      );
      await retype(
        editor,
        '## It is asked {.claim #asked}\n\n- supported by [@ostrom1996crossing, p. 1]: "yes"\n',
      );
      await until(
        'the reference is known',
        () => hovered(editor.document, '@ostrom1996crossing'),
        (words) => words.includes('Ostrom'),
      );
    } finally {
      await vscode.workspace.fs.writeFile(bibliography, before);
    }
    await until(
      'the bibliography is whole again',
      () => problems('references.bib'),
      (found) => !found.some((one) => one.startsWith('bad-bibliography-entry')),
    );
  });

  it('with settings that are wrong say so at the place, and the rest holds', async () => {
    const settings = file('corroborate.json');
    const before = await vscode.workspace.fs.readFile(settings);
    await write('corroborate.json', '{ "rubric": "no-such-rubric" }');
    try {
      await until(
        'the mistake is told',
        () => problems('corroborate.json'),
        (found) => found.some((one) => one.includes('no-such-rubric')),
      );
      assert.match(await strength(), /It is asked/);
    } finally {
      await vscode.workspace.fs.writeFile(settings, before);
    }
    await until(
      'the settings are right again',
      () => problems('corroborate.json'),
      (found) => found.length === 0,
    );
  });
});
