/** The snippets, each put into a note as one does: what stands there then is read as what the snippet is called. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, file, openNote, problems, remove, retype, until } from './editor.js';

const note = 'notes/snippets.md';
const owned = '---\ncitekey: jakobsen2013can\n---\n\n';
const claim = '## Ferries run {.claim #ferries-run}\n\n';

/** What is in the note before the snippet, what is in the outline of claims and evidence then, and which problems come of the words to be filled in. */
const cases: Record<string, { before?: string; outline: string[]; problems?: string[] }> = {
  Claim: { outline: ['What the studies show, as a sentence'] },
  'Claim in a sentence': { before: 'So ', outline: ['words that claim something'] },
  'Claim as a block': {
    outline: ['What the studies show, as a sentence', 'supports @citekey'],
    problems: ['unknown-reference: citekey'],
  },
  'Claim as a callout': { outline: ['What the studies show, as a sentence'] },
  Evidence: {
    before: claim,
    outline: ['Ferries run', 'supports @citekey'],
    problems: ['unknown-reference: citekey'],
  },
  'Evidence of this paper': {
    before: owned,
    outline: ['supports #claim @jakobsen2013can'],
    problems: ['unknown-claim: claim'],
  },
  Effect: {
    before: `${claim}- supported by [@ostrom1996crossing, p. 1]: `,
    outline: ['Ferries run', 'supports @ostrom1996crossing'],
  },
  Study: { outline: [], problems: ['unknown-reference: citekey'] },
  'Question to the evidence': { outline: [] },
};

describe('snippets in the editor', () => {
  let editor: vscode.TextEditor;
  let names: string[] = [];
  before(async () => {
    const { extensionPath } = await extension();
    names = Object.keys(
      JSON.parse(fs.readFileSync(path.join(extensionPath, 'snippets/notes.json'), 'utf8')) as object,
    );
    editor = await openNote(note, 'x\n');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(note);
  });

  it('are all tried here', () => assert.deepEqual(names, Object.keys(cases)));

  for (const [name, { before: start = '', outline, problems: expected = [] }] of Object.entries(cases))
    it(`put in what is read as such: ${name}`, async () => {
      await retype(editor, start);
      const end = editor.document.positionAt(start.length);
      editor.selection = new vscode.Selection(end, end);
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name });
      assert.ok(editor.document.getText().length > start.length + 10, editor.document.getText());
      assert.doesNotMatch(editor.document.getText(), /\$\{|\|}/);
      await vscode.commands.executeCommand('leaveSnippet');
      const seen = await until(
        'it is read',
        async () => ({
          outline: await outlined(),
          grave: (await problems(note))
            .filter((one) => !/^(?:claim-no-evidence|study-not-described|quote-|evidence-no-quote)/.test(one))
            .sort(),
        }),
        (found) => JSON.stringify(found) === JSON.stringify({ outline, grave: [...expected].sort() }),
      );
      assert.deepEqual(seen.outline, outline);
    });

  /** Claims and evidence of the note, each as it is called. */
  async function outlined(): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      file(note),
    );
    const flat = (symbols: vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
      symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
    // The editor tells headings of Markdown, too, as symbols of another kind.
    return flat(found ?? []).flatMap(({ kind, name, detail }) =>
      kind === vscode.SymbolKind.Interface
        ? [name]
        : kind === vscode.SymbolKind.Event
          ? [`${name} ${detail}`]
          : [],
    );
  }
});
