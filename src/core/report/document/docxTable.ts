/** A table of a Word document: columns as wide as what they hold, wide tables in small type with the heads upright. */
import {
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { allowed } from './docxText.js';
import type { Block } from './types.js';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Columns beyond which a table is wide: its page lies on its side. */
const mostUpright = 8;
export const isWide = ({ head }: TableBlock): boolean => head.length > mostUpright;

/** What stands between the margins of an A4 page that stands and one that lies, in twentieths of a point. */
const textWidth = { standing: 9026, lying: 13958 };
/** In half points. */
const type = { usual: 20, wide: 16 };
/** The room for heads that stand upright, in twentieths of a point. */
const headHeight = 1700;

export function docxTable(block: TableBlock): Table {
  const wide = isWide(block);
  const size = wide ? type.wide : type.usual;
  const weights = columnWeights(block);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const available = wide ? textWidth.lying : textWidth.standing;
  const widths = weights.map((weight) => Math.floor((available * weight) / sum));
  const isUpright = (cell: string, column: number): boolean =>
    wide && cell.length > (weights[column] ?? 0) && weights[column] === lightest;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [block.head, ...block.rows].map((cells, index) => {
      const isHead = index === 0;
      return new TableRow({
        // Some readers take any mention of it for a head.
        ...(isHead && { tableHeader: true }),
        ...(isHead && cells.some(isUpright) && { height: { value: headHeight, rule: HeightRule.ATLEAST } }),
        cantSplit: true,
        children: cells.map(
          (cell, column) =>
            new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              ...(isHead &&
                isUpright(cell, column) && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
              children: [
                new Paragraph({ children: [new TextRun({ text: allowed(cell), bold: isHead, size })] }),
              ],
            }),
        ),
      });
    }),
  });
}

const lightest = 5;
const heaviest = 40;

/** How many characters a column is made for: its longest cell's, within bounds; by its rows, as heads may stand upright. */
function columnWeights({ head, rows }: TableBlock): number[] {
  const longest = head.map(() => lightest);
  for (const cells of rows)
    cells.forEach((cell, column) => {
      longest[column] = Math.min(heaviest, Math.max(longest[column] ?? lightest, cell.length + 1));
    });
  return longest;
}
