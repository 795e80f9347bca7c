/**
 * A store that writes down what is read of it. Evaluating a query depends on nothing else, so that its rows are still right as long as
 * nothing of that has changed.
 */
import type { Rows } from './space.js';
import type { Store } from './store.js';

export interface Watched {
  store: Store;
  /** To be called when it was read: tells from then on whether all of that is as it was. */
  done(): () => boolean;
}

export function watched(store: Store): Watched {
  const read = new Map<string, () => number>();

  const rowsOf = <Record>(name: string, rows: Rows<Record>): Rows<Record> => {
    const readRows = (): void => void read.set(name, () => rows.changedAt);
    return {
      ...rows,
      get records() {
        readRows();
        return rows.records;
      },
      get live() {
        readRows();
        return rows.live;
      },
      list() {
        readRows();
        return rows.list();
      },
      column(qualifier) {
        read.set(`${name} ${qualifier.name}`, () => rows.column(qualifier).changedAt);
        return rows.column(qualifier);
      },
    };
  };
  const links = (): void => void read.set('links', () => store.linksChangedAt);
  const seen: Store = {
    ...store,
    claims: rowsOf('claims', store.claims),
    evidence: rowsOf('evidence', store.evidence),
    studies: rowsOf('studies', store.studies),
    references: rowsOf('references', store.references),
    get claimOf() {
      links();
      return store.claimOf;
    },
    get studyOf() {
      links();
      return store.studyOf;
    },
    get referenceOf() {
      links();
      return store.referenceOf;
    },
    get paperOf() {
      links();
      return store.paperOf;
    },
  };
  return {
    store: seen,
    done() {
      const then = store.now();
      return () => [...read.values()].every((changedAt) => changedAt() <= then);
    },
  };
}
