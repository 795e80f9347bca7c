/** A pipe table as Pandoc and GitHub read it. What would end a cell or a row, or be read as markup, is escaped. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map(markdownCell).join(' | ')} |\n`;
  return `${line(head)}| ${head.map(() => '---').join(' | ')} |\n${rows.map(line).join('')}`;
}

const markdownCell = (value: string | number): string =>
  String(value)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\|`*_[\]<>{}#@$~^]/g, (mark) => `\\${mark}`);
