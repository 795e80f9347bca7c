import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inOrder, type Offer } from './offer.js';

/** Keys of the front matter, each with what follows its colon, and what it says. */
const ofNotes: readonly [name: string, then: string, meaning: string][] = [
  ['citekey', ' ', 'the citation key of the paper that this note is about'],
  ['title', ' ', 'the title of the note'],
  ['study', '\n  ', 'what was done: design, participants, countries'],
  ['studies', '\n  - id: ', 'several studies in one paper, each with an id'],
  ['bibliography', ' ', 'bibliographies that the note cites from'],
  ['csl', ' ', 'the citation style'],
];
const ofStudies: readonly [name: string, then: string, meaning: string][] = [
  ['design', ' ', 'the study’s design'],
  ['of', ' ', 'the design of what a review pools'],
  ['n', ' ', 'participants'],
  ['k', ' ', 'studies inside a review'],
  ['countries', ' ', 'where it was done, as two-letter codes: [DK, GB]'],
  ['dataset', ' ', 'a name for its data: publications with one dataset count once'],
  ['quality', ' ', 'high, moderate, low or unclear'],
  ['appraisal', '\n    tool: ', 'how its quality was judged'],
  ['outcome', ' ', 'what was measured'],
  ['includes', ' ', 'citation keys of the studies that a review holds'],
  ['year', ' ', 'when it was done'],
  ['id', ' ', 'its name, where a paper has several studies'],
];

export function factCompletions({ base, file, edit }: Offer, of: 'note' | 'study'): CompletionItem[] {
  const facets = Object.entries(base.config.facets)
    .filter(([, { on }]) => on.includes('study'))
    .map(([name, { label }]) => [name, ' ', label] as const);
  const keys = of === 'note' ? ofNotes : [...ofStudies, ...facets];
  const hasCitekey = base.note(file)?.citekey !== undefined;
  return keys
    .filter(([name]) => !(name === 'citekey' && hasCitekey))
    .map(([name, then, meaning], position) => ({
      label: name,
      kind: CompletionItemKind.Field,
      detail: meaning,
      sortText: inOrder(position),
      textEdit: edit(`${name}:${then}`),
    }));
}
