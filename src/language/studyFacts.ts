import type { EvidenceBase } from '../core/base/types.js';
import { designs, isDesign } from '../core/designs.js';

/** What is known of a described study, in few words each; nothing of one that no note describes. */
export function studyFacts(base: EvidenceBase, key: string): string[] {
  const study = base.study(key);
  if (!study?.described) return [];
  return [
    study.design !== undefined && isDesign(study.design) ? designs[study.design] : undefined,
    study.n === undefined ? undefined : `n = ${study.n}`,
    study.k === undefined ? undefined : `${study.k} studies`,
    study.countries.length > 0 ? study.countries.join(', ') : undefined,
    study.quality === undefined ? 'not appraised' : `${study.quality} quality`,
  ].filter((fact) => fact !== undefined);
}
