import type { VNode } from 'preact';
import { dots } from '../core/report/figures/index.js';
import type { ClaimDetail, Dimension } from '../protocol.js';
import { Causes, Discloser, type Behind } from './Causes.js';
import { capital } from './words.js';

interface DimensionsProps extends Behind, Pick<ClaimDetail, 'dimensions'> {
  /** Of the opened claim, which ids of opened dimensions build on. */
  id: string;
}

/** The four dimensions: dots, word, and the fact behind it, which opens into its studies. */
export function Dimensions({ id, dimensions, ...behind }: DimensionsProps): VNode {
  return (
    <div class="dimensions" role="list">
      {dimensions.map((dimension) => (
        <Line key={dimension.name} id={`${id}-${dimension.name}`} dimension={dimension} {...behind} />
      ))}
    </div>
  );
}

function Line({ id, dimension, ...behind }: Behind & { id: string; dimension: Dimension }): VNode {
  const { name, rank, of, value, fact, causes } = dimension;
  const part = `dimension ${name}`;
  return (
    <div class="dimension" role="listitem">
      <span class="dim">{capital(name)}</span>
      {dots(rank, of)}
      <span>{capital(value)}</span>
      <div class="dim fact">
        {causes.length === 0 ? (
          fact
        ) : (
          <Discloser
            part={part}
            controls={id}
            disclosed={behind.disclosed}
            what={`the studies behind ${name}`}
          >
            {fact}
          </Discloser>
        )}
      </div>
      {behind.disclosed.has(part) && <Causes id={id} causes={causes} {...behind} />}
    </div>
  );
}
