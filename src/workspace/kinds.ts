/** What a file of an evidence base is. */
export type FileKind = 'note' | 'bibliography' | 'config';

export const configFile = 'corroborate.json';
export const noteExtensions = ['.md', '.markdown', '.qmd', '.rmd'] as const;
/** Not every .json, .yaml or .csv: only CSL by its full ending, or what corroborate.json or a note names. */
export const bibliographyExtensions = [
  '.bib',
  '.bibtex',
  '.ris',
  '.nbib',
  '.enw',
  '.csl.json',
  '.csl.yaml',
  '.csl.yml',
] as const;

/** By the name alone, in any case; undefined for a file that is none of ours. */
export function kindOf(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (noteExtensions.some((extension) => name.endsWith(extension))) return 'note';
  if (bibliographyExtensions.some((extension) => name.endsWith(extension))) return 'bibliography';
  return path === configFile ? 'config' : undefined;
}
