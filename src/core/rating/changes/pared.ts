/** What can be spared of a change that leads somewhere. */
import type { Change } from './candidates.js';

/** A change that asks for less; the same one where there is nothing of the kind to spare. */
type Sparing = (change: Change) => Change;

/**
 * The change without everything that it leads as far without: no single appraisal, study, demand of high quality or further country of
 * what is left could be spared. `leads` gives what a lesser change leads to, if that is as far.
 */
export function pared<Led extends Change>(way: Led, leads: (lesser: Change) => Led | undefined): Led {
  let least = way;
  let before: Led | undefined;
  // An appraisal that was needed may be needed no more once another is spared: of a study that speaks against the rest, say.
  while (before !== least) {
    before = least;
    for (const spare of sparings(least)) {
      const lesser = spare(least);
      if (lesser !== least) least = leads(lesser) ?? least;
    }
  }
  return least;
}

/** Appraisals by halves, then by quarters, down to single ones: of very many that are not needed most go at once. */
function* sparings({ added, appraised }: Change): Generator<Sparing> {
  for (let size = appraised.length; size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < appraised.length; from += size)
      yield withoutAppraisals(new Set(appraised.slice(from, from + size)));
  }
  if (!added) return;
  yield withoutStudies;
  for (let count = added.count; count > 0; count--) yield withOneFewer;
  yield withAnyQuality;
  for (let countries = added.newCountries; countries > 0; countries--) yield withOneCountryFewer;
}

const withoutAppraisals =
  (spared: ReadonlySet<string>): Sparing =>
  (change) => {
    const appraised = change.appraised.filter((key) => !spared.has(key));
    return appraised.length === change.appraised.length ? change : { added: change.added, appraised };
  };

const withoutStudies: Sparing = (change) =>
  change.added ? { added: null, appraised: change.appraised } : change;

const withOneFewer: Sparing = (change) => {
  const { added, appraised } = change;
  if (!added) return change;
  const count = added.count - 1;
  if (count === 0) return { added: null, appraised };
  return { added: { ...added, count, newCountries: Math.min(added.newCountries, count) }, appraised };
};

const withAnyQuality: Sparing = (change) =>
  change.added?.quality === 'high'
    ? { added: { ...change.added, quality: 'moderate' }, appraised: change.appraised }
    : change;

const withOneCountryFewer: Sparing = (change) => {
  const { added, appraised } = change;
  if (!added || added.newCountries === 0) return change;
  return { added: { ...added, newCountries: added.newCountries - 1 }, appraised };
};
