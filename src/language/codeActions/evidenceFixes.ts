/** Fixes for evidence whose claim, source or study is not clear, and for claims whose name or rating cannot stay. */
import { decoded } from '../../core/decoded.js';
import { locatorPart } from '../../core/notes/citations/locator.js';
import { quartoPrefixes } from '../../core/notes/claims.js';
import { relations, type Relation } from '../../core/notes/relations.js';
import type { EvidenceItem, Note } from '../../core/notes/types.js';
import { nearest } from '../../core/nearest.js';
import { mentionsOf } from '../mentions.js';
import { citedHead } from '../writing/citation.js';
import { citekeyLine } from './citekeyLine.js';
import { freshId, insert, replace, type Broken, type Fix, type Fixer } from './fix.js';
import { splitOf } from './refactorings.js';

/** As many claims, papers or studies as can be looked through in a menu. */
const mostOffered = 3;

const itemOf = ({ note, problem }: Pick<Broken, 'note' | 'problem'>): EvidenceItem | undefined =>
  note.evidence.findLast(({ range }) => range.start <= problem.range.start && problem.range.end <= range.end);

const naming = (broken: Broken, ids: readonly string[]): Fix[] =>
  ids.slice(0, mostOffered).map((id) => ({
    title: `Name the claim: #${id}`,
    edits: insert(broken.problem.range.end, ` #${id}`),
  }));

/** The claims of the paragraph above. */
export const ambiguousClaim: Fixer = (broken) => {
  const item = itemOf(broken);
  const above = broken.note.claims.filter(
    ({ id, scope }) => id && item && scope && scope.start <= item.range.start && item.range.end <= scope.end,
  );
  return naming(
    broken,
    above.flatMap(({ id }) => id?.value ?? []),
  );
};

/** The claims that the note spoke of last, before the item. */
export const evidenceNoClaim: Fixer = (broken) => {
  const { base, note, problem } = broken;
  const named = [
    ...note.evidence.flatMap(({ relations: groups }) => groups.flatMap(({ refs }) => refs)),
    ...note.claims.flatMap(({ id }) => (id ? { id: id.value, range: id.range } : [])),
  ].filter(({ id, range }) => range.start < problem.range.start && base.claimById(id));
  named.sort((a, b) => b.range.start - a.range.start);
  return naming(broken, [...new Set(named.map(({ id }) => id))]);
};

/** The paper that the file is named after, and those that the note cited last. */
export const evidenceNoSource: Fixer = (broken) => {
  const { base, file, note, text, problem } = broken;
  const item = itemOf(broken);
  const fixes: Fix[] = [];
  const own = decoded(file.slice(file.lastIndexOf('/') + 1)).replace(/\.[^.]+$/, '');
  if (base.reference(own) && base.notesOf(own).length === 0) {
    const edits = citekeyLine(note, text, own);
    const title = `Say in the front matter that this note is about @${own}`;
    if (edits) fixes.push({ title, edits, preferred: true });
  }
  if (!item) return fixes;
  const cited = note.citations
    .filter(({ range }) => range.start < problem.range.start)
    .flatMap(({ items }) => items.map(({ citekey }) => citekey))
    .reverse();
  for (const citekey of [...new Set(cited)].slice(0, mostOffered)) {
    if (base.reference(citekey))
      fixes.push({ title: `Cite @${citekey}`, edits: [citedHead(text, item, citekey)] });
  }
  return fixes;
};

/** `study=…` on the span round the quote, for each study of the paper. */
export const whichStudy: Fixer = (broken) => {
  const { base, note, problem, text } = broken;
  const item = itemOf(broken);
  const source = item?.sources.find(({ range }) => range.start === problem.range.start);
  if (!item || !source) return [];
  return base
    .studiesOf(source.citekey)
    .flatMap(({ key }) => (key.includes('#') ? key.slice(key.lastIndexOf('#') + 1) : []))
    .flatMap((id) => {
      const edits = withAttributes(note, item, text, `study=${attributeValue(id)}`);
      return edits ? { title: `It is the study ${id}`, edits } : [];
    });
};

/** A value as Pandoc reads it back: in quotes where it has to be. */
const attributeValue = (value: string): string =>
  /^[\p{L}\p{N}\p{M}_.:/+-]+$/u.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;

/** `[@key]{n=5}: "…"` → `[@key]: ["…"]{n=5}`. */
export const citationHasAttributes: Fixer = (broken) => {
  const { note, problem, text, written } = broken;
  const braces = written.lastIndexOf('{');
  const item = itemOf(broken);
  if (braces < 0 || !item) return [];
  const attributes = written
    .slice(braces + 1)
    .replace(/\}\s*$/, '')
    .trim();
  const gone = { range: { start: problem.range.start + braces, end: problem.range.end }, newText: '' };
  if (attributes === '') return [{ title: 'Remove the braces', edits: [gone], preferred: true }];
  const put = withAttributes(note, item, text, attributes);
  return put ? [{ title: 'Put the attributes round the quote', edits: [gone, ...put], preferred: true }] : [];
};

/** Attributes added to the span round an item's quote, which is made where there is none; undefined without a quote in quotation marks. */
function withAttributes(
  note: Note,
  { quote }: EvidenceItem,
  text: string,
  attributes: string,
): Fix['edits'] | undefined {
  if (!quote || quote.range.end > note.length) return undefined;
  const close = quote.range.end + 1;
  if (!/["“„«]/.test(text.charAt(quote.range.start - 1))) return undefined;
  if (text.startsWith(']{', close)) return insert(close + 2, `${attributes} `);
  return [...insert(quote.range.start - 1, '['), ...insert(close, `]{${attributes}}`)];
}

export const quoteManySources: Fixer = (broken) => {
  const item = itemOf(broken);
  return item ? splitOf(broken.note, broken.text, item.headRange) : [];
};

/** `@key (p. 3)` → `@key [p. 3]`. */
export const misplacedLocator: Fixer = ({ text, problem: { range }, written }) =>
  text[range.start - 1] === '(' && text[range.end] === ')' && locatorPart(written)
    ? [
        {
          title: 'Write the locator in square brackets',
          edits: replace({ start: range.start - 1, end: range.end + 1 }, `[${written}]`),
          preferred: true,
        },
      ]
    : [];

/** Where no page is known since only the abstract was read. */
export const onlyAbstract: Fixer = (broken) => {
  const { note, text } = broken;
  const item = itemOf(broken);
  const [source, ...more] = item?.sources ?? [];
  if (!item || !source || more.length > 0 || source.locator) return [];
  const title = 'Say that only the abstract was read';
  if (source.implicit) return [{ title, edits: insert(item.headRange.end, ' (abstract)') }];
  const group = note.citations.find(
    ({ range, items }) =>
      items.length === 1 && range.start <= source.range.start && source.range.end <= range.end,
  );
  if (!group || group.items[0]?.suffix !== '' || text[group.range.end - 1] !== ']') return [];
  return [{ title, edits: insert(group.range.end - 1, ', abstract') }];
};

const changeRelation = (item: EvidenceItem, at: number, to: Relation): Fix[] => {
  const group = item.relations.findLast(({ range }) => range.start <= at);
  if (!group) return [];
  const isPassive = /\bby$/i.test(relations[group.relation].forms[1]) && group.refs.length === 0;
  const word = relations[to].forms[isPassive ? 1 : 0];
  return [{ title: `Change to “${word}”`, edits: replace(group.range, word) }];
};

/** The relation, or the direction in which the effect speaks. */
export const directionAgainstEffect: Fixer = (broken) => {
  const { problem, text } = broken;
  const item = itemOf(broken);
  const [group, ...more] = item?.relations ?? [];
  if (!item || !group) return [];
  const fixes: Fix[] =
    more.length > 0
      ? []
      : changeRelation(item, item.range.end, group.relation === 'supports' ? 'contradicts' : 'supports');
  const mark = text.indexOf('.effect', problem.range.start);
  const lineEnd = text.slice(problem.range.start).search(/[\r\n]|$/) + problem.range.start;
  if (mark >= 0 && mark < lineEnd)
    fixes.push({
      title: 'Less is what the claim says: add reverse=true',
      edits: insert(mark + '.effect'.length, ' reverse=true'),
    });
  return fixes;
};

/** An undercut of a claim, or another relation to evidence. */
export const wrongTarget: Fixer = (broken) => {
  const item = itemOf(broken);
  const at = broken.problem.range.start;
  const group = item?.relations.findLast(({ range }) => range.start <= at);
  if (!item || !group) return [];
  return changeRelation(item, at, group.relation === 'undercuts' ? 'contradicts' : 'undercuts');
};

export const badClaimValue: Fixer = ({ base, problem, written }) =>
  nearest(
    written,
    base.rubric.scale.map(({ id }) => id),
  ).map((level, position) => ({
    title: `Change to ${level}`,
    edits: replace(problem.range, level),
    preferred: position === 0,
  }));

/** Another name, wherever the claim is named. */
export const reservedId: Fixer = ({ base, file, note, problem }) => {
  const claim = note.claims.find(
    ({ id, range }) =>
      id &&
      quartoPrefixes.test(id.value) &&
      range.start <= problem.range.start &&
      problem.range.end <= range.end,
  );
  const old = claim?.id?.value;
  if (old === undefined) return [];
  const id = freshId(base, old.replace(quartoPrefixes, '').replace(/[-_:.]+/g, ' '));
  const places = mentionsOf(base, { kind: 'id', id: old, range: problem.range });
  return [
    {
      title: `Rename to #${id}, in every note`,
      edits: places.filter((place) => place.file === file).map(({ range }) => ({ range, newText: id })),
      elsewhere: places
        .filter((place) => place.file !== file)
        .map((place) => ({ file: place.file, range: place.range, newText: id })),
      preferred: true,
    },
  ];
};
