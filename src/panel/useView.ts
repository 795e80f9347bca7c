import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { distanceTo, placeIn, type Place } from './place.js';
import type { View } from './windowing.js';

/** How coarsely scrolling is noticed: less than the rows drawn beyond the view. */
const grain = 64;

/** More corrections than this are none. */
const mostTries = 100;

export interface Remembered {
  place: Place | null;
  /** Whether a row is asked for, which goes before where the list was. */
  isAsked: boolean;
  /** How far down a row is by the heights that are known, in px; undefined where there is no such row. */
  topOf: (row: string) => number | undefined;
  /** Whether all that is opened has come, so that heights stay. */
  isWhole: () => boolean;
  scrolled: (place: Place | null) => void;
}

/**
 * What is seen of the list. Leads to the remembered place, and again as more of the list comes, until all is there or the reader does
 * anything.
 */
export function useView(scroller: { current: HTMLElement | null }, remembered: Remembered): View {
  const [view, setView] = useState<View>({ top: 0, height: 0 });
  const [tries, again] = useState(0);
  const goal = useRef(remembered.place);
  const latest = useRef(remembered);
  latest.current = remembered;
  // The browser would hold what is in view too, and both together lead twice as far.
  const finish = (): void => {
    if (!goal.current) return;
    goal.current = null;
    requestAnimationFrame(() => requestAnimationFrame(() => anchored(scroller.current, true)));
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (remembered.isAsked) finish();
    if (!element || !goal.current) return;
    anchored(element, false);
    const distance = distanceTo(goal.current, element);
    const top = remembered.topOf(goal.current.row);
    const before = element.scrollTop;
    if (distance === undefined && top !== undefined) element.scrollTop = top - goal.current.offset;
    else if (distance !== undefined && Math.abs(distance) >= 1) element.scrollTop += distance;
    else if (distance !== undefined && remembered.isWhole()) finish();
    // Where it cannot be scrolled so far yet, more of the list has to come first.
    if (element.scrollTop === before) return;
    if (tries < mostTries) again(tries + 1);
    else finish();
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const top = Math.floor(element.scrollTop / grain) * grain;
      const height = element.clientHeight + grain;
      setView((was) => (was.top === top && was.height === height ? was : { top, height }));
    };
    const onScroll = (): void => {
      look();
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (!goal.current) latest.current.scrolled(placeIn(element));
      }, 250);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    for (const act of acts) element.addEventListener(act, finish, { passive: true });
    look();
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      for (const act of acts) element.removeEventListener(act, finish);
    };
  }, []);
  return view;
}

function anchored(element: HTMLElement | null, is: boolean): void {
  if (element) element.style.overflowAnchor = is ? '' : 'none';
}

const acts = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;
