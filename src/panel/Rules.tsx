import type { VNode } from 'preact';
import type { Cause, ClaimDetail } from '../protocol.js';
import { Causes, Discloser, type Behind } from './Causes.js';

interface RulesProps extends Behind {
  /** Of the opened claim, which ids of opened steps build on. */
  id: string;
  detail: Pick<ClaimDetail, 'rules' | 'adjustments'>;
}

/** The rules in order with what each lacked, then adjustments and caps; each step opens into the studies behind it. */
export function Rules({ id, detail: { rules, adjustments }, ...behind }: RulesProps): VNode {
  return (
    <ol class="rules">
      {rules.map((step) => (
        <Step key={step.rule} id={`${id}-${step.rule}`} part={`rule ${step.rule}`} {...step} {...behind} />
      ))}
      {adjustments.length === 0 && (
        <Step
          id={`${id}-then`}
          part="then"
          label="Then"
          fitted={false}
          words="no adjustment, no cap"
          causes={[]}
          {...behind}
        />
      )}
      {adjustments.map((step, index) => (
        <Step
          key={step.words}
          id={`${id}-then-${index}`}
          part={`then ${step.words}`}
          label="Then"
          fitted
          {...step}
          {...behind}
        />
      ))}
    </ol>
  );
}

interface StepProps extends Behind {
  id: string;
  part: string;
  label: string;
  fitted: boolean;
  words: string;
  causes: Cause[];
}

function Step({ id, part, label, fitted, words, causes, ...behind }: StepProps): VNode {
  return (
    <li class={fitted ? 'rule fitted' : 'rule'}>
      <span aria-hidden="true">{fitted ? '✓' : '–'}</span>
      <span class="rule-label">{label}</span>
      {causes.length === 0 ? (
        <span>{words}</span>
      ) : (
        <Discloser part={part} controls={id} disclosed={behind.disclosed} what="the studies behind it">
          {words}
        </Discloser>
      )}
      {causes.length > 0 && behind.disclosed.has(part) && <Causes id={id} causes={causes} {...behind} />}
    </li>
  );
}
