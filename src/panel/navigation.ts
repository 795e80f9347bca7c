/** What keys do in the tree, as the ARIA Authoring Practices describe a tree view. Pure: rows in, an act out. */
import type { Row } from './groups.js';

export type Act =
  | { act: 'focus'; key: string }
  | { act: 'open'; key: string }
  | { act: 'close'; key: string }
  /** Go to the claim's passage. */
  | { act: 'visit'; key: string };

/** What a key does on the row that has the focus; null where it does nothing. */
export function actOf(rows: readonly Row[], active: string, key: string): Act | null {
  const at = rows.findIndex((row) => row.key === active);
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows[rows.length - 1]);
    case 'ArrowRight':
      if (!row.open) return { act: 'open', key: active };
      return row.kind === 'topic' ? focus(rows[at + 1]) : null;
    case 'ArrowLeft':
      if (row.open) return { act: 'close', key: active };
      return row.kind === 'claim' && row.parent !== null ? { act: 'focus', key: row.parent } : null;
    case 'Enter':
      return row.kind === 'claim' ? { act: 'visit', key: active } : toggle(row);
    case ' ':
      return toggle(row);
    default:
      return null;
  }
}

const focus = (row: Row | undefined): Act | null => (row ? { act: 'focus', key: row.key } : null);
const toggle = (row: Row): Act => ({ act: row.open ? 'close' : 'open', key: row.key });

/**
 * The row that typed letters lead to: the next whose text starts so, else the next with a word that does. While one letter
 * is repeated the search goes on from the row after the active one; a longer text may stay on it.
 */
export function typedTo(rows: readonly Row[], active: string, typed: string): string | null {
  const wanted = plain(typed);
  const repeated = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0]);
  const sought = repeated ? wanted.slice(0, 1) : wanted;
  if (sought === '') return null;
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );
  const from = sought.length === 1 ? at + 1 : at;
  const order = [...rows.slice(from), ...rows.slice(0, from)];
  const found =
    order.find((row) => plain(textOf(row)).startsWith(sought)) ??
    order.find((row) =>
      plain(textOf(row))
        .split(/\s+/)
        .some((word) => word.startsWith(sought)),
    );
  return found?.key ?? null;
}

export const textOf = (row: Row): string => (row.kind === 'topic' ? row.topic : row.claim.text);

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
