import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Acts } from './Detail.js';
import { placesOf } from './groups.js';
import type { Row } from './groups.js';
import { followed } from './model.js';
import type { Dispatch, Model } from './model.js';
import { disclosedIn } from './disclosed.js';
import { Claim, idOf, Topic } from './Rows.js';
import { useTreeKeys } from './treeKeys.js';
import { useView } from './useView.js';
import { pieces, rowsInView } from './windowing.js';

interface ListProps extends Acts {
  model: Model;
  rows: readonly Row[];
  /** The row that has the tab stop. */
  active: string | null;
  dispatch: Dispatch;
  /** Stands above the tree and stays there: counts and the axis. */
  head: ComponentChildren;
}

/** The tree of topics and claims. Only rows near the view are drawn, and those with the focus or at the cursor. */
export function List({ model, rows, active, dispatch, head, open, run, show }: ListProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const [measured, drawnHeights] = useMeasured(scroller, rows);
  const view = useView(scroller, {
    place: model.kept.place,
    isAsked: model.goal !== null,
    topOf: (key) => {
      const index = rows.findIndex((row) => row.key === key);
      return index < 0 ? undefined : measured.slice(0, index).reduce((sum, height) => sum + height, 0);
    },
    isWhole: () =>
      model.status?.state === 'ready' &&
      rows.every(
        (row) => row.kind === 'topic' || !row.open || model.details.get(row.claim.key) !== undefined,
      ),
    scrolled: (place) => dispatch({ kind: 'scrolled', place }),
  });
  const at = followed(model);
  const places = useMemo(
    () => new Set(at?.claim ? placesOf(rows, at.claim).map(({ key }) => key) : []),
    [rows, at?.claim],
  );
  const onKeyDown = useTreeKeys(rows, dispatch, open);
  useFocusKept(tree, active);
  useGoal(model);

  const { first, last } = rowsInView(measured, view);
  const drawn = (index: number): boolean => {
    const key = rows[index]?.key;
    return (index >= first && index <= last) || key === active || key === model.goal?.key;
  };
  const rowAt = (index: number): VNode | null => {
    const row = rows[index];
    if (!row) return null;
    const current = places.has(row.key);
    const toggle = (): void => dispatch({ kind: 'toggle', row, open: !row.open });
    return (
      <div key={row.key} role="none" class={`block ${row.kind}-block`} ref={drawnHeights(row.key)}>
        {row.kind === 'topic' ? (
          <Topic row={row} active={row.key === active} current={current} toggle={toggle} />
        ) : (
          <Claim
            row={row}
            active={row.key === active}
            at={current ? at : null}
            detail={model.details.get(row.claim.key)}
            toggle={toggle}
            open={open}
            run={run}
            show={show}
            disclosed={disclosedIn(model, row.key, dispatch)}
            answers={model.whatIfs}
          />
        )}
      </div>
    );
  };

  return (
    <div class="scroller" ref={scroller}>
      {head}
      <div
        ref={tree}
        class="tree"
        role="tree"
        aria-label="Claims"
        onKeyDown={onKeyDown}
        onFocusIn={(event) => {
          const key = keyOf(event.target);
          if (key !== null) dispatch({ kind: 'activate', key });
        }}
      >
        {sectionsOf(rows).map(([from, to]) => (
          <div key={rows[from]?.key} role="none" class="section">
            {pieces(measured, [from, to], (index) => index === from || drawn(index)).map((piece) =>
              piece.kind === 'row' ? (
                rowAt(piece.index)
              ) : (
                <div
                  key={`room ${piece.before - from}`}
                  role="none"
                  class="room"
                  style={{ height: piece.height }}
                />
              ),
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Each topic with its claims, from its head to before the next; in a list without topics, everything. */
function sectionsOf(rows: readonly Row[]): [from: number, to: number][] {
  const heads = rows.flatMap((row, index) => (row.kind === 'topic' ? [index] : []));
  if (heads.length === 0) return rows.length === 0 ? [] : [[0, rows.length]];
  return heads.map((from, n) => [from, heads[n + 1] ?? rows.length]);
}

/** The key of the row that an element is in, or whose opened content it is in. */
function keyOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest('.block')?.querySelector('[data-key]');
  return row?.getAttribute('data-key') ?? null;
}

type Keep = (key: string) => (element: HTMLElement | null) => void;

/** Heights of all rows: as measured when last drawn at this width, else estimated. */
function useMeasured(scroller: { current: HTMLElement | null }, rows: readonly Row[]): [number[], Keep] {
  const heights = useRef(new Map<string, number>());
  const elements = useRef(new Map<string, HTMLElement>());
  const width = useRef(0);
  useLayoutEffect(() => {
    const now = scroller.current?.clientWidth ?? 0;
    if (now !== width.current) heights.current.clear();
    width.current = now;
    for (const [key, element] of elements.current) {
      heights.current.set(key, element.getBoundingClientRect().height);
    }
  });
  const keep: Keep = (key) => (element) => {
    if (element) elements.current.set(key, element);
    else elements.current.delete(key);
  };
  return [rows.map((row) => heights.current.get(row.key) ?? estimate(row, width.current)), keep];
}

/** Rows of one and of two lines; a claim's text has about 6.4 px a letter. */
function estimate(row: Row, width: number): number {
  if (row.kind === 'topic') return 28;
  return row.claim.text.length * 6.4 < width - 24 ? 48 : 66;
}

/** Where the row with the focus goes away, by an edit say, the focus goes to the row that now has the tab stop. */
function useFocusKept(tree: { current: HTMLElement | null }, active: string | null): void {
  const had = tree.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (had && document.activeElement === document.body && active !== null) {
      document.getElementById(idOf(active))?.focus({ preventScroll: true });
    }
  });
}

/** Brings the model's goal into view, once. */
function useGoal({ goal }: Model): void {
  useLayoutEffect(() => {
    const element = goal && document.getElementById(idOf(goal.key));
    if (!element) return;
    if (goal.focus) element.focus({ preventScroll: true });
    element.scrollIntoView({ block: goal.top ? 'start' : 'nearest' });
  }, [goal]);
}
