/** The requests of protocol.ts that export references and get them in. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { EvidenceBase } from '../core/base/types.js';
import {
  requests,
  type AddParams,
  type BibliographyParams,
  type CiteParams,
  type PreviewParams,
} from '../protocol.js';
import { addTo, bibliographiesOf } from './addReferences.js';
import { bibliographyFor, citationsOf, citingNotes, exportChoices, previewOf } from './bibliography.js';
import type { Cancellable } from './cancellable.js';
import type { Positions } from './encoding.js';
import { findReferences } from './findReferences.js';

export interface BibliographiesSession {
  base: EvidenceBase;
  positions: Positions;
  /** The URIs of the workspace's folders, and of the one whose settings hold. */
  folders: () => string[];
  folder: () => string;
  /** The text of a bibliography: as the editor has it, else as it is on disk. */
  textOf: (uri: string) => Promise<string | undefined>;
  cancellable: Cancellable;
}

export function serveBibliographies(connection: Connection, session: BibliographiesSession): void {
  const { base, positions, folders, folder, textOf, cancellable } = session;
  connection.onRequest(requests.bibliography, (params: BibliographyParams, token: CancellationToken) =>
    cancellable(token, (means) => bibliographyFor(base, params, means), params.progress),
  );
  connection.onRequest(requests.exportChoices, () => exportChoices(base));
  connection.onRequest(requests.preview, (params: PreviewParams, token: CancellationToken) =>
    cancellable(token, (means) => previewOf(base, params, means)),
  );
  connection.onRequest(requests.formatCitations, (params: CiteParams, token: CancellationToken) =>
    cancellable(token, (means) => citationsOf(base, params, means)),
  );
  connection.onRequest(requests.citingNotes, () => citingNotes(base, folders()));
  connection.onRequest(requests.findReferences, findReferences);
  connection.onRequest(requests.bibliographies, () => bibliographiesOf(base, folders()));
  connection.onRequest(
    requests.addReferences,
    positions.asked((params: AddParams) => addTo(base, params, folder(), textOf)),
  );
}
