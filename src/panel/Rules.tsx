import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { glyph } from '../core/report/figures/index.js';
import type { Cause, ClaimDetail, Target } from '../protocol.js';
import { OpenPassages } from './Evidence.js';
import { Icon } from './Icon.js';
import type { StudyEvidence } from './sortEvidence.js';
import { counted, studyTitle } from './words.js';

interface RulesProps {
  /** Of the opened claim, which ids of opened steps build on. */
  id: string;
  detail: ClaimDetail;
  studies: readonly StudyEvidence[];
  open: (target: Target) => void;
}

/** The rules in order with what each lacked, then adjustments and caps; each step opens into the studies behind it. */
export function Rules({ id, detail: { rules, adjustments }, studies, open }: RulesProps): VNode {
  const byUnit = new Map(studies.map((study) => [study.mark.id, study]));
  const shared = { byUnit, open };
  return (
    <ol class="rules">
      {rules.map((step) => (
        <Step key={step.rule} id={`${id}-${step.rule}`} {...step} {...shared} />
      ))}
      {adjustments.length === 0 && (
        <Step
          id={`${id}-then`}
          label="Then"
          fitted={false}
          words="no adjustment, no cap"
          causes={[]}
          {...shared}
        />
      )}
      {adjustments.map((step, index) => (
        <Step key={step.words} id={`${id}-then-${index}`} label="Then" fitted {...step} {...shared} />
      ))}
    </ol>
  );
}

interface StepProps {
  id: string;
  label: string;
  fitted: boolean;
  words: string;
  causes: Cause[];
  byUnit: ReadonlyMap<string, StudyEvidence>;
  open: (target: Target) => void;
}

function Step({ id, label, fitted, words, causes, byUnit, open }: StepProps): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <li class={fitted ? 'rule fitted' : 'rule'}>
      <span aria-hidden="true">{fitted ? '✓' : '–'}</span>
      <span class="rule-label">{label}</span>
      {causes.length === 0 ? (
        <span>{words}</span>
      ) : (
        <button
          type="button"
          class="step"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          title={isOpen ? 'Hide the studies behind it' : 'Show the studies behind it'}
          onClick={() => setOpen(!isOpen)}
        >
          <span>{words}</span>
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
        </button>
      )}
      {isOpen && (
        <div class="causes" id={id}>
          {causes.map((cause) => (
            <Behind key={cause.words} cause={cause} byUnit={byUnit} open={open} />
          ))}
        </div>
      )}
    </li>
  );
}

function Behind({
  cause: { words, units },
  byUnit,
  open,
}: { cause: Cause } & Pick<StepProps, 'byUnit' | 'open'>): VNode {
  const studies = units.flatMap((unit) => byUnit.get(unit) ?? []);
  return (
    <>
      <p class="cause">
        {counted(units.length, 'study', 'studies')} {words}
      </p>
      <ul class="behind-step">
        {studies.map((study) => (
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
