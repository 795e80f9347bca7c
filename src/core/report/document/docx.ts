/** A report as a Word document. Loaded only when one is written: the library is large. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  TextRun,
  type ParagraphChild,
  type Table,
} from 'docx';
import type { Run } from '../../bibliography/richText.js';
import { docxTable, isWide } from './docxTable.js';
import { allowed } from './docxText.js';
import { isAddress } from './html.js';
import type { Block, Report } from './types.js';

/** The bytes of a `.docx` file. */
export async function writeDocx({ title, blocks, language }: Report): Promise<Uint8Array> {
  const lies = blocks.some((block) => block.kind === 'table' && isWide(block));
  const document = new Document({
    title,
    creator: 'Corroborate',
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 24, language: { value: language } } },
        heading1: heading(32),
        heading2: heading(28),
      },
      // All others are based on it, and some readers know no style whose base is missing.
      paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true }],
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 1080, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [{ ...(lies && { properties: lying }), children: blocks.map(written) }],
  });
  const base64 = await Packer.toBase64String(document);
  return bytesOf(base64);
}

const lying = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };

/** `size` is in half points. */
const heading = (size: number) => ({
  paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
  run: { bold: true, color: '000000', size },
});

/** Twentieths of a point. */
const spacing = { after: 120 };

function written(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        children: inline(block.runs),
      });
    case 'item':
      return new Paragraph({ numbering: { reference: 'points', level: 0 }, children: inline(block.runs) });
    case 'table':
      return docxTable(block);
    case 'reference':
      return new Paragraph({ indent: { left: 720, hanging: 720 }, spacing, children: inline(block.runs) });
    default:
      return new Paragraph({ spacing, children: inline(block.runs) });
  }
}

function inline(runs: readonly Run[]): ParagraphChild[] {
  return runs.map((run) => {
    const text = new TextRun({
      text: allowed(run.text),
      italics: run.italic,
      bold: run.bold,
      smallCaps: run.smallCaps,
      superScript: run.script === 'sup',
      subScript: run.script === 'sub',
      ...(run.link && isAddress(run.text) && { style: 'Hyperlink' }),
    });
    return run.link && isAddress(run.text)
      ? new ExternalHyperlink({ link: run.text, children: [text] })
      : text;
  });
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) as bytes, by ourselves: the core knows neither Node's way nor the browser's. */
function bytesOf(base64: string): Uint8Array {
  const text = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  const values = new Map([...digits].map((digit, value) => [digit, value]));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of text) {
    held = ((held << 6) | (values.get(digit) ?? 0)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}
