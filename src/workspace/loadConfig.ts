import { join } from 'node:path';
import { defaultConfig, type Config } from '../core/base/config.js';
import { readConfig } from '../core/base/readConfig.js';
import { configFile } from './kinds.js';
import { readText, type ReadResult } from './readText.js';

/** The settings of a folder; undefined where it has no corroborate.json. One that cannot be read is the default with a problem. */
export async function loadConfig(folder: string): Promise<Config | undefined> {
  return configOf(await readText(join(folder, configFile), { kind: 'config', maxNoteSize: 0 }));
}

export function configOf(result: ReadResult): Config | undefined {
  if (result.kind === 'gone') return undefined;
  if (result.kind === 'text') return readConfig(result.text);
  return { ...defaultConfig, lineStarts: result.lineStarts, problems: [result.problem] };
}
