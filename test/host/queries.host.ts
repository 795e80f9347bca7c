import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  addQuery,
  copyAnswer,
  deleteQuery,
  exportQuery,
  queryNote,
  queryTable,
} from '../../src/extension/commandIds.js';
import { choose, extension, file, taking, until } from './editor.js';

/** A row of the Queries view, as its menu hands it over. */
const row = (text: string, saved?: { name: string; file: string }) => ({
  kind: 'query',
  query: { name: saved?.name ?? text, text },
  ...(saved && { file: saved.file }),
});
const contested = row('verdict:contested');

/** The untitled document in front, of a language where one is given. */
const untitled = (language?: string): Promise<string> =>
  until(
    `an untitled document in ${language ?? 'any language'} is in front`,
    () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled && [undefined, document.languageId].includes(language)
        ? document.getText()
        : '';
    },
    (text) => text !== '',
  );

describe('what a query finds goes on', () => {
  before(() => extension());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('to the clipboard, as Markdown', async () => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(copyAnswer, contested);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /Government information/);
    // A head, a line below it, and four claims.
    assert.equal(text.trim().split('\n').length, 6);
  });

  it('to a table in Markdown, to one of claims against references, and to a spreadsheet', async () => {
    for (const [at, language, expected] of [
      [0, 'markdown', /\| .*Government information/],
      [1, 'markdown', /Government information[^\n]*\|/],
      // The extension that knows CSV may not be there.
      [2, 'plaintext', /Government information/],
    ] as const) {
      const opening = vscode.commands.executeCommand(queryTable, contested);
      await choose(at);
      await opening;
      assert.match(await untitled(language), expected);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('to a new synthesis note, whose claims and evidence are written as one writes them', async () => {
    await vscode.commands.executeCommand(queryNote, contested);
    const text = await untitled('markdown');
    assert.match(text, /Government information/);
    assert.match(text, /^- supports #information-raises \[@[a-z]+\d{4}/m);
    assert.match(text, /^- does not support #information-raises \[@[a-z]+\d{4}/m);
  });

  it('to Export Bibliography, with the references of its evidence alone', async () => {
    await vscode.env.clipboard.writeText('');
    await taking(exportQuery, row('id:raises-trust'));
    // Where the last export went, this one is offered to go first.
    const text = await until(
      'the references are in the clipboard or in front',
      async () =>
        (await vscode.env.clipboard.readText()) || (vscode.window.activeTextEditor?.document.getText() ?? ''),
      (found) => found.includes('Fledderus'),
    );
    assert.match(text, /Fledderus, J\./);
    assert.doesNotMatch(text, /Ostrom/);
  });
});

describe('a saved query', () => {
  before(() => extension());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('is deleted by an edit of corroborate.json that can be undone', async () => {
    const settings = file('corroborate.json');
    const text = async (): Promise<string> =>
      Buffer.from(await vscode.workspace.fs.readFile(settings)).toString();
    const before = await text();
    const written = before.replace(
      /\}\s*$/,
      '  // Shared.\n  "queries": { "Split": "verdict:contested" },\n}\n',
    );
    await vscode.workspace.fs.writeFile(settings, Buffer.from(written));
    try {
      // Whoever deletes at once what was written outside the editor is told that it is not there yet.
      const after = await until(
        'the query is deleted',
        async () => {
          await vscode.commands.executeCommand(
            deleteQuery,
            row('verdict:contested', { name: 'Split', file: settings.toString() }),
          );
          return text();
        },
        (now) => !now.includes('Split'),
      );
      assert.match(after, /\/\/ Shared\./);
      const editor = await vscode.window.showTextDocument(settings);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), written);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.writeFile(settings, Buffer.from(before));
    }
  });

  it('is not asked for a name where the box is left', async () => {
    const settings = file('corroborate.json');
    const before = Buffer.from(await vscode.workspace.fs.readFile(settings)).toString();
    const adding = vscode.commands.executeCommand(addQuery, contested);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await adding;
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(settings)).toString(), before);
  });
});
