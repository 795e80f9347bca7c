/** Fixes for what front matter says of studies, and for values that passages of one study say differently. */
import type { Claim, Evidence } from '../../core/base/types.js';
import { decoded } from '../../core/decoded.js';
import { frontMatterRange } from '../../core/notes/frontMatter/readFrontMatter.js';
import type { AttributeValue } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import { differingWords } from '../../core/rating/index.js';
import { endOfLine, startOfLine } from '../lines.js';
import { yamlScalar } from '../yaml.js';
import { replace, type Broken, type Fix, type Fixer } from './fix.js';

/** The lines of a value in block form, from its key: those behind it that are indented or items of its list. */
function blockOf(text: string, at: number): Range {
  const start = startOfLine(text, at);
  let end = nextLine(text, start);
  while (end < text.length && /^(?:[ \t]+\S|-[ \t]|[ \t]*[\r\n])/.test(text.slice(end, end + 200)))
    end = nextLine(text, end);
  return { start, end };
}

function nextLine(text: string, at: number): number {
  const end = endOfLine(text, at);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(text.length, end + 1);
}

/** The description of this note goes, that of the other stays. */
export const duplicateStudy: Fixer = ({ text, problem }) => {
  const head = frontMatterRange(text)?.range;
  const [other] = problem.related ?? [];
  if (!head || !other) return [];
  const key = /^(?:study|studies)[ \t]*:/m.exec(text.slice(head.start, head.end));
  if (!key) return [];
  const block = blockOf(text, head.start + key.index);
  const kept = decoded(other.file.slice(other.file.lastIndexOf('/') + 1));
  return [
    {
      title: `Remove this description, and keep that of ${kept}`,
      edits: replace({ start: block.start, end: Math.min(block.end, head.end) }, ''),
    },
  ];
};

/** One of the reviews that lead back is taken out of the list. */
export const cyclicReview: Fixer = ({ base, note, problem, written }) => {
  const own = note.citekey?.value;
  const facts = note.studies.find(({ ranges }) => ranges.includes?.start === problem.range.start);
  if (own === undefined || !facts) return [];
  return facts.includes
    .filter((key) => key === own || leadsTo(key, own))
    .flatMap((key): Fix[] => {
      const name = String.raw`["']?@?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?`;
      const left = written.startsWith('[')
        ? written
            .replace(new RegExp(String.raw`(?<=[\[,])[ \t]*${name}[ \t]*,[ \t]*`), '')
            .replace(new RegExp(String.raw`,?[ \t]*(?<=[\[, \t])${name}[ \t]*(?=\])`), '')
        : written
            .replace(new RegExp(String.raw`^-[ \t]+${name}[ \t]*(?:(?:\r\n|\r|\n)[ \t]*|$)`), '')
            .replace(new RegExp(String.raw`(?:\r\n|\r|\n)[ \t]*-[ \t]+${name}[ \t]*(?=[\r\n]|$)`), '');
      if (left === written) return [];
      return [
        {
          title: `Take ${key} out of what this review includes`,
          edits: replace(problem.range, left.trim() === '' ? '[]' : left),
        },
      ];
    });

  function leadsTo(from: string, to: string): boolean {
    const seen = new Set<string>();
    const waiting = [from];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (key === to) return true;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const study of base.studiesOf(key)) waiting.push(...study.includes);
    }
    return false;
  }
};

/** What YAML takes for something else goes into quotes; tabs become spaces. */
export const badFrontMatter: Fixer = ({ text, problem }) => {
  const start = startOfLine(text, problem.range.start);
  const end = endOfLine(text, start);
  const line = text.slice(start, end);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (indent.includes('\t'))
    return [
      {
        title: 'Indent with spaces',
        edits: replace({ start, end: start + indent.length }, indent.replaceAll('\t', '  ')),
        preferred: true,
      },
    ];
  const [, name = '', value = ''] =
    /^([ \t]*(?:-[ \t]+)?[\p{L}\p{N}_-]+:[ \t]+)(\S.*?)[ \t]*$/u.exec(line) ?? [];
  const isOdd = /^[@`%&*!|>]|:[ \t]|:$/.test(value) && !/^["'[{]/.test(value);
  if (!isOdd) return [];
  const from = start + name.length;
  return [
    {
      title: 'Put the value in quotes',
      edits: replace({ start: from, end: from + value.length }, yamlScalar(value)),
      preferred: true,
    },
  ];
};

/** Each value that a passage gives, at all passages of the study for the claim that give one. */
export const overridesDiffer: Fixer = (broken) => {
  const { base, file, problem } = broken;
  const claim: Claim | undefined = base
    .claimsIn(file)
    .find(({ textRange }) => textRange.start === problem.range.start);
  const differing = claim && base.rating(claim.key)?.differing;
  const told = differing?.find(({ study, facts }) => differingWords(study, facts) === problem.message);
  if (!claim || !told) return [];
  const pieces = base
    .evidenceOf(claim.key)
    .filter(({ study, relation }) => study === told.study && relation !== 'mentions');
  return told.facts.flatMap((fact) => (fact === 'effect' ? [] : sameValue(broken, pieces, fact)));
};

function sameValue({ base, file }: Broken, pieces: readonly Evidence[], fact: string): Fix[] {
  const places = pieces.flatMap((piece): { file: string; written: AttributeValue }[] => {
    const item = base.note(piece.file)?.evidence.find(({ range }) => range.start === piece.range.start);
    const written = item?.attributes[fact];
    return written ? [{ file: piece.file, written }] : [];
  });
  // A passage that says nothing of it has the value of the study, which no edit of the others changes.
  if (places.length < pieces.length) return [];
  const values = [...new Set(places.map(({ written }) => written.value))];
  return values.slice(0, 3).map((value) => {
    const edits = places
      .filter(({ written }) => written.value !== value)
      .map((place) => ({ file: place.file, range: place.written.range, newText: value }));
    return {
      title: `Write ${fact}=${value} at every passage`,
      edits: edits.filter((edit) => edit.file === file),
      elsewhere: edits.filter((edit) => edit.file !== file),
    };
  });
}
