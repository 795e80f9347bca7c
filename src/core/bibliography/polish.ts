/** Puts right what the readers of values leave: thesis types as words, dates and names that are not what CSL says they are. */
import type { CslDate, CslItem, CslName } from './types.js';

/** BibLaTeX's localisation keys for the `type` field, as its English strings say them (BibLaTeX manual, 4.9.2.13). */
const genres: Record<string, string> = {
  mathesis: 'Master’s thesis',
  phdthesis: 'PhD thesis',
  candthesis: 'Candidate thesis',
  bathesis: 'Bachelor’s thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
};

const nameFields = new Set(['author', 'editor', 'translator', 'container-author', 'collection-editor']);
const dateFields = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted']);
const textFields = new Set([
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'page',
  'DOI',
  'URL',
  'abstract',
]);

export function polish(item: CslItem): CslItem {
  const polished: CslItem = { id: item.id, type: item.type };
  for (const [field, value] of Object.entries(item)) {
    const kept = polishedField(field, value);
    if (kept !== undefined) polished[field] = kept;
  }
  if (polished.type === 'paper-conference' && polished.issue !== undefined) {
    // The number of proceedings is that of their series.
    polished['collection-number'] ??= polished.issue;
    delete polished.issue;
  }
  return polished;
}

/** A field's value, or undefined where it is not of the kind that CSL gives the field. */
function polishedField(field: string, value: unknown): unknown {
  if (nameFields.has(field)) {
    const names = Array.isArray(value) ? value.filter(isName).map(wholeName) : [];
    return names.length > 0 ? names : undefined;
  }
  if (dateFields.has(field)) return isDate(value) ? value : undefined;
  if (field === 'genre' && typeof value === 'string') return genres[value] ?? value;
  if (textFields.has(field)) {
    // "Little, Brown and Company" is read as two publishers.
    const list = Array.isArray(value) && value.every((each) => typeof each === 'string');
    const text = list ? value.join(' and ') : typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') return undefined;
    return field === 'DOI' ? bareDoi(text) : text;
  }
  return value;
}

function isName(value: unknown): value is CslName {
  if (typeof value !== 'object' || value === null) return false;
  return ['family', 'given', 'literal'].some((part) => part in value);
}

/** Words without a given name are the name of a body, which CSL calls literal. */
function wholeName(written: CslName): CslName {
  const name: Record<string, unknown> = {};
  for (const [part, value] of Object.entries(written) as [string, unknown][])
    name[part] = typeof value === 'string' ? value.trim() : value;
  const { given } = name;
  if (typeof given === 'string') {
    // "Shepsle, Kenneth A. ." has a dot too many.
    if (given.endsWith(' .')) name['given'] = given.slice(0, -2);
    // "Huber, Gregory a" has an initial, which citeproc would take for a particle.
    if (/ [a-df-xz]\.?$/.test(given)) name['parse-names'] = false;
  }
  const { family, ...rest } = name;
  return typeof family === 'string' && family.includes(' ') && Object.keys(rest).length === 0
    ? { literal: family }
    : name;
}

function isDate(value: unknown): value is CslDate {
  if (typeof value !== 'object' || value === null) return false;
  const parts: unknown = 'date-parts' in value ? value['date-parts'] : undefined;
  if (parts === undefined) return 'literal' in value || 'raw' in value;
  return (
    Array.isArray(parts) && parts.length > 0 && parts.every((part) => Array.isArray(part) && part.length > 0)
  );
}

/** People paste a DOI as an address, and some tools what followed it; styles put the address before it themselves. */
function bareDoi(doi: string): string {
  const bare = doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return /^10\.\d+\/\S+/.exec(bare)?.[0] ?? bare;
}
