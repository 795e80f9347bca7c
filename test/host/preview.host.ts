import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showStatus } from '../../src/extension/commandIds.js';
import { extension, file, openNote, remove, retype, until, write } from './editor.js';

const path = 'notes/previewed.md';

/** What the editor's own preview makes of a document. */
const rendered = async (of: vscode.TextDocument | string): Promise<string> =>
  vscode.commands.executeCommand<string>('markdown.api.render', of);

/** Without tags and pictures. */
const words = (html: string): string =>
  html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

describe('the Markdown preview of the editor', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    await extension();
    editor = await openNote(path, '# A note\n');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(path);
  });
  const shown = (what: string, holds: (html: string) => boolean): Promise<string> =>
    until(what, () => rendered(editor.document), holds);

  it('shows a claim with its rating and evidence with its sources, of an unsaved note', async () => {
    await retype(
      editor,
      '# A note\n\n## Festivals bring neighbours together {.claim #festivals}\n\n- supported by [@jakobsen2013can, abstract]: "it can"\n',
    );
    const html = await shown('the card is there', (seen) => seen.includes('corroborate-strength'));
    assert.match(
      words(html),
      /Festivals bring neighbours together Limited · supported · \+1 −0 · #festivals/,
    );
    assert.match(words(html), /supported by \(Jakobsen 2013, abstract\)/);
    assert.match(html, /<svg[^>]*class="corroborate-icon corroborate-shape"/);
    await shown('the whole reference is told', (seen) =>
      /title="Jakobsen, M\. \(2013\)\. Can government/.test(seen),
    );
  });

  it('follows the evidence: another study changes the card', async () => {
    await retype(editor, editor.document.getText().replace('supported by', 'contradicted by'));
    await shown('it is contradicted', (html) => /contradicted · \+0 −1/.test(words(html)));
  });

  it('answers a question where it stands, and says what is wrong with another', async () => {
    await retype(
      editor,
      '# A note\n\n```evidence\nid:raises-trust\ncolumns: claim, strength\n```\n\n```evidence\nverdct:contested\n```\n',
    );
    const html = await shown(
      'both are answered',
      (seen) => seen.includes('corroborate-answer') && seen.includes('corroborate-problem'),
    );
    assert.match(
      html,
      /<section class="corroborate-answer[^>]*>[\s\S]*<td[^>]*>Co-production increases trust in government<\/td>/,
    );
    assert.match(words(html), /did you mean verdict/);
  });

  it('is what it was for a note without annotations, and for a text that is no note', async () => {
    const text =
      '# Title {#id}\n\nSome *words*, a@b.org.\n\n```js\nlet a = 1;\n```\n\n::: {.callout-note}\nx\n:::\n';
    await write('notes/plain.md', text);
    const document = await vscode.workspace.openTextDocument(file('notes/plain.md'));
    await rendered(document);
    // Long enough for what is asked of the server to be there.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await rendered(document), await rendered(text));
    assert.doesNotMatch(await rendered('## A {.claim #a}\n\n- supports [@b]: "x"\n'), /corroborate-/);
    await remove('notes/plain.md');
  });

  it('is beside a status report that says of a note whether it is read', async () => {
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand(showStatus);
    const text = await until(
      'the report is there',
      () => vscode.window.activeTextEditor?.document.getText() ?? '',
      // The last report is shown until the new one is there.
      (seen) => seen.startsWith('# Status of Corroborate') && seen.includes('previewed.md'),
    );
    assert.match(text, /\*\*\[notes\/previewed\.md\]\(<.*>\) is read:\*\*/);
    assert.match(text, /\[references\.bib\]\(<.*>\): \d+ references/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
