/** The front matter of a note: whose note it is, what was studied, which bibliography holds. */
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { readYaml, type YamlMistake } from '../../yaml.js';
import type { Note, StudyFacts } from '../types.js';
import { parsedYaml } from './parsedYaml.js';
import { plainYaml } from './plainYaml.js';
import { readStudy } from './readStudy.js';
import type { YamlEntry, YamlNode } from './tree.js';
import { placeOf, writtenList, writtenScalar } from './yamlValues.js';

export interface FrontMatter extends Pick<
  Note,
  'citekey' | 'title' | 'studies' | 'bibliography' | 'problems'
> {
  /** Where the note's own text starts. */
  end: number;
}

/** Front matter that is longer is not read. UTF-16 units. */
export const longestFrontMatter = 100_000;

const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:[\r\n]|$))/;
const closing = /^(?:---|\.\.\.)[ \t]*$/gm;

/** What stands between the lines that open and close the front matter, and where the closing one ends; undefined where there is none. */
export function frontMatterRange(text: string): { range: Range; end: number } | undefined {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  closing.lastIndex = start;
  const closed = closing.exec(text);
  return closed ? { range: { start, end: closed.index }, end: closed.index + closed[0].length } : undefined;
}

/** Reads the front matter of a note. What can be read of a broken one is read; a note without one has empty facts. */
export function readFrontMatter(text: string): FrontMatter {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const facts: FrontMatter = { studies: [], bibliography: [], problems: [], end: start };
  const found = frontMatterRange(text);
  if (!found) return facts;
  facts.end = found.end;
  const { range } = found;
  if (range.end - range.start > longestFrontMatter) {
    const message = `front matter longer than ${longestFrontMatter.toLocaleString('en')} characters is not read`;
    facts.problems.push(problem('bad-front-matter', { start, end: start + 3 }, message));
    return facts;
  }
  if (range.end - range.start > longestLine && hasLongLine(text.slice(range.start, range.end))) {
    const message = `front matter with a line of more than ${longestLine.toLocaleString('en')} characters is not read`;
    facts.problems.push(problem('bad-front-matter', { start, end: start + 3 }, message));
    return facts;
  }
  if (isTooDeep(text, range)) {
    const message = `front matter with more than ${deepestFlow} brackets in each other is not read`;
    facts.problems.push(problem('bad-front-matter', { start, end: start + 3 }, message));
    return facts;
  }
  return readHead(text, range, facts);
}

/** On a longer line a slip may take the parser the square of its length. UTF-16 units. */
const longestLine = 10_000;

const hasLongLine = (text: string): boolean =>
  text.split(/[\r\n]/).some(({ length }) => length > longestLine);

/** Lists and mappings in brackets, one in the other: the parser takes the square of them. */
const deepestFlow = 100;

function isTooDeep(text: string, { start, end }: Range): boolean {
  let depth = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 91 || unit === 123) {
      if (++depth > deepestFlow) return true;
    } else if ((unit === 93 || unit === 125) && depth > 0) depth--;
  }
  return false;
}

function readHead(text: string, { start, end }: Range, facts: FrontMatter): FrontMatter {
  const plain = plainYaml(text.slice(start, end), start);
  if (plain) {
    readMapping(plain, facts);
    return facts;
  }
  const { document, mistakes } = readYaml(text.slice(start, end));
  const wrong = mistakes.find((mistake) => !isBareKey(mistake, text, start));
  readMapping(parsedYaml(document, start), facts);
  // One mistake, one problem: what a broken document seems to hold is no ground for others.
  if (wrong) facts.problems = [yamlProblem(wrong, start, end)];
  return facts;
}

function readMapping(contents: YamlNode | undefined, facts: FrontMatter): void {
  if (contents?.kind !== 'map') {
    if (contents) {
      const message = 'front matter is a list of `name: value` lines';
      facts.problems.push(problem('bad-front-matter', placeOf(contents), message));
    }
    return;
  }
  let one: YamlEntry | undefined;
  let several: YamlEntry | undefined;
  for (const entry of contents.entries) {
    const { name, node } = entry;
    if (name === 'citekey') {
      const citekey = writtenScalar(node);
      if (citekey) facts.citekey = withoutAt(citekey);
    } else if (name === 'title') {
      const title = writtenScalar(node);
      if (title) facts.title = title.value;
    } else if (name === 'bibliography') facts.bibliography = writtenList(node);
    else if (name === 'study') one = entry;
    else if (name === 'studies') several = entry;
  }
  if (one) readOne(one, facts);
  if (several) readSeveral(several, facts);
  const written = one ?? several;
  if (written && facts.studies.length > 0 && !facts.citekey) {
    const message = 'say whose study this is: add `citekey:` with the key of its paper';
    facts.problems.push(problem('bad-study-value', written.key, message));
  }
}

function readOne({ key, node }: YamlEntry, facts: FrontMatter): void {
  const study = readStudy(node, wholeOf(key, node), facts.problems);
  if (study) facts.studies.push(study);
  else if (facts.citekey)
    facts.problems.push(
      problem('bad-study-value', key, 'describe the study in lines below: `design:`, `n:` …'),
    );
}

function readSeveral({ key, node }: YamlEntry, facts: FrontMatter): void {
  const studies: StudyFacts[] = [];
  const words: YamlNode[] = [];
  for (const item of node?.kind === 'list' ? node.items : []) {
    if (!item || (item.kind === 'scalar' && item.value === null)) continue;
    const study = readStudy(item, placeOf(item), facts.problems);
    if (!study) words.push(item);
    else {
      studies.push(study);
      if (study.id === undefined)
        facts.problems.push(
          problem('bad-study-value', firstName(item), 'each of several studies needs an `id:`'),
        );
    }
  }
  facts.studies.push(...studies);
  // Without a citation key it may be a list of something else.
  if (!facts.citekey) return;
  if (studies.length === 0)
    facts.problems.push(problem('bad-study-value', key, '`studies:` is a list, each with an `id:`'));
  else
    for (const word of words) {
      const message = 'describe each study in lines below its `id:`: `design:`, `n:` …';
      facts.problems.push(problem('bad-study-value', placeOf(word), message));
    }
}

const wholeOf = (key: Range, node: YamlNode | undefined): Range => ({
  start: key.start,
  end: Math.max(key.end, node?.end ?? 0),
});

/** The first name of a mapping: a place to point at. */
const firstName = (node: YamlNode): Range =>
  (node.kind === 'map' ? node.entries[0]?.key : undefined) ?? placeOf(node);

/** `citekey: @smith2020`: YAML keeps `@` for itself, people do not. */
const isBareKey = (error: YamlMistake, text: string, offset: number): boolean =>
  error.code === 'BAD_SCALAR_START' && text[offset + error.pos[0]] === '@';

function withoutAt({ value, range }: { value: string; range: Range }): { value: string; range: Range } {
  return value.startsWith('@')
    ? { value: value.slice(1), range: { ...range, start: range.start + 1 } }
    : { value, range };
}

/** What to do about the slips that are common; the parser's own words for the others. */
const advice: Partial<Record<YamlMistake['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'put quotes round a value that contains a colon',
  MULTILINE_IMPLICIT_KEY: 'write `name: value` on each line',
  DUPLICATE_KEY: 'this name is written twice',
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  BAD_INDENT: 'indent this line like its neighbours',
  BAD_SCALAR_START: 'put quotes round a value that starts with this character',
};

function yamlProblem(error: YamlMistake, offset: number, end: number): Problem {
  const range = {
    start: offset + error.pos[0],
    end: Math.min(end, offset + Math.max(error.pos[1], error.pos[0] + 1)),
  };
  const told = advice[error.code] ?? error.message.replace(/[.\s]+$/, '');
  return problem(
    'bad-front-matter',
    { start: Math.min(range.start, range.end), end: range.end },
    `not valid YAML: ${told}`,
  );
}
