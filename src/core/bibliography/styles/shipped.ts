/** The shipped citation styles. The one table: command line, documents and tests read it; a style's text is loaded when it is first used. */
interface ShippedStyle {
  title: string;
  load: () => Promise<{ default: { xml: string } }>;
}

export const shippedStyles: Readonly<Record<string, ShippedStyle>> = {
  apa: { title: 'APA, 7th edition', load: () => import('./apa.json') },
  'chicago-author-date': {
    title: 'Chicago Manual of Style, 17th edition (author-date)',
    load: () => import('./chicago-author-date.json'),
  },
  'chicago-note-bibliography': {
    title: 'Chicago Manual of Style, 17th edition (notes and bibliography)',
    load: () => import('./chicago-note-bibliography.json'),
  },
  'chicago-fullnote-bibliography': {
    title: 'Chicago Manual of Style, 17th edition (full notes and bibliography)',
    load: () => import('./chicago-fullnote-bibliography.json'),
  },
  'modern-language-association': {
    title: 'MLA, 9th edition',
    load: () => import('./modern-language-association.json'),
  },
  'harvard-cite-them-right': {
    title: 'Harvard (Cite Them Right, 12th edition)',
    load: () => import('./harvard-cite-them-right.json'),
  },
  vancouver: { title: 'Vancouver', load: () => import('./vancouver.json') },
  'american-medical-association': {
    title: 'AMA, 11th edition',
    load: () => import('./american-medical-association.json'),
  },
  ieee: { title: 'IEEE', load: () => import('./ieee.json') },
  nature: { title: 'Nature', load: () => import('./nature.json') },
  'american-sociological-association': {
    title: 'ASA, 6th edition',
    load: () => import('./american-sociological-association.json'),
  },
  'american-political-science-association': {
    title: 'APSA',
    load: () => import('./american-political-science-association.json'),
  },
  'elsevier-harvard': {
    title: 'Elsevier Harvard (with titles)',
    load: () => import('./elsevier-harvard.json'),
  },
};

export const styleIds = Object.keys(shippedStyles);
