/** How far the reading is, and why a note is there or is not. */

export interface Status {
  state: 'reading' | 'ready';
  /** Notes read so far, and to read. */
  read: number;
  total: number;
  /** Folders that are open. */
  folders: number;
  notes: number;
  bibliographies: number;
  references: number;
  claims: number;
  studies: number;
  problems: number;
  filesWithProblems: number;
  revision: number;
}

/** Why a note is there, or is not: what was found, what was skipped and why, what holds. Paths are relative to their folder. */
export interface StatusReport {
  status: Status;
  /** The document that was asked of. */
  here:
    { path: string; uri: string; claims: number; evidence: number; problems: number } | ReportSkipped | null;
  folders: ReportFolder[];
  rubric: { id: string; title: string; named: string; from: 'Corroborate' | 'file' | 'instead' };
  /** The citation style as it is named. */
  style: string;
}

export interface ReportSkipped {
  path: string;
  uri: string;
  /** In one clause. */
  why: string;
}

export interface ReportFolder {
  path: string;
  uri: string;
  settings: { uri: string; problems: number } | null;
  notes: number;
  bibliographies: { path: string; uri: string; entries: number; problems: number }[];
  skipped: ReportSkipped[];
  /** Skipped ones beyond those. */
  more: number;
  /** Milliseconds: of finding and of reading, when the folder was read last. */
  timings: { find: number; read: number } | null;
}
