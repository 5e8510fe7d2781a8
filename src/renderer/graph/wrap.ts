import { textWidth } from './text-width.ts';

/** A label in at most `most` lines of `width` pixels, broken where words or parts of names end; what is too long loses its middle: names of one system differ at their ends. */
export function wrapLabel(text: string, width: number, size: number, most = 2): readonly string[] {
  if (textWidth(text, size) <= width) return [text];
  const points = Array.from(text);
  if (most <= 1) return [withoutMiddle(points, width - textWidth('…', size), size)];
  const at = breakAt(points, Math.max(1, fitting(points, width, size)));
  return [points.slice(0, at).join('').trimEnd(), ...wrapLabel(points.slice(at).join('').trimStart(), width, size, most - 1)];
}

function withoutMiddle(points: readonly string[], width: number, size: number): string {
  const tail = points.slice(points.length - fitting(points.toReversed(), width / 2, size));
  const head = points.slice(0, fitting(points, width - textWidth(tail.join(''), size), size));
  return `${head.join('')}…${tail.join('')}`;
}

/** How many characters fit; names may be long, and only as much as fits is measured. */
function fitting(points: readonly string[], width: number, size: number): number {
  let used = 0;
  for (const [i, char] of points.entries()) {
    used += textWidth(char, size);
    if (used > width) return i;
  }
  return points.length;
}

/** The last break within a line; a name without breaks is cut at the edge. */
function breakAt(points: readonly string[], fit: number): number {
  for (let at = fit; at > 1; at -= 1) {
    if (points[at] === ' ' || /[-_/. ]/.test(points[at - 1] ?? '')) return at;
  }
  return fit;
}
