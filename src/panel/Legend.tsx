import type { ComponentChildren, VNode } from 'preact';
import { glyph, strengthBars } from '../core/report/figures/index.js';
import type { Direction, GlyphOptions, Quality } from '../core/report/figures/index.js';

/** What marks, fills, sizes and bars mean. */
export function Legend(): VNode {
  return (
    <section class="legend" aria-label="Legend">
      <strong>Each mark: one independent study, pointing as it found.</strong>
      <Line name="Finding">
        <Key direction="supports">for</Key>
        <Key direction="contradicts">against</Key>
        <span class="break" />
        <Key direction="null">null: looked, not found</Key>
        <Key direction="qualifies">mixed: in part</Key>
      </Line>
      <Line name="Quality">
        <Key quality="high">high</Key>
        <Key quality="moderate">moderate</Key>
        <Key quality="low">low</Key>
        <Key quality="unclear">not appraised</Key>
      </Line>
      <Line name="Weight">
        <Key weight={3}>3</Key>
        <Key weight={2}>2</Key>
        <Key weight={1}>1</Key>
        <span class="dim">by design and quality</span>
      </Line>
      <Line name="Also">
        <Key publications={3} options={{ width: 22 }}>
          3 papers, 1 dataset
        </Key>
        <Key counted={false}>listed, not counted</Key>
      </Line>
      <Line name="Strength">
        <span class="key">{strengthBars(0, 4, 0.85)}no evidence</span>
        <span class="key">{strengthBars(1, 4, 0.85)}lowest</span>
        <span class="key">{strengthBars(4, 4, 0.85)}highest of the scale</span>
      </Line>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div class="legend-line">
      <span class="dim">{name}</span>
      <div class="keys">{children}</div>
    </div>
  );
}

interface KeyProps {
  direction?: Direction;
  quality?: Quality;
  weight?: number;
  publications?: number;
  counted?: boolean;
  options?: GlyphOptions;
  children: ComponentChildren;
}

function Key(props: KeyProps): VNode {
  const { direction = 'supports', quality = 'high', weight = 3, publications = 1, counted = true } = props;
  return (
    <span class="key">
      {glyph({ direction, quality, weight, publications, counted }, props.options)}
      {props.children}
    </span>
  );
}
