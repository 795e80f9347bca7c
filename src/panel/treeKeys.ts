import { useRef } from 'preact/hooks';
import type { Target } from '../protocol.js';
import type { Row } from './groups.js';
import type { Dispatch } from './model.js';
import { actOf, typedTo } from './navigation.js';
import type { Act } from './navigation.js';

/** A pause that ends a typed text, in ms. */
const pause = 600;

/** Keys of the tree: moving, opening, visiting, and typing ahead. Keys in opened content are left alone. */
export function useTreeKeys(
  rows: readonly Row[],
  dispatch: Dispatch,
  open: (target: Target) => void,
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: -Infinity });
  return (event) => {
    const key = rowKey(event.target);
    if (key === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = typed.current.text !== '' && event.timeStamp - typed.current.at < pause;
    const act = typing && event.key === ' ' ? null : actOf(rows, key, event.key);
    if (act) {
      event.preventDefault();
      return perform(act, rows, dispatch, open);
    }
    if ([...event.key].length !== 1) return;
    // Alone, F follows, / filters and Q asks; within a typed text they are letters.
    if (!typing && /^[fFqQ/ ]$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    typed.current = { text: (typing ? typed.current.text : '') + event.key, at: event.timeStamp };
    const found = typedTo(rows, key, typed.current.text);
    if (found !== null) dispatch({ kind: 'focus', key: found });
  };
}

function perform(act: Act, rows: readonly Row[], dispatch: Dispatch, open: (target: Target) => void): void {
  const row = rows.find(({ key }) => key === act.key);
  if (!row) return;
  switch (act.act) {
    case 'focus':
      return dispatch({ kind: 'focus', key: act.key });
    case 'open':
    case 'close':
      return dispatch({ kind: 'toggle', row, open: act.act === 'open' });
    case 'visit':
      if (row.kind === 'claim') open(row.claim.target);
  }
}

const rowKey = (target: EventTarget | null): string | null =>
  target instanceof Element && target.getAttribute('role') === 'treeitem'
    ? target.getAttribute('data-key')
    : null;
