import type { Placed } from './layout.ts';

/** Leaves a box at the side that faces the other; between boxes of one column it bows out to the right. */
export function edgePath(from: Placed, to: Placed): string {
  const y1 = from.y + from.height / 2;
  const y2 = to.y + to.height / 2;
  if (from.x === to.x) {
    const x = from.x + from.width;
    const bow = 14 + Math.min(26, Math.abs(y2 - y1) / 14);
    return `M${x} ${y1}C${x + bow} ${y1} ${x + bow} ${y2} ${x} ${y2}`;
  }
  const right = to.x > from.x;
  const x1 = right ? from.x + from.width : from.x;
  const x2 = right ? to.x : to.x + to.width;
  const reach = Math.max(12, Math.abs(x2 - x1) * 0.45) * (right ? 1 : -1);
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}
