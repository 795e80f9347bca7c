import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { strengthBars, strip, textEquivalent } from '../core/report/figures/index.js';
import type { ClaimAt, ClaimDetail, ClaimSummary } from '../protocol.js';
import { Detail } from './Detail.js';
import type { Acts } from './Detail.js';
import type { Disclosed } from './disclosed.js';
import type { Model } from './model.js';
import type { ClaimRow, TopicRow } from './groups.js';
import { Icon } from './Icon.js';
import { thousands, verdictWords } from './words.js';

/** Id of a row's element. */
export const idOf = (key: string): string => `row-${encodeURIComponent(key)}`;

interface TopicProps {
  row: TopicRow;
  active: boolean;
  /** True where the claim at the cursor is in this topic, and the topic is closed. */
  current: boolean;
  toggle: () => void;
}

/** A topic's head. */
export function Topic({ row, active, current, toggle }: TopicProps): VNode {
  return (
    <div
      id={idOf(row.key)}
      class={current ? 'topic current' : 'topic'}
      role="treeitem"
      tabIndex={active ? 0 : -1}
      data-key={row.key}
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-expanded={row.open}
      aria-label={`${row.topic}, ${row.claims.length === 1 ? '1 claim' : `${row.claims.length} claims`}`}
      onClick={toggle}
    >
      <Icon name={row.open ? 'down' : 'right'} />
      <span class="topic-name">{row.topic}</span>
      <span class="topic-count">{thousands(row.claims.length)}</span>
    </div>
  );
}

interface ClaimProps extends Acts {
  row: ClaimRow;
  active: boolean;
  /** The place of the cursor, where it is in this claim. */
  at: ClaimAt | null;
  detail: ClaimDetail | null | undefined;
  disclosed: Disclosed;
  answers: Model['whatIfs'];
  toggle: () => void;
}

/** A claim: its text, strength, verdict and strip; opened, its rating and evidence after it. */
export function Claim(props: ClaimProps): VNode {
  const { row, active, at, toggle } = props;
  const { claim } = row;
  const id = idOf(row.key);
  const here = at?.unit ?? null;
  const figure = useMemo(
    () => strip(claim.marks, { id: `${id}-strip`, label: equivalent(claim), here }),
    [claim, id, here],
  );
  const classes = ['claim', row.open ? 'open' : '', at ? 'current' : ''].filter(Boolean).join(' ');
  return (
    <>
      <div
        id={id}
        class={classes}
        role="treeitem"
        tabIndex={active ? 0 : -1}
        data-key={row.key}
        aria-level={row.level}
        aria-setsize={row.setSize}
        aria-posinset={row.position}
        aria-expanded={row.open}
        aria-labelledby={`${id}-text ${id}-strip`}
        aria-current={at ? 'location' : undefined}
        onClick={toggle}
      >
        <div class="text" id={`${id}-text`}>
          {claim.text}
        </div>
        <div class="rating">
          <Rating claim={claim} />
          {figure}
        </div>
        {claim.own && <Own claim={claim} own={claim.own} />}
      </div>
      {row.open && <Detail {...props} id={id} claim={claim} />}
    </>
  );
}

const equivalent = (claim: ClaimSummary): string =>
  textEquivalent(
    {
      strength: claim.strength.label,
      verdict: verdictWords[claim.verdict],
      own: claim.own?.label,
    },
    claim.marks,
  );

/** Bars, word and verdict. The reviewer's own strength replaces the suggested one and says so. */
function Rating({ claim: { strength, own, verdict } }: { claim: ClaimSummary }): VNode {
  const rank = own ? own.rank : strength.rank;
  return (
    <div class="words">
      {rank !== undefined && strengthBars(rank, strength.of, 1.08)}
      <div class="stack">
        <span>
          {own ? own.label : strength.label}
          {own && <i> (yours)</i>}
          <i class="dot"> ·</i>
        </span>{' '}
        <span>{verdictWords[verdict]}</span>
      </div>
    </div>
  );
}

/** The suggestion stays beside the reviewer's own rating. */
function Own({ claim, own }: { claim: ClaimSummary; own: NonNullable<ClaimSummary['own']> }): VNode {
  return (
    <div class="own">
      Yours: <b>{own.label}</b>
      {own.because !== null && <>, because “{own.because.replace(/[.]$/, '')}”</>}.{' '}
      <span class="dim">Suggested: {claim.strength.label}.</span>
    </div>
  );
}
