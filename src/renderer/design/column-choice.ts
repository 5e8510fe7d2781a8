import type { KeyboardEvent, PointerEvent } from 'react';

/** How a column of a chart that is a slider is chosen: by a press on it, by the arrow keys, Home and End. */
export function columnChoice(count: number, chosen: number | null, onChoose: (index: number) => void): {
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const choose = (index: number): void => onChoose(Math.min(count - 1, Math.max(0, index)));
  return {
    onPointerDown(event) {
      const box = event.currentTarget.getBoundingClientRect();
      choose(Math.floor(((event.clientX - box.left) / Math.max(1, box.width)) * count));
    },
    onKeyDown(event) {
      const to = { ArrowRight: (chosen ?? -1) + 1, ArrowLeft: (chosen ?? count) - 1, Home: 0, End: count - 1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      choose(to);
    },
  };
}
