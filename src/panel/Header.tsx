import type { RefObject, VNode } from 'preact';
import { Icon } from './Icon.js';
import { Legend } from './Legend.js';
import { followed, hiddenAtCursor } from './model.js';
import { QueryBox } from './QueryBox.js';
import type { Dispatch, Model } from './model.js';

interface HeaderProps {
  model: Model;
  dispatch: Dispatch;
  box: RefObject<HTMLInputElement>;
  /** The box for queries, which is seldom there. */
  queryBox: RefObject<HTMLInputElement>;
  /** Gives the focus to the tree. */
  toTree: () => void;
}

/** Filter, options, legend, and where the cursor is. */
export function Header({ model, dispatch, box, queryBox, toTree }: HeaderProps): VNode {
  const { grouping, follow, legend, asking } = model.kept;
  return (
    <header>
      <div class="bar">
        <Filter model={model} dispatch={dispatch} box={box} toTree={toTree} />
        {asking && <QueryBox model={model} dispatch={dispatch} box={queryBox} toTree={toTree} />}
        <div class="options">
          <label>
            Group{' '}
            <select
              value={grouping}
              onChange={(event) =>
                dispatch({
                  kind: 'grouping',
                  grouping: event.currentTarget.value === 'none' ? 'none' : 'topic',
                })
              }
            >
              <option value="topic">topic</option>
              <option value="none">none</option>
            </select>
          </label>
          <span class="push" />
          <Differing model={model} dispatch={dispatch} />
          <button
            type="button"
            class="toggle"
            aria-pressed={asking}
            title="Ask a query, whose answer the map shows (Q)"
            onClick={() => dispatch({ kind: 'ask' })}
          >
            query
          </button>
          <button
            type="button"
            class="toggle"
            aria-pressed={follow}
            title="Follow the cursor (F)"
            onClick={() => dispatch({ kind: 'follow' })}
          >
            <Icon name="follow" size={13} />
            follow
          </button>
          <button
            type="button"
            class="toggle"
            aria-pressed={legend}
            title="What the marks mean"
            onClick={() => dispatch({ kind: 'legend' })}
          >
            <Icon name="legend" size={13} />
            legend
          </button>
        </div>
      </div>
      {legend && <Legend />}
      <AtCursor model={model} dispatch={dispatch} />
    </header>
  );
}

/** Lists only claims whose own rating differs from the suggested one; offered where there are some. */
function Differing({ model, dispatch }: Pick<HeaderProps, 'model' | 'dispatch'>): VNode | null {
  const only = model.kept.differing;
  const count = model.answer?.differing ?? 0;
  if (count === 0 && !only) return null;
  return (
    <button
      type="button"
      class="toggle"
      aria-pressed={only}
      title="Only claims whose own rating differs from the suggested one"
      onClick={() => dispatch({ kind: 'differing', only: !only })}
    >
      own differs {count}
    </button>
  );
}

function Filter({ model, dispatch, box, toTree }: Omit<HeaderProps, 'queryBox'>): VNode {
  const { filter } = model.kept;
  const set = (text: string): void => dispatch({ kind: 'filter', text });
  return (
    <div class="filter" role="search">
      <Icon name="search" />
      <input
        ref={box}
        type="text"
        aria-label="Filter claims"
        placeholder="Filter: words of claims, topics, studies"
        spellcheck={false}
        value={filter}
        onInput={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            if (filter === '') toTree();
            else set('');
          } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            toTree();
          }
        }}
      />
      {filter !== '' && (
        <button
          type="button"
          aria-label="Clear the filter"
          onClick={() => {
            set('');
            box.current?.focus();
          }}
        >
          <Icon name="clear" size={12} />
        </button>
      )}
    </div>
  );
}

/** Where the cursor is; a claim that the filter hides is offered. */
function AtCursor({ model, dispatch }: Pick<HeaderProps, 'model' | 'dispatch'>): VNode | null {
  const at = followed(model);
  if (!at) return null;
  const hidden = hiddenAtCursor(model);
  return (
    <div class="at-cursor">
      <Icon name="follow" size={12} />
      {hidden ? (
        <span>
          {hidden.name ?? 'The claim'}, at the cursor, is hidden by the filter.{' '}
          <button type="button" class="link" onClick={() => dispatch({ kind: 'show', claim: hidden.claim })}>
            Show it
          </button>
        </span>
      ) : (
        <span>At the cursor: {at.claim === null ? 'no claim' : <b>{at.place}</b>}</span>
      )}
    </div>
  );
}
