/** The facts of one study, from the mapping that describes it. */
import { didYouMean } from '../../nearest.js';
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { setOwn } from '../../setOwn.js';
import { qualities, type StudyFacts } from '../types.js';
import { countryCodes, countryNamed } from './countries.js';
import type { YamlNode } from './tree.js';
import { placeOf, plainValue, writtenList, writtenScalar, type Written } from './yamlValues.js';

type Reader = (node: YamlNode | undefined, study: StudyFacts, problems: Problem[]) => void;

/** How each fact is read. What is in no vocabulary is a problem and left out; designs and outcomes may be a project's own. */
const readers: Record<string, Reader> = {
  id: text('id'),
  design: text('design'),
  of: text('of'),
  dataset: text('dataset'),
  outcome: text('outcome'),
  n: count('n'),
  k: count('k'),
  quality(node, study, problems) {
    const written = single('quality', node, problems);
    if (!written) return;
    const known = qualities.find((quality) => quality === written.value.toLowerCase());
    if (known) study.quality = known;
    else {
      const message = `quality is one of ${qualities.join(', ')}${didYouMean(written.value, qualities)}`;
      problems.push(problem('bad-study-value', written.range, message));
    }
  },
  countries(node, study, problems) {
    for (const { value, range } of writtenList(node, true)) {
      const code = value.toUpperCase();
      if (countryCodes.has(code)) {
        if (!study.countries.includes(code)) study.countries.push(code);
      } else problems.push(problem('bad-study-value', range, notACountry(value)));
    }
  },
  includes(node, study) {
    study.includes.push(...writtenList(node).map(({ value }) => value.replace(/^@/, '')));
  },
};

function notACountry(written: string): string {
  const named = countryNamed(written);
  const hint = named === undefined ? '' : `; ${written} is ${named}`;
  return `countries are written as two-letter codes (ISO 3166)${hint}`;
}

function text(name: 'id' | 'design' | 'of' | 'dataset' | 'outcome'): Reader {
  return (node, study, problems) => {
    const written = single(name, node, problems);
    if (written) study[name] = written.value;
  };
}

function count(name: 'n' | 'k'): Reader {
  return (node, study, problems) => {
    const written = single(name, node, problems);
    if (!written) return;
    const value = /^\d{1,15}$/.test(written.value) ? Number(written.value) : 0;
    if (value > 0) study[name] = value;
    else problems.push(problem('bad-study-value', written.range, `${name} is a whole number above 0`));
  };
}

/** One value; a list or a mapping in its place is a problem. */
function single(name: string, node: YamlNode | undefined, problems: Problem[]): Written | undefined {
  const written = writtenScalar(node);
  if (written || !node) return written;
  const value = plainValue(node);
  if (value !== null && value !== '') {
    problems.push(problem('bad-study-value', placeOf(node), `${name} is one value`));
  }
  return undefined;
}

/** The study that a node describes; nothing where it is no mapping. */
export function readStudy(
  node: YamlNode | undefined,
  range: Range,
  problems: Problem[],
): StudyFacts | undefined {
  if (node?.kind !== 'map') return undefined;
  const study: StudyFacts = { countries: [], includes: [], attributes: {}, ranges: {}, range };
  for (const { name, key, node: value } of node.entries) {
    setOwn(study.ranges, name, value ? placeOf(value) : { start: key.end, end: key.end });
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader) reader(value, study, problems);
    else setOwn(study.attributes, name, plainValue(value));
  }
  return study;
}
