/** Queries over an evidence base: checked, run, and kept up with its updates. */
import type { Change, Claim, Evidence, FileName } from '../base/types.js';
import { compareText } from '../compareText.js';
import { problem, type Problem } from '../problem.js';
import { changedRows, type ChangesSince } from './changesSince.js';
import { columnsAsked, evaluate } from './evaluate/evaluate.js';
import type { Plan } from './evaluate/types.js';
import { understand } from './evaluate/understand.js';
import { columnsOfNames, homeOf, unknownNames, vocabularyCounts } from './names.js';
import { qualifierNamed } from './qualifiers/table.js';
import type { Qualifier, Space } from './qualifiers/types.js';
import type { QueryBase, RecordOf } from './qualifiers/facts.js';
import { createMemory, type Remembered } from './remembered.js';
import { createStore, type Store } from './store/store.js';
import { watched } from './store/watched.js';

/** What a query found, in the order of files and places; studies and references by key. */
export type Found = { [S in Space]: FoundIn<S> }[Space];

export interface FoundIn<S extends Space> {
  space: S;
  count: number;
  /** Put in order when they are first asked for. */
  readonly items: RecordOf[S][];
}

export interface Answer {
  /** Absent where the query has a mistake. */
  found?: Found;
  /** Mistakes as `bad-query`, each with its place in the query; names that nothing has as `query-finds-nothing`. */
  problems: Problem[];
}

export interface Queries {
  /** Takes over what an update of the base changed; the next query reads that anew. */
  changed(change: Change): void;
  /** Reads what was changed now rather than with the next query. */
  follow(): void;
  /** Reads what a query asks about, where that was not read before, until `mayGoOn` says no; whether all is read, so that it runs at once. */
  prepare(text: string, mayGoOn: () => boolean): boolean;
  /** The same for the values of a qualifier. */
  prepareValues(qualifier: string, space: Space, mayGoOn: () => boolean): boolean;
  /** Runs a query. `since` holds the host's answers to the `changed-since:` of the query, by what stands after the colon. */
  run(text: string, since?: ReadonlyMap<string, ChangesSince>): Answer;
  /** As `run`, for what is asked again and again: evaluated anew only where something changed that the evaluation had read. */
  runAgain(text: string, since?: ReadonlyMap<string, ChangesSince>): Answer;
  /** How many queries were evaluated so far. */
  evaluations(): number;
  /** What is wrong with a query, without running it. Names that nothing has are told where all is read that they are looked up in. */
  check(text: string, mayGoOn?: () => boolean): Problem[];
  /** What a query asks for; undefined where it has a mistake. */
  spaceOf(text: string): Space | undefined;
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
  /** Columns are of these: the base keeps them the same objects as long as they say the same. */
  const isAsBefore = (): boolean =>
    base.rubric === rubric &&
    (['facets', 'designs', 'outcomes'] as const).every((name) => base.config[name] === config[name]);
  let evaluations = 0;
  const memory = createMemory();

  const opened = (): Store => {
    // Facets, designs and scales are another's then.
    if (!store || !isAsBefore()) {
      ({ config, rubric } = base);
      store = createStore(base);
      memory.clear();
    }
    return store;
  };
  const current = (): Store => {
    const all = opened();
    all.refresh();
    return all;
  };

  const planOf = (text: string): { plan?: Plan; problems: Problem[] } =>
    understand(text, { config: base.config, rubric: base.rubric });

  /** `see` gives the store as the evaluation sees it; `after` is told of what does not depend on git. */
  const evaluated = (
    text: string,
    since: ReadonlyMap<string, ChangesSince> | undefined,
    see: () => Store,
    after?: (found: Omit<Remembered, 'isCurrent'>) => void,
  ): Answer => {
    const { plan, problems } = planOf(text);
    if (!plan) return { problems };
    const unanswered = plan.refs.flatMap(({ ref, range }) => {
      const answer = since?.get(ref) ?? {
        failure: 'what changed since is known in a git repository alone',
      };
      return 'failure' in answer ? [problem('bad-query', range, answer.failure)] : [];
    });
    if (unanswered.length > 0) return { problems: unanswered };
    evaluations += 1;
    const seen = see();
    const met = evaluate(plan.ask, plan.space, seen, (ref, space) => {
      const answer = since?.get(ref);
      return answer && 'files' in answer
        ? changedRows(answer, space, seen, lineStartsIn)
        : new Uint8Array(seen[space].records.length);
    });
    const found = {
      space: plan.space,
      rows: met.rows.slice(0, met.count),
      problems: unknownNames(plan, seen),
    };
    // Where text stands changes with every edit, and git is asked anew each time.
    if (plan.refs.length === 0) after?.(found);
    return { found: foundIn(seen, found.space, found.rows), problems: found.problems };
  };

  return {
    changed: (change) => store?.changed(change),
    follow: () => store?.refresh(),
    check(text, mayGoOn = () => true) {
      const { plan, problems } = planOf(text);
      if (!plan) return problems;
      const all = opened();
      return all.work(mayGoOn) && areMade(all, columnsOfNames(plan), mayGoOn) ? unknownNames(plan, all) : [];
    },
    spaceOf: (text) => planOf(text).plan?.space,
    prepare(text, mayGoOn) {
      const { plan } = planOf(text);
      if (!plan) return true;
      const all = opened();
      if (!all.work(mayGoOn)) return false;
      return areMade(all, [...columnsAsked(plan.ask, plan.space), ...columnsOfNames(plan)], mayGoOn);
    },
    prepareValues(name, space, mayGoOn) {
      const qualifier = qualifierNamed(name, base);
      const all = opened();
      return all.work(mayGoOn) && (!qualifier || all[homeOf(qualifier, space)].make(qualifier, mayGoOn));
    },
    refsIn: (text) => (planOf(text).plan?.refs ?? []).map(({ ref }) => ref),
    values(name, space) {
      const qualifier = qualifierNamed(name, base);
      return qualifier ? vocabularyCounts(current()[homeOf(qualifier, space)].column(qualifier)) : new Map();
    },
    run: (text, since) => evaluated(text, since, current),
    runAgain(text, since) {
      const all = current();
      const known = memory.get(text);
      if (known) return { found: foundIn(all, known.space, known.rows), problems: known.problems };
      const watching = watched(all);
      return evaluated(
        text,
        since,
        () => watching.store,
        (found) => memory.set(text, { ...found, isCurrent: watching.done() }),
      );
    },
    evaluations: () => evaluations,
  };
}

const areMade = (
  store: Store,
  columns: readonly { space: Space; qualifier: Qualifier }[],
  mayGoOn: () => boolean,
): boolean => columns.every(({ space, qualifier }) => store[space].make(qualifier, mayGoOn));

const lineStartsOf =
  (base: QueryBase) =>
  (file: FileName): readonly number[] =>
    (base.note(file) ?? base.bibliography(file))?.lineStarts ?? [0];

function foundIn(store: Store, space: Space, rows: Int32Array): Found {
  const count = rows.length;
  const of = <S extends Space>(
    name: S,
    records: readonly (RecordOf[S] | undefined)[],
    compare: (a: RecordOf[S], b: RecordOf[S]) => number,
  ): FoundIn<S> => {
    let items: RecordOf[S][] | undefined;
    return {
      space: name,
      count,
      get items() {
        return (items ??= inOrder(
          Array.from(rows).flatMap((row) => records[row] ?? []),
          compare,
        ));
      },
    };
  };
  const byPlace = (a: Claim | Evidence, b: Claim | Evidence): number =>
    a.file === b.file ? a.range.start - b.range.start : compareText(a.file, b.file);
  switch (space) {
    case 'claims':
      return of(space, store.claims.records, byPlace);
    case 'evidence':
      return of(space, store.evidence.records, byPlace);
    case 'studies':
      return of(space, store.studies.records, (a, b) => compareText(a.key, b.key));
    case 'references':
      return of(space, store.references.records, (a, b) => compareText(a.citekey, b.citekey));
  }
}

/** Most are in order as they come: rows are given out so. */
function inOrder<Item>(items: Item[], compare: (a: Item, b: Item) => number): Item[] {
  return items.every((item, index) => index === 0 || compare(items[index - 1] as Item, item) <= 0)
    ? items
    : items.sort(compare);
}
