/**
 * Reads YAML in the time of its length, whatever is wrong with it. The parser alone compares each name with all before it, and finds out
 * for each slip where in the program its error was made.
 */
import { isScalar, parseDocument, visit, type Document, type YAMLError } from 'yaml';

/** What is wrong; `pos`: from where to where in the text. */
export type YamlMistake = Pick<YAMLError, 'code' | 'message' | 'pos'>;

export interface ReadYaml {
  document: Document;
  /** In the order in which the parser came to them. */
  mistakes: YamlMistake[];
}

/** Anchors that unfold without end, merge keys and custom tags have no business in notes and bibliographies: the core schema knows none. */
export function readYaml(text: string): ReadYaml {
  const document = withoutStackTraces(() =>
    parseDocument(text, { prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false }),
  );
  return { document, mistakes: merged(document.errors, namesWrittenTwice(document)) };
}

/** Two lists of mistakes as one: those of the second, by place, each before those of the first that stand after it. */
function merged(one: readonly YamlMistake[], other: readonly YamlMistake[]): YamlMistake[] {
  const both: YamlMistake[] = [];
  let taken = 0;
  for (const mistake of one) {
    for (let next = other[taken]; next && next.pos[0] < mistake.pos[0]; next = other[++taken])
      both.push(next);
    both.push(mistake);
  }
  return [...both, ...other.slice(taken)];
}

function withoutStackTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Names that stand twice in one mapping, as the parser would tell of them. */
function namesWrittenTwice(document: Document): YamlMistake[] {
  const mistakes: YamlMistake[] = [];
  visit(document, {
    Map(_, { items }) {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        const [start, end] = key.range;
        if (names.has(key.value))
          mistakes.push({ code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [start, end] });
        names.add(key.value);
      }
    },
  });
  return mistakes;
}
