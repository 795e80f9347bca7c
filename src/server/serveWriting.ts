/** The requests of protocol.ts that write into notes. */
import type { Connection } from 'vscode-languageserver/node';
import { requests } from '../protocol.js';
import type { Positions } from './encoding.js';
import { createWriting, type WritingSession } from './writing.js';

export function serveWriting(connection: Connection, positions: Positions, session: WritingSession): void {
  const writing = createWriting(session);
  connection.onRequest(requests.pickReferences, positions.asked(writing.pickReferences));
  connection.onRequest(requests.literatureNote, positions.asked(writing.literatureNote));
  connection.onRequest(requests.markAsClaim, positions.asked(writing.markAsClaim));
  connection.onRequest(requests.passageSource, positions.asked(writing.passageSource));
  connection.onRequest(requests.addEvidence, positions.asked(writing.addEvidence));
  connection.onRequest(requests.cite, positions.asked(writing.cite));
  connection.onRequest(requests.sources, positions.asked(writing.sources));
  connection.onRequest(requests.unresolved, positions.asked(writing.unresolved));
  connection.onRequest(requests.notesForClaim, positions.asked(writing.notesForClaim));
  connection.onRequest(requests.moveClaim, positions.asked(writing.moveClaim));
}
