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
    const unread = unreadEntries();
    const now = `${status.state} ${status.bibliographies} ${status.references} ${unread}`;
    if (now === asked) return;
    asked = now;
    item.busy = status.state === 'reading';
    const isMissing = status.state === 'ready' && status.notes > 0 && status.bibliographies === 0;
    item.severity =
      isMissing || unread > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    const words = [
      counted(status.bibliographies, 'bibliography', 'bibliographies'),
      counted(status.references, 'reference'),
      ...(unread > 0 ? [`${counted(unread, 'entry', 'entries')} that cannot be read`] : []),
    ];
    item.text = isMissing ? 'No bibliography: citations cannot be looked up' : words.join(', ');
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
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(({ path }) => isBibliography.test(path))) void draw();
    }),
  );
}

const isBibliography = /\.(?:bib|bibtex|ris|nbib|enw|csl\.json|csl\.ya?ml)$/i;

/** Entries of open and closed bibliographies that the server could not read: told at their places, and here. */
const unreadEntries = (): number =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source, code }) => source === 'Corroborate' && code === 'bad-bibliography-entry').length;
