import type { Status } from '../../src/protocol.js';

export const ready = (claims: number, studies: number): Status => ({
  state: 'ready',
  read: 47,
  total: 47,
  folders: 1,
  notes: 47,
  bibliographies: 1,
  references: 46,
  claims,
  studies,
  problems: 0,
  filesWithProblems: 0,
  revision: 1,
});
