import type { VNode } from 'preact';
import type { ClaimDetail } from '../protocol.js';
import { percent } from './words.js';

type GaugeProps = Pick<ClaimDetail, 'thresholds'> & {
  share: number;
  verdict: ClaimDetail['summary']['verdict'];
};

/** Support's share of the weight on a scale from 0 to 100 %, with the rubric's thresholds. As wide as its place. */
export function Gauge({ share, thresholds, verdict }: GaugeProps): VNode {
  const { notSupported: low, supported: high } = thresholds;
  const below = verdict === 'contradicted' ? 'contradicted' : 'not supported';
  const number = (value: number): string => String(Math.round(value * 100));
  const label =
    `Support weighs ${percent(share)}. Up to ${percent(low)} ${below}, ` +
    `from ${percent(high)} supported, contested between.`;
  return (
    <svg class="gauge" width="100%" height="40" role="img" aria-label={label}>
      <rect class="track" x="0.5" y="14.5" width="99.7%" height="5" rx="2.5" />
      <rect class="between" x={at(low)} y="14.5" width={at(high - low)} height="5" />
      {[low, high].map((threshold) => (
        <g key={threshold}>
          <line class="tick" x1={at(threshold)} x2={at(threshold)} y1="11" y2="23" />
          <text class="number" x={at(threshold)} y="35">
            {number(threshold)}
          </text>
        </g>
      ))}
      <Word x={low / 2} text={below} is={share <= low + epsilon} />
      <Word x={(low + high) / 2} text="contested" is={share > low + epsilon && share < high - epsilon} />
      <Word x={(1 + high) / 2} text="supported" is={share >= high - epsilon} />
      <circle class="here" cx={at(inside(share, 0.012))} cy="17" r="5" />
      <text class="share" x={at(inside(share, 0.06))} y="9">
        {percent(share)}
      </text>
    </svg>
  );
}

/** Thresholds are met within rounding, as the rating compares. */
const epsilon = 1e-9;

const at = (share: number): string => `${Math.round(share * 1e4) / 100}%`;
const inside = (share: number, margin: number): number => Math.min(1 - margin, Math.max(margin, share));

function Word({ x, text, is }: { x: number; text: string; is: boolean }): VNode {
  return (
    <text class={is ? 'word is' : 'word'} x={at(x)} y="35">
      {text}
    </text>
  );
}
