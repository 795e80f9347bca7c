/** The commands that annotate, in notes as they really are: with CRLF and letters beyond the first plane, untitled, unsaved, read-only. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import {
  addEvidence,
  cite,
  exportBibliography,
  markAsClaim,
  moveClaim,
  nextUnresolved,
  openSource,
  showStatus,
} from '../../src/extension/commandIds.js';
import {
  after as behind,
  extension,
  file,
  hovered,
  offered,
  remove,
  retype,
  taking,
  until,
  write,
} from './editor.js';

const path = 'notes/conditions.md';
const about = '---\ncitekey: jakobsen2013can\n---\n\n';

interface Condition {
  name: string;
  words: string;
  newline: string;
  open(text: string): Promise<vscode.TextDocument>;
}

const onDisk =
  (name: string) =>
  async (text: string): Promise<vscode.TextDocument> => {
    await write(name, text);
    return vscode.workspace.openTextDocument(file(name));
  };
const untitled = (content: string): Promise<vscode.TextDocument> =>
  Promise.resolve(vscode.workspace.openTextDocument({ content, language: 'markdown' }));

const conditions: Condition[] = [
  { name: 'an untitled note', words: 'it can', newline: '\n', open: untitled },
  { name: 'a note with CRLF', words: 'it can', newline: '\r\n', open: onDisk('notes/astral.md') },
  {
    name: 'a note with emoji and letters beyond the first plane',
    words: '𝔦𝔱 📈🏽 can',
    newline: '\n',
    open: onDisk('notes/crlf.md'),
  },
  {
    name: 'a note that is written from right to left',
    words: 'ترتفع הוא',
    newline: '\r\n',
    open: onDisk('notes/rtl.md'),
  },
];

for (const { name, words, newline, open } of conditions)
  describe(name, () => {
    let editor: vscode.TextEditor;
    const whole = `${about}${words}. Said ${words} here.\n\n- supports #raises-trust (p. 1): "${words}"\n- supports (p. 2): "${words}"\n`;
    const text = (): string => editor.document.getText().replaceAll('\r\n', '\n');
    const select = (found: string): void => {
      const end = behind(editor.document, found);
      editor.selection = new vscode.Selection(end.translate(0, -found.length), end);
    };
    const anew = async (): Promise<void> => {
      editor = await vscode.window.showTextDocument(editor.document);
      await retype(editor, whole.replaceAll('\n', newline));
      await until(
        'the server has read it',
        () => hovered(editor.document, '#raises-trust'),
        (found) => found !== '',
      );
    };

    before(async () => {
      await extension();
      editor = await vscode.window.showTextDocument(await open(whole.replaceAll('\n', newline)));
    });
    beforeEach(anew);
    after(async () => {
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      if (!editor.document.isUntitled) await vscode.workspace.fs.delete(editor.document.uri);
    });
    const keepsEnds = (): void =>
      assert.equal(editor.document.getText().includes('\r\n'), newline === '\r\n');

    it('has its selection marked as a claim', async () => {
      select(`Said ${words}`);
      await vscode.commands.executeCommand(markAsClaim);
      const id = editor.document.getText(editor.selection);
      assert.match(id, /^[\p{L}\p{N}-]+$/u);
      assert.ok(text().includes(`. [Said ${words}]{.claim #${id}} here.`), text());
      keepsEnds();
    });

    it('takes evidence and citations where the selection is', async () => {
      select(`Said ${words}`);
      await taking(addEvidence, { claim: { key: 'women-more' } });
      assert.ok(
        text().includes(`Said ${words} here.\n\n- supports #women-more (p. ): "Said ${words}"\n`),
        text(),
      );
      assert.match(
        editor.document.lineAt(editor.selection.active.line).text.slice(0, editor.selection.active.character),
        /^- supports #women-more \(p\. $/,
      );
      await anew();
      select(`Said ${words}`);
      await taking(cite);
      assert.match(text(), new RegExp(`Said ${words} \\[@[\\w-]+\\] here`));
      keepsEnds();
    });

    it('is offered the facts of a study, their values and countries by their names', async () => {
      const facts = about.replace('---\n\n', 'study:\n  design: \n  countries: [Denm]\n  \n---\n\n');
      await retype(editor, (facts + words).replaceAll('\n', newline));
      for (const [place, wanted] of [
        ['  design: ', 'survey-experiment'],
        ['[Denm', 'DK Denmark'],
        [`[Denm]${newline}  `, 'quality'],
      ] as const)
        await until(
          `${wanted} is offered`,
          () => offered(editor.document, place),
          (labels) => labels.includes(wanted),
        );
    });

    it('opens the source of what is cited at the cursor', async () => {
      const bibliography = Buffer.from(await vscode.workspace.fs.readFile(file('references.bib'))).toString();
      await write('papers/own.txt', 'The paper.\n');
      await write(
        'references.bib',
        `${bibliography}\n@article{own2026, title = {Own}, author = {New, Ann}, year = {2026}, file = {papers/own.txt}}\n`,
      );
      try {
        await retype(editor, `${words} [@own2026].\n`.replaceAll('\n', newline));
        await until(
          'the reference is known',
          () => hovered(editor.document, '@own2026'),
          (found) => found.includes('Own'),
        );
        const at = behind(editor.document, '@own');
        editor.selection = new vscode.Selection(at, at);
        await vscode.commands.executeCommand(openSource);
        assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /\/papers\/own\.txt$/);
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      } finally {
        await write('references.bib', bibliography);
        await vscode.workspace.fs.delete(file('papers'), { recursive: true });
      }
    });

    it('completes, renames and leads to what is unresolved', async () => {
      await until(
        'claims are offered',
        () => offered(editor.document, '#raises-tru'),
        (labels) => labels.some((label) => label.includes('raises-trust')),
      );
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        editor.document.uri,
        behind(editor.document, '#raises-tru'),
        'lifts-trust',
      );
      const [own] = edit.get(editor.document.uri);
      assert.ok(own && edit.size > 1);
      assert.equal(editor.document.getText(own.range), 'raises-trust');
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand(nextUnresolved);
      assert.equal(vscode.window.activeTextEditor?.document, editor.document);
      assert.match(editor.document.lineAt(editor.selection.active.line).text, /^- supports \(p\. 2\)/);
    });
  });

describe('a note that is read-only', () => {
  const settings = () => vscode.workspace.getConfiguration('files');
  before(async () => {
    await extension();
    await write(
      path,
      `${about}## Only read {.claim #only-read}\n\n- supported by (p. 1): "it can"\n\nSaid here.\n`,
    );
    fs.chmodSync(file(path).fsPath, 0o444);
    await settings().update('readonlyFromPermissions', true, vscode.ConfigurationTarget.Workspace);
  });
  after(async () => {
    await settings().update('readonlyFromPermissions', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    fs.chmodSync(file(path).fsPath, 0o644);
    await remove(path);
  });

  it('is explained as any other, and no command changes it', async () => {
    const editor = await vscode.window.showTextDocument(file(path));
    const before = editor.document.getText();
    await until(
      'it is read',
      () => hovered(editor.document, '#only-read'),
      (found) => /\+1/.test(found),
    );
    const end = behind(editor.document, 'Said here');
    for (const [command, ...args] of [
      [markAsClaim],
      [addEvidence, { claim: { key: 'raises-trust' } }],
      [cite],
      [moveClaim, 'only-read'],
    ] as const) {
      editor.selection = new vscode.Selection(end.translate(0, -9), end);
      await taking(command, ...args);
      assert.equal(editor.document.getText(), before, command);
      assert.equal(editor.document.isDirty, false, command);
    }
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty, isUntitled }) => isDirty && !isUntitled),
      [],
    );
  });
});

describe('an export that is opened as an untitled document', () => {
  const notes = async (): Promise<number> => {
    await vscode.commands.executeCommand(showStatus);
    const report = await until(
      'the report is there',
      () => vscode.window.activeTextEditor?.document.getText() ?? '',
      (seen) => /All notes are read: [\d,]+ notes/.test(seen),
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    return Number(/read: ([\d,]+) notes/.exec(report)?.[1]?.replaceAll(',', ''));
  };

  it('is no note', async () => {
    const there = await vscode.workspace.findFiles('{notes,synthesis}/**/*.md');
    const before = await until('what other tests removed is gone', notes, (found) => found === there.length);
    await taking(exportBibliography);
    const shown = vscode.window.activeTextEditor?.document;
    assert.ok(shown?.isUntitled && shown.languageId === 'markdown', shown?.languageId);
    assert.equal(await notes(), before);
    const typed = await vscode.workspace.openTextDocument({ content: '# Typed\n', language: 'markdown' });
    await vscode.window.showTextDocument(typed);
    await until('a typed one is a note', notes, (now) => now === before + 1);
    for (const document of [typed, shown]) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
