const reasons: Record<string, string> = {
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  EBUSY: 'another program holds it',
};

/** Why a file or folder cannot be read, as a clause; `gone` where it is not there (any more). */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
  return reasons[code] ?? `it cannot be read${code ? ` (${code})` : ''}`;
}
