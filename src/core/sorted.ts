/**
 * How many of a list's first items `holds` is true of. It is true of none after them, so that the list is halved: its author decides
 * how long it is, and how often it is asked.
 */
export function countWhile<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
