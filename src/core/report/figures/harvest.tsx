import type { VNode } from 'preact';
import { outlinesBehind, px } from './geometry.js';
import { barsHeight, layoutHarvest, mostNames } from './harvestLayout.js';
import type { Bar, HarvestColumn, HarvestLayout } from './harvestLayout.js';
import { ink, inkOf } from './inks.js';
import { mark } from './mark.js';
import { sortedMarks } from './stripLayout.js';
import type { Direction, FigureMark } from './types.js';
import { markTitle, qualityWords } from './words.js';

export const columnWords: Record<Direction, string> = {
  contradicts: 'Against',
  null: 'Null',
  qualifies: 'Mixed',
  supports: 'For',
};

/**
 * A harvest plot (Ogilvie et al. 2008, "The harvest plot", BMC Medical Research Methodology 8:8): a bar for each independent study in the
 * column of what it found, as high as it weighs, filled as its quality. One picture for assistive technology; its label is `harvestWords`.
 */
export function harvestPlot(marks: readonly FigureMark[], width: number): VNode {
  const layout = layoutHarvest(marks, width);
  const { columns, ground, named, height } = layout;
  return (
    <svg
      class="harvest"
      xmlns="http://www.w3.org/2000/svg"
      width={px(width)}
      height={px(height)}
      viewBox={`0 0 ${px(width)} ${px(height)}`}
      role="img"
      aria-label={harvestWords(marks)}
    >
      {[1, 2, 3].map((third) => {
        const y = px(ground - (barsHeight * third) / 3);
        return <line key={third} class="level" x1="0" x2={px(width)} y1={y} y2={y} stroke={ink.hair} />;
      })}
      {columns.map((column) => (
        <g key={column.direction}>
          <Head column={column} layout={layout} />
          {column.bars.map((bar) => (
            <BarOf key={bar.marks[0]?.id} bar={bar} ground={ground} named={named} />
          ))}
          <line
            class="ground"
            x1={px(column.x + 3)}
            x2={px(column.x + column.width - 3)}
            y1={px(ground)}
            y2={px(ground)}
            stroke={ink.neither}
          />
        </g>
      ))}
    </svg>
  );
}

function Head({ column, layout }: { column: HarvestColumn; layout: HarvestLayout }): VNode {
  const { direction, count, x, width } = column;
  const middle = x + width / 2;
  const word = columnWords[direction];
  const two = layout.headLines === 2;
  // By the width of letters in the font of the head, roughly; the mark stands before what it measures.
  const wide = (two ? String(count) : `${word} ${count}`).length * 5.4;
  return (
    <>
      {mark(direction, 'high', 1, 1, true, { x: middle - wide / 2 - 3, y: 6 })}
      <text x={px(middle + 5)} y="10" text-anchor="middle" font-size="10.5" fill={ink.text}>
        {!two && `${word} `}
        <tspan font-weight="600">{count}</tspan>
      </text>
      {two && (
        <text x={px(middle)} y="23" text-anchor="middle" font-size="10.5" fill={ink.text}>
          {word}
        </text>
      )}
    </>
  );
}

function BarOf({ bar, ground, named }: { bar: Bar; ground: number; named: boolean }): VNode {
  const { marks, x, width, height, quality, direction } = bar;
  const colour = inkOf[direction];
  const [first] = marks;
  const single = marks.length === 1 && first !== undefined;
  const stroke = Math.min(1.2, width / 2);
  const middle = px(x + width / 2);
  // The outline lies within the bar, so that neighbours keep apart.
  const inside = { x: px(x + stroke / 2), width: px(Math.max(0.1, width - stroke)) };
  return (
    <g>
      <title>
        {single
          ? markTitle(first)
          : `${marks.length} studies: ${qualityWords[quality]}, each weighs ${first?.weight ?? 0}.`}
      </title>
      {single &&
        [2, 1]
          .slice(2 - outlinesBehind(first.publications))
          .map((n) => (
            <rect
              key={n}
              class="behind"
              {...inside}
              transform={`translate(${2 * n} ${-2 * n})`}
              y={px(ground - height)}
              height={px(height)}
              fill={ink.ground}
              stroke={colour}
              stroke-width={px(stroke)}
            />
          ))}
      <rect
        class={`harvest-bar quality-${quality}`}
        {...inside}
        y={px(ground - height + stroke / 2)}
        height={px(Math.max(0, height - stroke))}
        fill={quality === 'high' ? colour : ink.ground}
        stroke={colour}
        stroke-width={px(stroke)}
        stroke-dasharray={quality === 'unclear' ? '3 2' : undefined}
      />
      {quality === 'moderate' && (
        <rect
          class="harvest-bar half"
          x={px(x)}
          width={px(width)}
          y={px(ground - height / 2)}
          height={px(height / 2)}
          fill={colour}
        />
      )}
      {named && single && (
        <text
          class="name"
          transform={`translate(${middle} ${px(ground + 6)}) rotate(-90)`}
          text-anchor="end"
          dominant-baseline="central"
          font-size="9.5"
          fill={ink.dim}
        >
          {shortName(first)}
        </text>
      )}
    </g>
  );
}

/** As many letters as there is room for below a bar. */
const nameLength = 15;

/** "Andersen+ 2024"; a dataset is named by its publications. */
export function shortName({ label, publications, year }: FigureMark): string {
  if (publications > 1) return `${publications} publications`;
  const short = label.replace(/ (?:et al\.|& .+?)(?= \S+$)/, '+');
  const letters = [...short];
  if (letters.length <= nameLength) return short;
  const end = year !== null && short.endsWith(` ${year}`) ? ` ${year}` : '';
  return `${letters
    .slice(0, nameLength - 1 - end.length)
    .join('')
    .trimEnd()}…${end}`;
}

/** The plot in words: each column with its studies by name, or where they are many by quality. */
export function harvestWords(marks: readonly FigureMark[]): string {
  const counted = sortedMarks(marks.filter((one) => one.counted));
  if (counted.length === 0) return 'Harvest plot: no independent study.';
  const columns = (['supports', 'contradicts', 'null', 'qualifies'] as const).map((direction) => {
    const those = counted.filter((one) => one.direction === direction);
    const head = `${columnWords[direction]} ${those.length}`;
    if (those.length === 0) return head;
    return `${head}: ${counted.length <= mostNames ? byName(those) : byQuality(those)}`;
  });
  return `Harvest plot. ${columns.join('. ')}.`;
}

const byName = (marks: readonly FigureMark[]): string =>
  marks
    .map(({ label, quality, weight }) => `${label} (${qualityWords[quality]}, weighs ${weight})`)
    .join('; ');

const byQuality = (marks: readonly FigureMark[]): string =>
  (['high', 'moderate', 'low', 'unclear'] as const)
    .flatMap((quality) => {
      const count = marks.filter((one) => one.quality === quality).length;
      return count === 0 ? [] : [`${count} ${qualityWords[quality]}`];
    })
    .join(', ');
