import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showClaim } from '../../src/extension/commandIds.js';
import {
  after as positionAfter,
  defined,
  extension,
  file,
  hovered,
  offered,
  openNote,
  problems,
  remove,
  retype,
  until,
} from './editor.js';

const path = 'notes/under-test.md';
const claim = '## Festivals bring neighbours together {.claim #festivals}';

describe('a note in the editor', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    await extension();
    editor = await openNote(path, `# A note\n\n${claim}\n\n- sup\n`);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(path);
  });

  /** Types without saving. */
  const type = (text: string): Promise<void> => retype(editor, `# A note\n\n${claim}\n\n${text}\n`);

  it('is offered the relations after a bullet', async () => {
    const labels = await until(
      'relations are offered',
      () => offered(editor.document, '- sup'),
      (found) => found.some((label) => label.startsWith('supports')),
    );
    assert.ok(labels.some((label) => label.startsWith('supported by')));
  });

  it('is offered the claims of all notes after #, its own unsaved one too', async () => {
    await type('- supports #');
    const labels = await until(
      'claims are offered',
      () => offered(editor.document, '- supports #'),
      (found) => found.some((label) => label.includes('festivals')),
    );
    assert.ok(labels.some((label) => label.includes('raises-trust')));
  });

  it('is offered citation keys after @', async () => {
    await type('- supported by [@');
    await until(
      'keys are offered',
      () => offered(editor.document, '- supported by [@'),
      (found) => found.some((label) => label.includes('ostrom1996crossing')),
    );
  });

  it('has problems at their places while it is unsaved, and none once they are mended', async () => {
    await type(
      '- supports #festival [@ostrom1996crossing, p. 1073]: "inputs"\n- supported by [@ostrom1996crosing]: "more"',
    );
    await until(
      'both slips are found',
      () => problems(path),
      (found) =>
        found.some((one) => one.startsWith('unknown-claim: ') && one.includes('festival')) &&
        found.some((one) => one.startsWith('unknown-reference: ') && one.includes('ostrom1996crosing')),
    );
    await type('- supported by [@ostrom1996crossing, p. 1073]: "inputs"');
    const rest = await until(
      'the slips are gone',
      () => problems(path),
      (found) => !found.some((one) => one.startsWith('unknown')),
    );
    assert.deepEqual(
      rest.filter((one) => !one.startsWith('study-not-described')),
      [],
    );
    assert.ok(editor.document.isDirty, 'nothing was saved for it');
  });

  it('tells the rating of a claim, and the reference and study of a citation, on hovering', async () => {
    await type('- supports #raises-trust [@jakobsen2013can, abstract]: "it can"');
    const claimWords = await until(
      'the claim is told',
      () => hovered(editor.document, '#raises-trust'),
      (words) => words.includes('Co-production increases trust in government'),
    );
    assert.match(claimWords, /contradicted|contested|supported/);
    const citation = await until(
      'the reference is told',
      () => hovered(editor.document, '@jakobsen2013can'),
      (words) => words.includes('Jakobsen'),
    );
    assert.match(citation, /2013/);
    assert.match(citation, /600/);
  });

  it('leads from a reference to the claim, and from a key to the bibliography', async () => {
    await type('- supports #raises-trust [@jakobsen2013can, abstract]: "it can"');
    const [toClaim] = await until(
      'the claim is found',
      () => defined(editor.document, '#raises-trust'),
      (places) => places.length > 0,
    );
    assert.match(toClaim ?? '', /^synthesis\/claims\.md:\d+$/);
    const toKey = await until(
      'the entry is found',
      () => defined(editor.document, '@jakobsen2013can'),
      (places) => places.some((place) => place.startsWith('references.bib:')),
    );
    const line = Number(toKey.find((place) => place.startsWith('references.bib:'))?.split(':')[1]);
    const bibliography = await vscode.workspace.openTextDocument(file('references.bib'));
    assert.match(bibliography.lineAt(line - 1).text, /jakobsen2013can/);
  });

  it('changes the rating of its claim with every edit', async () => {
    await type('- supported by [@jakobsen2013can, abstract]: "one"');
    const strength = (): Promise<string> => hovered(editor.document, '#festivals');
    await until('one study supports it', strength, (words) => /supported/.test(words) && /\+1/.test(words));
    await type('- contradicted by [@jakobsen2013can, abstract]: "one"');
    await until('it contradicts it', strength, (words) => /contradicted/.test(words) && /−1/.test(words));
    await type('');
    await until('nothing bears on it', strength, (words) => /untested/.test(words));
  });

  it('has a line above each claim that shows it in the Claim Map, and the claim beside evidence that names none', async () => {
    await type('- supported by [@jakobsen2013can, abstract]: "one"');
    const [lens] = await until(
      'the line tells the rating',
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          editor.document.uri,
        ),
      (lenses) => lenses.some(({ command }) => command?.title === 'Limited · supported · +1 −0 ±0 ○0'),
    );
    assert.equal(lens?.command?.command, showClaim);
    await vscode.commands.executeCommand(showClaim, ...(lens?.command?.arguments ?? []));
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      editor.document.uri,
      all,
    );
    assert.deepEqual(
      hints.map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      ),
      ['#festivals'],
    );
  });

  it('has its claim renamed wherever it is named, and keeps its heading where the name is refused', async () => {
    await type('- supports #festivals [@ostrom1996crossing, p. 1073]: "inputs"');
    await until(
      'the claim is known',
      () => hovered(editor.document, '- supports #fest'),
      (found) => found.includes('Festivals bring neighbours together'),
    );
    const renamed = async (to: string): Promise<[string, string[]][]> => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        editor.document.uri,
        positionAfter(editor.document, '{.claim #fest'),
        to,
      );
      return edit
        .entries()
        .map(([uri, edits]) => [uri.path, edits.map(({ range }) => editor.document.getText(range))]);
    };
    assert.deepEqual(await renamed('street-parties'), [[file(path).path, ['festivals', 'festivals']]]);
    // Another provider, the editor's own, would take the name for the whole heading.
    for (const refused of ['raises-trust', 'sec-one', 'street parties', 'festivals.'])
      assert.deepEqual(await renamed(refused), [], refused);
  });

  it('takes a suggestion where the cursor stands', async () => {
    await type('- supports #raises-tru');
    const position = positionAfter(editor.document, '#raises-tru');
    editor.selection = new vscode.Selection(position, position);
    await until(
      'the claim is offered',
      () => offered(editor.document, '#raises-tru'),
      (labels) => labels.some((label) => label.includes('raises-trust')),
    );
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await until(
      'the suggestion is taken',
      async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return editor.document.getText();
      },
      (text) => text.includes('- supports #raises-trust'),
    );
    assert.match(editor.document.getText(), /- supports #raises-trust\n/);
  });
});
