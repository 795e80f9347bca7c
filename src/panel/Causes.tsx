import type { ComponentChildren, VNode } from 'preact';
import { glyph } from '../core/report/figures/index.js';
import type { Cause, Target } from '../protocol.js';
import type { Disclosed } from './disclosed.js';
import { OpenPassages } from './Evidence.js';
import { Icon } from './Icon.js';
import type { StudyEvidence } from './sortEvidence.js';
import { counted, studyTitle } from './words.js';

/** What a step of the rating opens into. */
export interface Behind {
  studies: ReadonlyMap<string, StudyEvidence>;
  open: (target: Target) => void;
  disclosed: Disclosed;
}

/** Studies by the id of their mark. */
export const byMark = (studies: readonly StudyEvidence[]): Map<string, StudyEvidence> =>
  new Map(studies.map((study) => [study.mark.id, study]));

interface DiscloserProps {
  /** Names it among the parts of its claim. */
  part: string;
  /** Id of what it opens. */
  controls: string;
  disclosed: Disclosed;
  /** "the studies behind it". */
  what: string;
  children: ComponentChildren;
}

/** Words that open into more. */
export function Discloser({ part, controls, disclosed, what, children }: DiscloserProps): VNode {
  const isOpen = disclosed.has(part);
  return (
    <button
      type="button"
      class="step"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      title={`${isOpen ? 'Hide' : 'Show'} ${what}`}
      onClick={() => disclosed.toggle(part)}
    >
      <span>{children}</span>
      <Icon name={isOpen ? 'down' : 'right'} size={12} />
    </button>
  );
}

/** The studies behind a step, by what they have in common. */
export function Causes({ id, causes, ...behind }: Behind & { id: string; causes: Cause[] }): VNode {
  return (
    <div class="causes" id={id}>
      {causes.map((cause) => (
        <Shared key={cause.words} cause={cause} {...behind} />
      ))}
    </div>
  );
}

function Shared({ cause: { words, units }, studies, open }: Behind & { cause: Cause }): VNode {
  return (
    <>
      <p class="cause">
        {counted(units.length, 'study', 'studies')} {words}
      </p>
      <ul class="behind-step">
        {units
          .flatMap((unit) => studies.get(unit) ?? [])
          .map((study) => (
            <li key={study.mark.id} class="study-head" title={study.why.join('; ')}>
              {glyph(study.mark, { width: 14, height: 14 })}
              <span class="cited">{studyTitle(study)}</span>
              {study.publications.map((publication) => (
                <OpenPassages key={publication.citekey} publication={publication} open={open} />
              ))}
            </li>
          ))}
      </ul>
    </>
  );
}
