import { relativePath } from '../../language/index.js';

/** A link of one note to an id of another, relative, as a note writes it; null where there is no way from one to the other. */
export function linkTo(from: string, to: string, id: string): string | null {
  const fragment = `#${encodeURIComponent(id)}`;
  if (from === to) return fragment;
  const [start, end] = [partsOf(from), partsOf(to)];
  if (!start || !end || start.root !== end.root) return null;
  return `${relativePath(start.path, end.path)}${fragment}`;
}

function partsOf(uri: string): { root: string; path: string } | undefined {
  const [whole, root = '', path = ''] = /^([a-z][a-z\d+.-]*:\/\/[^/]*)\/([^?#]*)/i.exec(uri) ?? [];
  return whole === undefined ? undefined : { root, path };
}
