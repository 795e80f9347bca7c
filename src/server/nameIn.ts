import { decoded } from '../core/decoded.js';

/** A file of a folder as people name it: its path from there, else its whole URI. Both are URIs. */
export function nameIn(folder: string, uri: string): string {
  return decoded(uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri);
}
