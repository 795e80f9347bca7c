import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { lineStartsOf } from '../position.js';
import { scanBibtex } from './bibtexScan.js';
import { scanCslJson } from './cslJsonScan.js';
import { scanCslYaml } from './cslYaml.js';
import { scanCsv } from './csv.js';
import { detectFormat } from './detect.js';
import { scanRis } from './risScan.js';
import { enw, nbib, scanTagged } from './tagged.js';
import type { Bibliography, BibliographyFormat, ReferenceEntry } from './types.js';

const example: Record<BibliographyFormat, string> = {
  bibtex: '@article{key, title = {…}, …}',
  ris: 'TY  - JOUR … ER  -',
  'csl-json': '[{ "id": "key", "type": "article-journal", … }]',
  'csl-yaml': '- id: key, type: article-journal, … under references:',
  nbib: 'PMID- 12345678 …',
  enw: '%0 Journal Article …',
  csv: 'a row under a head that names Title, Authors and Year',
};

const scanners = {
  bibtex: scanBibtex,
  ris: scanRis,
  'csl-json': scanCslJson,
  'csl-yaml': (text) => scanCslYaml(text),
  nbib: (text) => scanTagged(text, nbib),
  enw: (text) => scanTagged(text, enw),
  csv: scanCsv,
} satisfies Record<BibliographyFormat, (text: string) => Scanned>;

interface Scanned {
  entries: ReferenceEntry[];
  strings?: string;
  problems: Problem[];
  /** Whether the text has anything of a bibliography. */
  recognised: boolean;
}

/**
 * Finds the entries of a bibliography: keys, ranges and sources, in time linear in the text and without reading any value. The format is
 * known by the content (BibTeX and BibLaTeX, RIS, CSL-JSON and CSL-YAML, PubMed, EndNote, CSV), and by the file's name where that leaves it open. What is wrong is told as
 * problems at their places, never thrown; one bad entry takes no other with it. `file` is only named in problems that point to it.
 */
export function scanBibliography(file: string, text: string): Bibliography {
  const detected = detectFormat(file, text);
  const { format } = detected;
  const lineStarts = lineStartsOf(text);
  if ('unread' in detected) {
    const problems = [problem('file-skipped', firstLine(text), detected.unread)];
    return { format, lineStarts, entries: [], strings: '', problems };
  }
  const scanned = { strings: '', ...scanners[format](text) };
  const { entries, strings, recognised } = scanned;
  const problems = [...scanned.problems, ...duplicates(file, entries)];
  if (!recognised && text.trim() !== '') {
    const message = `No reference was found in this file; a reference looks like ${example[format]}`;
    return {
      format,
      lineStarts,
      entries,
      strings,
      problems: [problem('file-skipped', firstLine(text), message)],
    };
  }
  problems.sort((a, b) => a.range.start - b.range.start);
  return { format, lineStarts, entries, strings, problems };
}

function firstLine(text: string): { start: number; end: number } {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: Math.min(end < 0 ? text.length : end, 200) };
}

/** Keys that one file defines twice. */
export function duplicates(file: string, entries: ReferenceEntry[]): Problem[] {
  const first = new Map<string, ReferenceEntry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.citekey);
    if (!earlier) {
      first.set(entry.citekey, entry);
      continue;
    }
    const same = earlier.source === entry.source;
    const advice = same ? 'remove one of the two equal entries' : 'rename one of the two';
    problems.push({
      ...problem('duplicate-reference', entry.keyRange, `${entry.citekey} is defined twice; ${advice}`),
      related: [{ file, range: earlier.keyRange, message: 'defined here first' }],
    });
  }
  return problems;
}
