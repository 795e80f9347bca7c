export { changesSince } from './changesSince.js';
export { bibliographiesNamed, findFiles, wantedBy, type Found, type NamedBibliography } from './findFiles.js';
export { bibliographyExtensions, configFile, kindOf, noteExtensions, type FileKind } from './kinds.js';
export { configOf, loadConfig } from './loadConfig.js';
export { openWorkspace, type OpenOptions, type Workspace } from './openWorkspace.js';
export { readFiles } from './readFiles.js';
export { emptyBibliography, emptyNote, readInto, type ReadNote } from './readInto.js';
export { readText, textOf, type ReadOptions, type ReadResult } from './readText.js';
export {
  defaultRubric,
  defaultRubricId,
  findRubric,
  loadRubric,
  rubricIds,
  type FoundRubric,
} from './rubrics.js';
export { threadFile } from './threadFile.js';
export { whySkipped, type SkippedFile } from './whySkipped.js';
export { citationStyle } from './citationStyle.js';
