/**
 * Rows as CSV by RFC 4180: CRLF after each row, quotes round cells that need them. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it, which spreadsheets hide (OWASP, "CSV injection").
 */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value.trimStart() === value ? value : value.trimStart())
    ? `'${value}`
    : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
