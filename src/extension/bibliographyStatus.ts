/** The language status item of notes and bibliographies: which bibliographies are in use. A click adds a reference. */
import * as vscode from 'vscode';
import { addReference } from './commandIds.js';
import type { Context } from './context.js';
import { noteSelector } from './notes.js';
import { counted } from './words.js';

export function createBibliographyStatus({ server, log }: Context): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('corroborate.bibliographies', [
    ...noteSelector,
    { pattern: '**/*.{bib,bibtex,ris,nbib,enw}' },
  ]);
  item.name = 'Bibliographies';
  item.command = { command: addReference, title: 'Add Reference…' };
  let asked = '';
  const draw = async (): Promise<void> => {
    const status = server.status();
    if (!status) return;
    const now = `${status.state} ${status.bibliographies} ${status.references}`;
    if (now === asked) return;
    asked = now;
    item.busy = status.state === 'reading';
    item.text = `${counted(status.bibliographies, 'bibliography', 'bibliographies')}, ${counted(status.references, 'reference')}`;
    try {
      const files = await server.ask('bibliographies', {});
      item.detail = files.map(({ name, references }) => `${name} (${references})`).join(', ');
    } catch (error) {
      log.debug(`The bibliographies were not answered: ${String(error)}`);
    }
  };
  void draw();
  return vscode.Disposable.from(
    item,
    server.onChanged(() => void draw()),
  );
}
