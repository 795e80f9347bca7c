/** A file of a folder as people name it: its path from there, else its whole URI. Both are URIs. */
export function nameIn(folder: string, uri: string): string {
  const name = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
