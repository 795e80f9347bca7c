import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { countryNames } from '../countryNames.js';
import { claimTypes, designs, outcomes } from '../../core/designs.js';
import { qualities } from '../../core/notes/types.js';
import type { Carrier } from './context.js';
import { inOrder, type Offer } from './offer.js';

interface Value {
  written: string;
  detail?: string;
  /** Words that it is found by, beside itself. */
  words?: string;
}

/** Where a value stands: in braces, quoted or not, or in front matter. */
export interface ValuePlace {
  carrier: Carrier | 'note' | 'study';
  quoted?: boolean;
}

/** Values of an attribute or of a fact, where they are known. */
export function valueCompletions(offer: Offer, name: string, place: ValuePlace): CompletionItem[] {
  const inBraces = place.quoted !== undefined;
  return valuesOf(offer, name, place).map(({ written, detail, words }, position) => ({
    label: words === undefined ? written : `${written} ${words}`,
    kind: CompletionItemKind.EnumMember,
    detail,
    filterText: words === undefined ? written : `${words} ${written}`,
    sortText: inOrder(position),
    textEdit: offer.edit(inBraces && !place.quoted && /[\s{}'"]/.test(written) ? `"${written}"` : written),
  }));
}

function valuesOf({ base, search, file }: Offer, name: string, { carrier }: ValuePlace): Value[] {
  const { config, rubric } = base;
  const plain = (values: Iterable<string>): Value[] => [...values].map((written) => ({ written }));
  if (Object.hasOwn(config.facets, name)) return plain(config.facets[name]?.values ?? []);
  switch (name) {
    case 'type':
      return carrier === 'claim' ? plain(claimTypes) : [];
    case 'topic':
      return carrier === 'claim' ? plain(topicsOf(search)) : [];
    case 'strength':
      return carrier === 'claim' ? rubric.scale.map(({ id, label }) => ({ written: id, detail: label })) : [];
    case 'design':
    case 'of':
      return [
        ...Object.entries(designs).map(([written, detail]) => ({ written, detail })),
        ...Object.entries(config.designs).map(([written, known]) => ({ written, detail: known })),
      ];
    case 'quality':
      return plain(qualities);
    case 'outcome':
      return plain([...outcomes, ...config.outcomes]);
    case 'countries':
      return countryNames().map(({ code, name: words }) => ({ written: code, words }));
    case 'study':
      return plain(studyIds(base.note(file)?.studies ?? []));
    case 'reverse':
      return plain(['true']);
    case 'bibliography':
      return plain([...base.bibliographies()].map(([path]) => path.slice(path.lastIndexOf('/') + 1)));
    default:
      return [];
  }
}

const studyIds = (studies: readonly { id?: string }[]): string[] => studies.flatMap(({ id }) => id ?? []);

/** Topics of all claims, the most used first. */
const topicsOf = (search: Offer['search']): string[] =>
  [...search.topics()].sort((a, b) => search.claimsOf(b).size - search.claimsOf(a).size || (a < b ? -1 : 1));
