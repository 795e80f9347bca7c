import path from 'node:path';

/** The folder of this checkout. */
export const root = path.resolve(import.meta.dirname, '..');

/** Everything that scripts download, beside node_modules. Set CORROBORATE_HOST_DIR to share it between checkouts. */
export const hostFolder = process.env.CORROBORATE_HOST_DIR ?? path.join(root, '.vscode-host');
