/** Why a note is there, or is not: the folders looked through once more, beside what the base holds. */
import { URI } from 'vscode-uri';
import { defaultConfig } from '../core/base/config.js';
import type { EvidenceBase } from '../core/base/types.js';
import { decoded } from '../core/decoded.js';
import type { ReportFolder, ReportSkipped, Status, StatusReport } from '../protocol.js';
import {
  configFile,
  defaultRubricId,
  loadConfig,
  rubricIds,
  whySkipped,
  type Workspace,
} from '../workspace/index.js';
import { uriIn } from './uriIn.js';

export interface ReportMeans {
  base: EvidenceBase;
  status: () => Status;
  /** Paths of the workspace's folders. */
  folders: readonly string[];
  timings(folder: string): Workspace['timings'] | undefined;
  /** The document that is asked of. */
  uri?: string | undefined;
}

export async function statusReport({
  base,
  status,
  folders,
  timings,
  uri,
}: ReportMeans): Promise<StatusReport> {
  const reports: ReportFolder[] = [];
  for (const folder of folders) reports.push(await folderReport(base, folder, timings(folder) ?? null));
  return {
    status: status(),
    here: uri === undefined ? null : whereIs(base, uri, reports),
    folders: reports,
    rubric: rubricReport(base),
    style: base.config.style,
  };
}

/** Errors and warnings, as they are counted everywhere. */
const graveIn = (base: EvidenceBase, uri: string): number =>
  base.problems(uri).filter(({ severity }) => severity === 'error' || severity === 'warning').length;

async function folderReport(
  base: EvidenceBase,
  folder: string,
  timings: ReportFolder['timings'],
): Promise<ReportFolder> {
  const written = await loadConfig(folder);
  const { found, skipped, more } = await whySkipped(folder, written ?? defaultConfig);
  const settings = uriIn(folder, configFile);
  const left = (path: string, why: string): ReportSkipped => ({ path, uri: uriIn(folder, path), why });
  const bibliographies = found.bibliographies.flatMap((path) => {
    const uri = uriIn(folder, path);
    const bibliography = base.bibliography(uri);
    if (!bibliography) return [];
    return [{ path, uri, entries: bibliography.entries.length, problems: graveIn(base, uri) }];
  });
  // Beside those found there are those that notes name, wherever they are.
  const start = `${uriIn(folder, '')}/`;
  for (const [uri, { entries }] of base.bibliographies()) {
    if (!uri.startsWith(start) || bibliographies.some((one) => one.uri === uri)) continue;
    const path = decoded(uri.slice(start.length));
    bibliographies.push({ path, uri, entries: entries.length, problems: graveIn(base, uri) });
  }
  const unread = [...found.notes, ...found.bibliographies].flatMap((path) => {
    const problem = base.problems(uriIn(folder, path)).find(({ code }) => code === 'file-skipped');
    return problem ? [left(path, problem.message.replace(/^this (?:file|folder) was left out: /, ''))] : [];
  });
  const unused = found.bibliographies
    .filter((path) => !base.bibliography(uriIn(folder, path)))
    .map((path) => left(path, 'the notes name other bibliographies'));
  return {
    path: folder,
    uri: URI.file(folder).toString(),
    settings: written ? { uri: settings, problems: graveIn(base, settings) } : null,
    notes: found.notes.filter(
      (path) => base.note(uriIn(folder, path)) && !unread.some((one) => one.path === path),
    ).length,
    bibliographies,
    skipped: [
      ...unread,
      ...unused,
      ...found.unreadable.map(({ path, reason }) => left(path || './', reason)),
      ...skipped.map(({ path, why }) => left(path, why)),
    ],
    more,
    timings,
  };
}

/** What became of one document. */
function whereIs(base: EvidenceBase, uri: string, folders: readonly ReportFolder[]): StatusReport['here'] {
  const inside = folders.find((folder) => uri.startsWith(`${folder.uri}/`));
  const path = inside ? decoded(uri.slice(inside.uri.length + 1)) : nameOf(uri);
  // A folder that is skipped takes what is in it with it.
  const skipped = inside?.skipped.find(
    (one) => one.path === path || (one.path.endsWith('/') && path.startsWith(one.path)),
  );
  if (skipped)
    return {
      path,
      uri,
      why: skipped.path === path ? skipped.why : `its folder ${skipped.path} is skipped: ${skipped.why}`,
    };
  if (base.note(uri)) {
    return {
      path,
      uri,
      claims: base.claimsIn(uri).length,
      evidence: base.evidenceIn(uri).length,
      problems: graveIn(base, uri),
    };
  }
  if (!inside)
    return {
      path,
      uri,
      why: folders.length === 0 ? 'no folder is open' : 'it lies in no folder of the workspace',
    };
  return {
    path,
    uri,
    why: 'it is not among the notes of its folder: save it, or see whether its ending is that of a note',
  };
}

const nameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

function rubricReport({ rubric, config }: EvidenceBase): StatusReport['rubric'] {
  const { id, title } = rubric;
  const named = config.rubric;
  if (rubricIds.includes(named)) return { id, title, named, from: 'Corroborate' };
  const isInstead =
    id === defaultRubricId &&
    config.problems.some(({ message }) => message.includes(`${defaultRubricId} is used instead`));
  return { id, title, named, from: isInstead ? 'instead' : 'file' };
}
