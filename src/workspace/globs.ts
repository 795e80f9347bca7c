import picomatch from 'picomatch';

/**
 * Whether a path, relative and with `/`, matches any of the globs and none that starts with `!`. A glob that names a folder
 * (`drafts`, `drafts/`) means all in it. Without globs, or with only `!` ones, `otherwise` stands for "any".
 */
export function matcher(globs: readonly string[], otherwise: boolean): (path: string) => boolean {
  const wanted = testsOf(globs.filter((glob) => !glob.startsWith('!')));
  const unwanted = testsOf(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  return (path) =>
    (wanted.length === 0 ? otherwise : wanted.some((test) => test(path))) &&
    !unwanted.some((test) => test(path));
}

function testsOf(globs: string[]): ((path: string) => boolean)[] {
  return globs.flatMap((written) => {
    const glob = written.trim().replace(/^\.\//, '').replace(/\/$/, '');
    // Beyond this length picomatch throws, and nobody means it. Extended globs can make its expressions backtrack.
    return glob === '' || glob.length > 1000
      ? []
      : [glob, `${glob}/**`].map((each) => picomatch(each, { noextglob: true, nonegate: true }));
  });
}
