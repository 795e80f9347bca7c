/** The formats that a bibliography is written in. The one table: command line, editor and documents read it. */
export const exportFormats = {
  markdown: { label: 'Markdown', extension: 'md', styled: true },
  html: { label: 'HTML', extension: 'html', styled: true },
  text: { label: 'Plain text', extension: 'txt', styled: true },
  rtf: { label: 'Rich text', extension: 'rtf', styled: true },
  docx: { label: 'Word', extension: 'docx', styled: true },
  bibtex: { label: 'BibTeX', extension: 'bib', styled: false },
  ris: { label: 'RIS', extension: 'ris', styled: false },
  'csl-json': { label: 'CSL-JSON', extension: 'json', styled: false },
  csv: { label: 'CSV', extension: 'csv', styled: false },
} as const satisfies Record<string, { label: string; extension: string; styled: boolean }>;

export type ExportFormat = keyof typeof exportFormats;
