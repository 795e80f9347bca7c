import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { glyph } from '../core/report/figures/index.js';
import type { PanelCommand, Status } from '../protocol.js';
import type { Acts } from './Detail.js';
import { NoClaims, NoFolder, NoMatch, NoNotes } from './Empty.js';
import type { Row } from './groups.js';
import { Header } from './Header.js';
import { List } from './List.js';
import { isFiltered, rowsIn } from './model.js';
import type { Dispatch, Model } from './model.js';
import { counted, countLine, readingLine } from './words.js';

interface AppProps extends Omit<Acts, 'show'> {
  model: Model;
  dispatch: Dispatch;
}

/** The whole Claim Map. */
export function App({ model, dispatch, open, run }: AppProps): VNode {
  const box = useRef<HTMLInputElement>(null);
  const queryBox = useRef<HTMLInputElement>(null);
  const rows = rowsIn(model);
  const active = useActive(model, rows);
  useShortcuts(dispatch, box);
  useFocusWhenAsked(model.kept.asking, queryBox);
  const { answer, failed } = model;
  const status = model.status ?? answer?.status ?? null;
  const reading = !status || status.state === 'reading' || (!answer && failed === null);
  const empty = emptyView(model, status, reading, run);
  const filtered = isFiltered(model);
  const count = answer ? countLine(answer.claims.length, answer.total, answer.studies, filtered) : '';
  const toTree = (): void => {
    if (active !== null) dispatch({ kind: 'focus', key: active });
  };
  return (
    <div class="panel">
      {reading && failed === null && <Progress status={status} />}
      {empty ?? (
        <>
          <Header model={model} dispatch={dispatch} box={box} queryBox={queryBox} toTree={toTree} />
          {reading && status && failed === null && <p class="reading">{readingLine(status)}</p>}
          {answer && filtered && rows.length === 0 ? (
            <NoMatch clear={() => clear(dispatch, box)} />
          ) : (
            <List
              model={model}
              rows={rows}
              active={active}
              dispatch={dispatch}
              head={<Axis count={count} />}
              open={open}
              run={run}
              show={(claim) => dispatch({ kind: 'show', claim })}
            />
          )}
        </>
      )}
      <Foot status={status} failed={failed} run={run} />
      <Live
        answerTo={`${model.answerTo} ${model.answerDiffering} ${model.answerQuery}`}
        mistake={mistakeIn(model)}
        count={count}
        follow={model.kept.follow}
      />
    </div>
  );
}

function emptyView(
  { answer, kept }: Model,
  status: Status | null,
  reading: boolean,
  run: (command: PanelCommand) => void,
): VNode | null {
  if (
    reading ||
    !status ||
    !answer ||
    answer.total > 0 ||
    kept.filter !== '' ||
    kept.differing ||
    kept.query !== ''
  )
    return null;
  if (status.notes > 0) return <NoClaims status={status} run={run} />;
  return status.folders === 0 ? <NoFolder run={run} /> : <NoNotes run={run} />;
}

function clear(dispatch: Dispatch, box: { current: HTMLInputElement | null }): void {
  dispatch({ kind: 'filter', text: '' });
  dispatch({ kind: 'differing', only: false });
  dispatch({ kind: 'query', text: '', caret: 0 });
  box.current?.focus();
}

/** What is wrong with the query as it is written. */
const mistakeIn = ({ help, kept }: Model): string =>
  help && help.text === kept.query ? (help.mistakes[0]?.message ?? '') : '';

/** The box for queries takes the focus when it is opened by hand, not when the panel comes back with it. */
function useFocusWhenAsked(asking: boolean, box: { current: HTMLInputElement | null }): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && asking) box.current?.focus();
    first.current = false;
  }, [asking]);
}

/** The row with the tab stop: the active one, or what stands in its place since it went away, or the first. */
function useActive({ active }: Model, rows: readonly Row[]): string | null {
  const place = useRef(0);
  const at = rows.findIndex(({ key }) => key === active);
  if (at !== -1) place.current = at;
  return rows[Math.min(place.current, rows.length - 1)]?.key ?? null;
}

/** Keys that work wherever the focus is, except where one writes. */
function useShortcuts(dispatch: Dispatch, box: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches('input, select, textarea')) return;
      if (event.key === '/' && box.current) {
        event.preventDefault();
        box.current.focus();
        box.current.select();
      } else if (event.key === 'q' || event.key === 'Q') {
        event.preventDefault();
        dispatch({ kind: 'ask' });
      } else if (event.key === 'f' || event.key === 'F') {
        event.preventDefault();
        dispatch({ kind: 'follow' });
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dispatch, box]);
}

/** A bar of 2 px: how much is read. */
function Progress({ status }: { status: Status | null }): VNode {
  const share = status && status.total > 0 ? Math.round((100 * status.read) / status.total) : null;
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label="Reading notes"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share ?? undefined}
    >
      <div style={{ width: `${share ?? 4}%` }} />
    </div>
  );
}

/** Counts, and what the three lanes of every row mean. */
function Axis({ count }: { count: string }): VNode {
  const end = { quality: 'high' as const, weight: 1, publications: 1, counted: true };
  const size = { width: 9, height: 9, scale: 0.88 };
  return (
    <div class="axis">
      <span class="count">{count}</span>
      <div class="lanes" aria-hidden="true">
        <span>against {glyph({ direction: 'contradicts', ...end }, size)}</span>
        <span>null·mixed</span>
        <span>{glyph({ direction: 'supports', ...end }, size)} for</span>
      </div>
    </div>
  );
}

interface FootProps {
  status: Status | null;
  failed: string | null;
  run: (command: PanelCommand) => void;
}

function Foot({ status, failed, run }: FootProps): VNode | null {
  if (failed !== null) return <footer role="alert">The claims could not be read: {failed}</footer>;
  if (!status || status.state === 'reading' || status.problems === 0) return null;
  return (
    <footer>
      {counted(status.problems, 'problem')} in {counted(status.filesWithProblems, 'file')}; all else is shown.{' '}
      <button type="button" class="link" onClick={() => run('showProblems')}>
        See problems
      </button>
    </footer>
  );
}

/** How long the live region waits, so that it speaks once and not at each letter; in ms. */
const quiet = 300;

/** Says counts after filtering, what is wrong with a query, and whether the cursor is followed; silent at first. */
interface LiveProps {
  answerTo: string;
  count: string;
  mistake: string;
  follow: boolean;
}

function Live({ answerTo, count, mistake, follow }: LiveProps): VNode {
  const [said, say] = useState('');
  useSayLater([answerTo], count, say);
  useSayLater([mistake], mistake, say);
  useSayLater([follow], follow ? 'Following the cursor' : 'Not following the cursor', say);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}

function useSayLater(causes: unknown[], words: string, say: (words: string) => void): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const timer = setTimeout(() => say(words), quiet);
    return () => clearTimeout(timer);
  }, causes);
}
