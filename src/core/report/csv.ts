/**
 * Rows as CSV by RFC 4180: CRLF after each row, quotes round cells that need them. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it (OWASP, "CSV injection"), and so does one that has such an apostrophe already: `plainCell` in
 * core/bibliography/csv.ts takes it away again. A sign alone is no formula.
 */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** The same as a file, with a byte-order mark so that Excel reads it as UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): string => `\uFEFF${csv(rows)}`;

const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) && !/^[+-]$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
