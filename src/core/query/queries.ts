/** Queries over an evidence base: checked, run, and kept up with its updates. */
import type { Change, Claim, Evidence, FileName, Reference, Study } from '../base/types.js';
import { compareText } from '../compareText.js';
import { problem, type Problem } from '../problem.js';
import { changedRows, type ChangesSince } from './changesSince.js';
import { evaluate } from './evaluate/evaluate.js';
import type { Plan } from './evaluate/types.js';
import { understand } from './evaluate/understand.js';
import { homeOf, unknownNames, vocabularyCounts } from './names.js';
import { qualifierNamed } from './qualifiers/table.js';
import type { Space } from './qualifiers/types.js';
import type { QueryBase } from './qualifiers/facts.js';
import { createStore, type Store } from './store/store.js';

/** What a query found, in the order of files and places; studies and references by key. */
export type Found =
  | { space: 'claims'; items: Claim[] }
  | { space: 'evidence'; items: Evidence[] }
  | { space: 'studies'; items: Study[] }
  | { space: 'references'; items: Reference[] };

export interface Answer {
  /** Absent where the query has a mistake. */
  found?: Found;
  /** Mistakes as `bad-query`, each with its place in the query; names that nothing has as `query-finds-nothing`. */
  problems: Problem[];
}

export interface Queries {
  /** Takes over what an update of the base changed; the next query reads that anew. */
  changed(change: Change): void;
  /** Runs a query. `since` holds the host's answers to the `changed-since:` of the query, by what stands after the colon. */
  run(text: string, since?: ReadonlyMap<string, ChangesSince>): Answer;
  /** What is wrong with a query, without running it. */
  check(text: string): Problem[];
  /** The commits, branches and tags that a query asks the changes since. */
  refsIn(text: string): string[];
  /** The values that a qualifier may be given in a query over a space, with how many things have each: the commonest first. */
  values(qualifier: string, space: Space): Map<string, number>;
}

/** `lineStartsIn` gives the line starts of any file of the base. */
export function createQueries(
  base: QueryBase,
  lineStartsIn: (file: FileName) => readonly number[] = lineStartsOf(base),
): Queries {
  let store: Store | undefined;
  let { config, rubric } = base;

  const current = (): Store => {
    // Facets, designs and scales are another's then.
    if (!store || base.config !== config || base.rubric !== rubric) {
      ({ config, rubric } = base);
      store = createStore(base);
    }
    store.refresh();
    return store;
  };

  const planOf = (text: string): { plan?: Plan; problems: Problem[] } =>
    understand(text, { config: base.config, rubric: base.rubric });

  return {
    changed: (change) => store?.changed(change),
    check(text) {
      const { plan, problems } = planOf(text);
      return plan ? unknownNames(plan, current()) : problems;
    },
    refsIn: (text) => (planOf(text).plan?.refs ?? []).map(({ ref }) => ref),
    values(name, space) {
      const qualifier = qualifierNamed(name, base);
      return qualifier ? vocabularyCounts(current()[homeOf(qualifier, space)].column(qualifier)) : new Map();
    },
    run(text, since) {
      const { plan, problems } = planOf(text);
      if (!plan) return { problems };
      const unanswered = plan.refs.flatMap(({ ref, range }) => {
        const answer = since?.get(ref) ?? {
          failure: 'what changed since is known in a git repository alone',
        };
        return 'failure' in answer ? [problem('bad-query', range, answer.failure)] : [];
      });
      if (unanswered.length > 0) return { problems: unanswered };
      const rows = current();
      const mask = evaluate(plan.ask, plan.space, rows, (ref, space) => {
        const answer = since?.get(ref);
        return answer && 'files' in answer
          ? changedRows(answer, space, rows, lineStartsIn)
          : new Uint8Array(rows[space].records.length);
      });
      return { found: foundIn(rows, plan.space, mask), problems: unknownNames(plan, rows) };
    },
  };
}

const lineStartsOf =
  (base: QueryBase) =>
  (file: FileName): readonly number[] =>
    (base.note(file) ?? base.bibliography(file))?.lineStarts ?? [0];

function foundIn(store: Store, space: Space, mask: Uint8Array): Found {
  const chosen = <Record>(records: readonly (Record | undefined)[]): Record[] => {
    const found: Record[] = [];
    for (let row = 0; row < mask.length; row++) {
      const record = mask[row] === 1 ? records[row] : undefined;
      if (record) found.push(record);
    }
    return found;
  };
  const byPlace = (a: Claim | Evidence, b: Claim | Evidence): number =>
    a.file === b.file ? a.range.start - b.range.start : compareText(a.file, b.file);
  switch (space) {
    case 'claims':
      return { space, items: chosen(store.claims.records).sort(byPlace) };
    case 'evidence':
      return { space, items: chosen(store.evidence.records).sort(byPlace) };
    case 'studies':
      return { space, items: chosen(store.studies.records).sort((a, b) => compareText(a.key, b.key)) };
    case 'references':
      return {
        space,
        items: chosen(store.references.records).sort((a, b) => compareText(a.citekey, b.citekey)),
      };
  }
}
