/**
 * The positions in ascending order of their times; of equal times the one that stands first. A log is in order but for
 * where one stream ends and the next begins, or a clock was set back: stretches that are in order are merged two by two,
 * which takes a few looks at each event and not twenty.
 */
export function sortByTime(time: Float64Array, position: Uint32Array): Uint32Array {
  let ends = stretches(time, position);
  if (ends.length <= 1) return position;
  let from = position;
  let into = new Uint32Array(position.length);
  let spare: Uint32Array<ArrayBuffer> | null = null;
  while (ends.length > 1) {
    const merged: number[] = [];
    let start = 0;
    for (let k = 0; k < ends.length; k += 2) {
      const middle = ends[k]!;
      const end = ends[k + 1] ?? middle;
      merge(time, from, into, start, middle, end);
      merged.push(end);
      start = end;
    }
    ends = merged;
    const written = into;
    into = spare ?? new Uint32Array(position.length);
    spare = written;
    from = written;
  }
  return from;
}

/** Where each stretch that is in order ends. */
function stretches(time: Float64Array, position: Uint32Array): number[] {
  const ends: number[] = [];
  for (let i = 1; i < position.length; i += 1) if (time[position[i]!]! < time[position[i - 1]!]!) ends.push(i);
  if (position.length > 0) ends.push(position.length);
  return ends;
}

function merge(time: Float64Array, from: Uint32Array, into: Uint32Array, start: number, middle: number, end: number): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at += 1) {
    const takesLeft = right >= end || (left < middle && time[from[left]!]! <= time[from[right]!]!);
    into[at] = takesLeft ? from[left++]! : from[right++]!;
  }
}
