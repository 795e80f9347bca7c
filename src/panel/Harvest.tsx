import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { harvestPlot } from '../core/report/figures/index.js';
import type { ClaimDetail } from '../protocol.js';

/** The harvest plot, as wide as its place. */
export function Harvest({ units }: Pick<ClaimDetail, 'units'>): VNode | null {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const marks = useMemo(() => units.map(({ mark }) => mark), [units]);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const figure = useMemo(() => (width > 0 ? harvestPlot(marks, width) : null), [marks, width]);
  if (!marks.some(({ counted }) => counted)) return null;
  return (
    <div class="harvest-place" ref={place}>
      {figure}
    </div>
  );
}
