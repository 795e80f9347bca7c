/** Sources that a bundle has in it when it starts: its own and those of the chunks that it imports at once. Of esbuild's account of outputs. */
export function startsWith(outputs, bundle) {
  const files = new Set([bundle]);
  for (const file of files)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind !== 'dynamic-import' && path in outputs) files.add(path);
  return [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}
