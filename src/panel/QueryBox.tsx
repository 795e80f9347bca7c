import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QueryMistake, QueryOffer } from '../protocol.js';
import { Icon } from './Icon.js';
import type { Dispatch, Model } from './model.js';

interface QueryBoxProps {
  model: Model;
  dispatch: Dispatch;
  box: RefObject<HTMLInputElement>;
  /** Gives the focus to the tree. */
  toTree: () => void;
}

const listId = 'query-offers';
const mistakeId = 'query-mistake';
const optionId = (index: number): string => `query-offer-${index}`;

/** A box for a query that the map shows the answer to: a combobox whose list offers what may come next (ARIA APG, list autocomplete). */
export function QueryBox({ model, dispatch, box, toTree }: QueryBoxProps): VNode {
  const { query } = model.kept;
  const [isOpen, open] = useState(false);
  const [active, choose] = useState(-1);
  /** Where the caret goes when the chosen text stands in the box. */
  const caret = useRef<number | null>(null);
  const [scrolled, scroll] = useState(0);
  const help = model.help?.text === query ? model.help : null;
  const offers = isOpen && help ? help.offers : [];
  const mistake = help?.mistakes[0];

  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [query]);
  useEffect(() => choose(-1), [help]);
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const ask = (text: string, at: number): void => dispatch({ kind: 'query', text, caret: at });
  const take = ({ text, start, length }: QueryOffer): void => {
    const at = start + text.length;
    caret.current = at;
    open(/[:(]$/.test(text));
    ask(query.slice(0, start) + text + query.slice(start + length), at);
    box.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && offers.length > 0) {
      event.preventDefault();
      // Before the first and after the last is the box itself.
      choose(((active + 1 + step + offers.length + 1) % (offers.length + 1)) - 1);
    } else if (key === 'ArrowDown' || (key === ' ' && event.ctrlKey)) {
      event.preventDefault();
      if (event.altKey || event.ctrlKey || !isOpen) {
        open(true);
        ask(query, box.current?.selectionStart ?? query.length);
      } else toTree();
    } else if (key === 'Enter' || (key === 'Tab' && active >= 0)) {
      const offer = offers[active];
      if (key === 'Tab' && !offer) return;
      event.preventDefault();
      if (offer) take(offer);
      else open(false);
    } else if (key === 'Escape') {
      event.preventDefault();
      if (offers.length > 0) open(false);
      else if (query !== '') ask('', 0);
      else toTree();
    }
  };

  return (
    <div class="query">
      <div class="filter">
        <span class="prompt" aria-hidden="true">
          ?
        </span>
        <div class="written">
          <Marked text={query} mistake={mistake} scrolled={scrolled} />
          <input
            ref={box}
            type="text"
            role="combobox"
            aria-label="Query"
            aria-autocomplete="list"
            aria-expanded={offers.length > 0}
            aria-controls={listId}
            aria-activedescendant={active >= 0 && offers[active] ? optionId(active) : undefined}
            aria-invalid={mistake?.grave === true}
            aria-describedby={mistake ? mistakeId : undefined}
            placeholder="Query: verdict:contested design:rct"
            spellcheck={false}
            autocomplete="off"
            value={query}
            onInput={(event) => {
              const { value, selectionStart } = event.currentTarget;
              open(true);
              ask(value, selectionStart ?? value.length);
            }}
            onKeyDown={onKeyDown}
            onScroll={(event) => scroll(event.currentTarget.scrollLeft)}
            onBlur={() => open(false)}
          />
        </div>
        {query !== '' && (
          <button
            type="button"
            aria-label="Clear the query"
            onClick={() => {
              ask('', 0);
              box.current?.focus();
            }}
          >
            <Icon name="clear" size={12} />
          </button>
        )}
      </div>
      <Offers offers={offers} active={active} take={take} />
      {mistake && (
        <p class={mistake.grave ? 'mistake' : 'mistake mild'} id={mistakeId}>
          {mistake.message}
        </p>
      )}
    </div>
  );
}

interface MarkedProps {
  text: string;
  mistake: QueryMistake | undefined;
  scrolled: number;
}

/** The same text below the box, unseen but for the line under what is wrong. */
function Marked({ text, mistake, scrolled }: MarkedProps): VNode | null {
  if (!mistake) return null;
  const { offset, length } = mistake;
  const wrong = text.slice(offset, offset + length);
  return (
    <div class="marked" aria-hidden="true">
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, offset)}
        <u class={mistake.grave ? '' : 'mild'}>{wrong === '' ? ' ' : wrong}</u>
      </span>
    </div>
  );
}

interface OffersProps {
  offers: readonly QueryOffer[];
  active: number;
  take: (offer: QueryOffer) => void;
}

function Offers({ offers, active, take }: OffersProps): VNode {
  return (
    <ul
      class="offers"
      id={listId}
      role="listbox"
      aria-label="What may come next"
      hidden={offers.length === 0}
    >
      {offers.map((offer, index) => (
        <li
          key={offer.label}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          // The box keeps the focus, which else would close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(offer)}
        >
          <span class="offer">{offer.label}</span>
          {offer.detail !== undefined && <span class="meaning">{offer.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
