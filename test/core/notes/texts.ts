import { readdirSync, readFileSync } from 'node:fs';

/** The texts of all notes in a folder, and in those within it. */
export const textsOf = (folder: string): string[] =>
  readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
