/** Questions that a methodologist asks of a body of evidence, ready to use. docs/queries.md lists them. */
import type { Shape } from './shape.js';

export interface Question {
  name: string;
  title: string;
  query: string;
  shape?: Partial<Shape>;
  /** Columns beside the usual ones. */
  extra?: readonly string[];
}

export const questions: readonly Question[] = [
  {
    name: 'contested',
    title: 'Contested claims, and in what the two sides differ most',
    query: 'verdict:contested',
    extra: ['sides-differ'],
  },
  { name: 'one-study', title: 'Claims that rest on one independent study', query: 'single-study:yes' },
  { name: 'one-dataset', title: 'Claims that rest on one set of data', query: 'same-dataset:yes' },
  { name: 'one-team', title: 'Claims that rest on one team', query: 'same-team:yes' },
  {
    name: 'one-country',
    title: 'Claims that rest on one country',
    query: 'same-country:yes',
    extra: ['countries'],
  },
  { name: 'untested', title: 'Claims that no one has tested', query: 'verdict:untested' },
  { name: 'fragile', title: 'Claims that any single study would overturn', query: 'fragile:yes' },
  {
    name: 'not-described',
    title: 'Studies that are cited as evidence and not described',
    query: 'in:studies described:no',
  },
  {
    name: 'unused',
    title: 'Studies that are described and bear on nothing',
    query: 'in:studies described:yes missing:evidence',
  },
  {
    name: 'not-appraised',
    title: 'Studies that are not appraised',
    query: 'in:studies described:yes appraised:no',
  },
  {
    name: 'no-locator',
    title: 'Evidence without a place in its publication',
    query: 'in:evidence missing:locator',
  },
  {
    name: 'gaps',
    title: 'Combinations of two attributes without evidence',
    query: 'in:evidence -relation:mentions,undercuts',
    shape: { as: 'gaps' },
  },
];

export const questionNamed = (name: string): Question | undefined =>
  questions.find((one) => one.name === name);
