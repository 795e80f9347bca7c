import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  addEvidence,
  cite,
  markAsClaim,
  newLiteratureNote,
  nextUnresolved,
  peekEvidence,
  previousUnresolved,
} from '../../src/extension/commandIds.js';
import {
  after as positionAfter,
  extension,
  file,
  hovered,
  openNote,
  remove,
  retype,
  taking,
  until,
  write,
} from './editor.js';

const path = 'notes/annotated.md';
const head = '---\ncitekey: jakobsen2013can\n---\n\n';

describe('commands that annotate', () => {
  let editor: vscode.TextEditor;
  const text = (): string => editor.document.getText();
  const select = (words: string): void => {
    const end = positionAfter(editor.document, words);
    editor.selection = new vscode.Selection(end.translate(0, -words.length), end);
  };
  const read = (words: string): Promise<string> =>
    until(
      'the server has read it',
      () => hovered(editor.document, words),
      (found) => found !== '',
    );

  before(async () => {
    await extension();
    editor = await openNote(path, `${head}Words.\n`);
    await read('jakobsen2013can');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(path);
  });

  it('mark the selected words as a claim, with its name selected, in one step of undoing', async () => {
    await retype(editor, `${head}We hold that festivals bring trust.\n`);
    select('festivals bring trust');
    await vscode.commands.executeCommand(markAsClaim);
    assert.match(text(), /hold that \[festivals bring trust\]\{\.claim #festivals-bring-trust\}\./);
    assert.equal(editor.document.getText(editor.selection), 'festivals-bring-trust');
    await vscode.commands.executeCommand('undo');
    assert.equal(text(), `${head}We hold that festivals bring trust.\n`);
  });

  it('add the selected passage as evidence for a claim, with the key of the note and the page to fill in', async () => {
    await retype(editor, `${head}It can be done.\n`);
    select('It can be done.');
    await taking(addEvidence, { claim: { key: 'raises-trust' } });
    assert.equal(text(), `${head}- supports #raises-trust (p. ): "It can be done."\n`);
    assert.equal(
      editor.document.getText(new vscode.Range(new vscode.Position(4, 0), editor.selection.active)),
      '- supports #raises-trust (p. ',
    );
  });

  it('add what the clipboard holds, with its page', async () => {
    await retype(editor, `${head}- supports #raises-trust (abstract): "It can."\n`);
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await vscode.env.clipboard.writeText('“It did rise” (Jakobsen, 2013, p. 33)');
    await taking(addEvidence, { claim: { key: 'raises-trust' } });
    assert.match(text(), /"It can\."\n- supports #raises-trust \(p\. 33\): "It did rise"\n/);
  });

  it('cite what is picked', async () => {
    await retype(editor, `${head}As said.\n`);
    select('As said');
    await taking(cite);
    assert.match(text(), /^As said \[@[\w-]+\]\.$/m);
  });

  it('go from one unresolved place to the next and back', async () => {
    await retype(editor, `${head}- supports #no-such (p. 1): "x"\n- supports #none-such (p. 2): "y"\n`);
    await until(
      'both are known',
      () =>
        vscode.languages
          .getDiagnostics(file(path))
          .filter(({ message }) => /-such is not defined/.test(message)),
      (found) => found.length === 2,
    );
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const at = (): number => vscode.window.activeTextEditor?.selection.active.line ?? -1;
    await vscode.commands.executeCommand(nextUnresolved);
    assert.equal(at(), 4);
    await vscode.commands.executeCommand(nextUnresolved);
    assert.equal(at(), 5);
    await vscode.commands.executeCommand(previousUnresolved);
    assert.equal(at(), 4);
  });

  it('open the note that a paper has, and make the one that it has not', async () => {
    await vscode.commands.executeCommand(newLiteratureNote, { study: { citekey: 'bovaird2008fad' } });
    assert.match(
      vscode.window.activeTextEditor?.document.uri.path ?? '',
      /notes\/literature\/bovaird2008fad\.md$/,
    );
    const free = 'fresh2026';
    const bibliography = file('references.bib');
    const before = await vscode.workspace.fs.readFile(bibliography);
    await write(
      'references.bib',
      `${Buffer.from(before).toString()}\n@article{${free}, title = {A fresh one}, author = {New, Ann}, year = {2026}}\n`,
    );
    await retype(await vscode.window.showTextDocument(file(path)), `${head}As [@${free}] says.\n`);
    await until(
      'the reference is known',
      () => hovered(editor.document, `@${free}`),
      (words) => words.includes('A fresh one'),
    );
    await vscode.commands.executeCommand(newLiteratureNote, { study: { citekey: free } });
    const made = vscode.window.activeTextEditor?.document;
    assert.ok(made);
    assert.ok(made.uri.path.endsWith(`notes/literature/${free}.md`));
    assert.match(made.getText(), new RegExp(`^---\ncitekey: ${free}\n`));
    assert.equal(made.lineAt(vscode.window.activeTextEditor?.selection.active.line ?? 0).text, '  design: ');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(`notes/literature/${free}.md`);
    await vscode.workspace.fs.writeFile(bibliography, before);
    await vscode.window.showTextDocument(file(path));
  });

  it('show the evidence of a claim beside the text', async () => {
    editor = await vscode.window.showTextDocument(file(path));
    await retype(editor, `${head}- supports #raises-trust (abstract): "It can."\n`);
    await read('#raises-trust');
    const before = vscode.window.visibleTextEditors.length;
    await vscode.commands.executeCommand(peekEvidence, 'raises-trust');
    // The peek view shows a passage in an editor of its own, within the note of the claim.
    const [shown] = await until(
      'a passage is shown',
      () => vscode.window.visibleTextEditors.filter((one) => one !== vscode.window.activeTextEditor),
      (seen) => seen.length > 0 && vscode.window.visibleTextEditors.length > before,
    );
    const claims = vscode.window.activeTextEditor?.document.uri.path ?? '';
    assert.match(claims, /synthesis\/claims\.md$/);
    assert.ok(shown && shown.document.uri.path !== claims);
    await until(
      'the passage is in sight',
      () => shown.visibleRanges.map((range) => shown.document.getText(range)).join('\n'),
      (text) => text.includes('#raises-trust'),
    );
    await vscode.commands.executeCommand('closeReferenceSearch');
    await until(
      'the peek view is closed',
      () => vscode.window.visibleTextEditors.length,
      (count) => count === before,
    );
    await vscode.window.showTextDocument(file(path));
  });
});
