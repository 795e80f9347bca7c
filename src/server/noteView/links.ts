/** A link of one note to an id of another, relative, as a note writes it; null where there is no way from one to the other. */
export function linkTo(from: string, to: string, id: string): string | null {
  const fragment = `#${encodeURIComponent(id)}`;
  if (from === to) return fragment;
  const [start, end] = [partsOf(from), partsOf(to)];
  if (!start || !end || start.root !== end.root) return null;
  const here = start.path.slice(0, -1);
  let shared = 0;
  while (shared < here.length && shared < end.path.length - 1 && here[shared] === end.path[shared]) shared++;
  const steps = [...here.slice(shared).map(() => '..'), ...end.path.slice(shared)];
  return `${steps.join('/')}${fragment}`;
}

function partsOf(uri: string): { root: string; path: string[] } | undefined {
  const [whole, root = '', path = ''] = /^([a-z][a-z\d+.-]*:\/\/[^/]*)\/([^?#]*)/i.exec(uri) ?? [];
  return whole === undefined ? undefined : { root, path: path.split('/') };
}
