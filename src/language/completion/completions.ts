import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { shortCitation } from '../../core/bibliography/index.js';
import { relations } from '../../core/notes/relations.js';
import { lineStartsOf, type Range } from '../../core/position.js';
import { levelLabel, verdictLabel } from '../../core/rating/index.js';
import { completionContext } from './context.js';
import { countsLine, countUnits } from '../counts.js';
import { plain } from '../markdown.js';
import { editorRange } from '../places.js';

/** What a completion needs to be explained later: only the shown one is. */
export type CompletionData = { claim: string } | { citekey: string };

/** Characters after which an editor asks without being told to. */
export const completionTriggers = ['@', '#', '-', ' '];

/** Completions at an offset of a note's current text. */
export function completionsAt(
  base: EvidenceBase,
  file: FileName,
  text: string,
  offset: number,
): CompletionItem[] {
  const context = completionContext(text, offset);
  if (context.kind === 'none') return [];
  const lineStarts = lineStartsOf(text);
  const edit = (range: Range, newText: string) => ({ range: editorRange(lineStarts, range), newText });
  switch (context.kind) {
    case 'relation':
      return relationCompletions((written) => edit(context.range, written));
    case 'claim':
      return claimCompletions(base, file, (written) => edit(context.range, written));
    case 'citekey':
      return citekeyCompletions(base, file, (written) => edit(context.range, written));
  }
}

type EditOf = (written: string) => { range: ReturnType<typeof editorRange>; newText: string };

function relationCompletions(edit: EditOf): CompletionItem[] {
  return Object.values(relations).flatMap(({ forms, meaning }, index) =>
    forms.map((form, voice) => ({
      label: form,
      kind: CompletionItemKind.Keyword,
      detail: meaning,
      sortText: `${voice}${index}`,
      textEdit: edit(`${form} `),
    })),
  );
}

/** Claims of this note first; found by their text as well as by their id. */
function claimCompletions(base: EvidenceBase, file: FileName, edit: EditOf): CompletionItem[] {
  return base.claims().flatMap((claim) =>
    claim.id === null || claim.key !== claim.id
      ? []
      : {
          label: claim.id,
          kind: CompletionItemKind.Reference,
          detail: claim.text,
          filterText: `${claim.id} ${claim.text}`,
          sortText: `${claim.file === file ? 0 : 1}${claim.id}`,
          textEdit: edit(claim.id),
          data: { claim: claim.key } satisfies CompletionData,
        },
  );
}

/** The note's own key and keys that it cites first. */
function citekeyCompletions(base: EvidenceBase, file: FileName, edit: EditOf): CompletionItem[] {
  const note = base.note(file);
  const near = new Set(note?.citations.flatMap(({ items }) => items.map(({ citekey }) => citekey)));
  if (note?.citekey) near.add(note.citekey.value);
  return base.references().map(({ citekey, entry }) => ({
    label: citekey,
    kind: CompletionItemKind.Value,
    detail: entry.type,
    filterText: `${citekey} ${titleWords(entry.source)}`,
    sortText: `${near.has(citekey) ? 0 : 1}${citekey}`,
    textEdit: edit(citekey),
    data: { citekey } satisfies CompletionData,
  }));
}

/** Author and title as the source has them, for matching only: an entry is not parsed before it is shown. */
function titleWords(source: string): string {
  const fields = /\b(?:author|editor|title|year|date)\s*=\s*["{]([^\r\n]{0,200})/gi;
  return [...source.slice(0, 4000).matchAll(fields)]
    .map(([, value]) => (value ?? '').replace(/[{}"\\,]/g, ' '))
    .join(' ');
}

/** Adds what a person sees beside the chosen completion: a claim's rating, a reference's author and title. */
export function resolveCompletion(base: EvidenceBase, item: CompletionItem): CompletionItem {
  const data = item.data as CompletionData | undefined;
  const value =
    data === undefined
      ? undefined
      : 'claim' in data
        ? claimDetails(base, data.claim)
        : entryDetails(base, data.citekey);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function claimDetails(base: EvidenceBase, key: string): string | undefined {
  const claim = base.claim(key);
  const rating = base.rating(key);
  if (!claim || !rating) return undefined;
  const strength = levelLabel(base.rubric, rating.strength);
  return `${plain(claim.text)}\n\n**${strength}** · ${verdictLabel(rating.verdict)} · ${plain(countsLine(countUnits(rating)))}`;
}

function entryDetails(base: EvidenceBase, citekey: string): string | undefined {
  const entry = base.entry(citekey);
  if (!entry) return undefined;
  if (!entry.ok) return plain(entry.problem.message);
  const { title, 'container-title': container } = entry.item;
  return [shortCitation(entry.item), title, container]
    .flatMap((part) => (part ? plain(part) : []))
    .join('\n\n');
}
