import assert from 'node:assert/strict';
import fs from 'node:fs';
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

  it('is started again when it dies, and knows what was typed and never saved', async () => {
    const rating = (): Promise<string> => hovered(editor.document, '#stays');
    const before = serversOf(process.pid);
    assert.equal(before.length, 1, 'one server runs');
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await until(
      'another server runs',
      () => serversOf(process.pid),
      (now) => now.length === 1 && !before.includes(now[0] ?? 0),
    );
    assert.ok(editor.document.isDirty);
    await until('it answers from what is typed', rating, (words) => /\+1/.test(words) && /−2/.test(words));
  });
});

/** The language servers that a process has started. */
function serversOf(parent: number): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status) && command.includes('dist/server.js');
      } catch {
        return false;
      }
    });
}
