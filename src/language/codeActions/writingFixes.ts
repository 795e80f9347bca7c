/** Fixes for what is written a little wrong: blank lines, fences, colons, quotes, attributes, missing ids. */
import { endOfLine, startOfLine } from '../lines.js';
import { freshId, insert, newlineOf, replace, type Fixer } from './fix.js';

/** Before a line, as deep as it stands in quotes. */
export const blankLineBefore: Fixer = ({ text, problem }) => {
  const at = startOfLine(text, problem.range.start);
  const quoted = /^(?:[ ]{0,3}>[ ]?)+/.exec(text.slice(at, at + 200))?.[0].trimEnd() ?? '';
  return [
    {
      title: 'Insert a blank line',
      edits: insert(at, `${quoted}${newlineOf(text)}`),
      preferred: true,
    },
  ];
};

export const closeFence: Fixer = ({ text, problem, written }) => {
  const newline = newlineOf(text);
  const gap = text.endsWith(newline) ? newline : newline + newline;
  const colons = /^:+/.exec(written)?.[0] ?? ':::';
  return [
    {
      title: 'Close the block at the end of the note',
      edits: insert(text.length, `${gap}${colons}${newline}`),
      preferred: true,
    },
    { title: 'Remove the fence', edits: replace({ start: problem.range.start, end: problem.range.end }, '') },
  ];
};

export const removeFence: Fixer = ({ problem }) => [
  { title: 'Remove the fence', edits: replace(problem.range, ''), preferred: true },
];

/** `:::claim{#id}`, `:::{claim}` and the like. */
export const convertDirective: Fixer = ({ problem, written }) => {
  const colons = /^:+/.exec(written)?.[0] ?? ':::';
  const inside = /\{([^{}]*)\}/.exec(written)?.[1] ?? '';
  const parts = inside.split(/\s+/).filter((part) => part !== '' && part !== 'claim' && part !== '.claim');
  const newText = `${colons} {${['.claim', ...parts].join(' ')}}`;
  return [{ title: `Change to ${newText}`, edits: replace(problem.range, newText), preferred: true }];
};

/** After the head, where the body begins. */
export const addColon: Fixer = ({ problem }) => [
  { title: 'Insert the colon', edits: insert(problem.range.end, ':'), preferred: true },
];

const closing: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»' };

export const closeQuote: Fixer = ({ problem, written }) => [
  {
    title: 'Close the quotation',
    edits: insert(problem.range.end, closing[written.charAt(0)] ?? '"'),
    preferred: true,
  },
];

/** `topic=two words` becomes `topic="two words"`. */
export const quoteValues: Fixer = ({ problem, written }) => {
  const quoted = written.replace(
    /(=)([^\s"'{}=#.][^\s"'{}=]*(?:[ \t]+(?![^\s"'{}=]*=)[^\s"'{}=#.][^\s"'{}=]*)+)(?=[\s}])/g,
    '$1"$2"',
  );
  return quoted === written
    ? []
    : [{ title: 'Put the value in quotes', edits: replace(problem.range, quoted), preferred: true }];
};

/** An id from the words of the claim. */
export const nameClaim: Fixer = ({ base, note, text, problem }) => {
  const claim = note.claims.find(
    ({ id, range }) => !id && range.start <= problem.range.start && problem.range.end <= range.end,
  );
  if (!claim) return [];
  const id = freshId(base, claim.text);
  const end = Math.min(
    claim.range.end,
    claim.form === 'span' ? claim.range.end : endOfLine(text, problem.range.start),
  );
  const first = text.slice(problem.range.start, end);
  const marked = first.lastIndexOf('.claim');
  const edits =
    marked >= 0
      ? insert(problem.range.start + marked + '.claim'.length, ` #${id}`)
      : insert(problem.range.start + first.trimEnd().length, ` {#${id}}`);
  return [{ title: `Name the claim #${id}`, edits, preferred: true }];
};

/** Another id for this one of two; what refers to it goes on meaning the other. */
export const renameDuplicate: Fixer = ({ base, problem, written }) => {
  let number = 2;
  while (base.claimById(`${written}-${number}`) || base.evidenceById(`${written}-${number}`)) number += 1;
  return [
    {
      title: `Rename this one to #${written}-${number}`,
      edits: replace(problem.range, `${written}-${number}`),
    },
  ];
};

export const giveReason: Fixer = ({ text, problem }) => {
  const after = /^["']/.test(text.slice(problem.range.end)) ? problem.range.end + 1 : problem.range.end;
  return [{ title: 'Add because="…"', edits: insert(after, ' because="…"'), preferred: true }];
};

/** `- supports smith2019: …` where the bibliography has such a key. */
export const citeBareKey: Fixer = ({ base, text, problem }) => {
  const rest = text.slice(problem.range.end, endOfLine(text, problem.range.end));
  const [lead = '', key] = /^([*_ \t]+)@?([^\s:;,[\]()]+)/.exec(rest)?.slice(0, 3).slice(1) ?? [];
  if (key === undefined || !base.reference(key)) return [];
  const start = problem.range.end + lead.length;
  return [
    {
      title: `Cite as [@${key}]`,
      edits: replace({ start, end: start + key.length }, `[@${key}]`),
      preferred: true,
    },
  ];
};
