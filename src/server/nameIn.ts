import { decoded } from '../core/decoded.js';

/** A file of a folder as people name it: its path from there, else its whole URI. Both are URIs. */
export function nameIn(folder: string, uri: string): string {
  return decoded(uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri);
}

/** A file as people name it where several folders may be open: then the folder's own name comes first. All are URIs. */
export function nameAmong(folders: readonly string[], uri: string): string {
  const folder = folders.find((one) => uri.startsWith(`${one}/`));
  if (folder === undefined) return decoded(uri);
  return nameIn(folders.length > 1 ? folder.slice(0, folder.lastIndexOf('/')) : folder, uri);
}
