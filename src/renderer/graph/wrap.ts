/** A label in at most `most` lines of `chars` characters, broken where words or parts of names end; the rest is elided. */
export function wrapLabel(text: string, chars: number, most = 2): readonly string[] {
  const points = Array.from(text);
  if (points.length <= chars) return [text];
  if (most <= 1) return [`${points.slice(0, chars - 1).join('')}…`];
  const at = breakAt(points, chars);
  return [points.slice(0, at).join('').trimEnd(), ...wrapLabel(points.slice(at).join('').trimStart(), chars, most - 1)];
}

/** The last break within a line; a name without breaks is cut at the edge. */
function breakAt(points: readonly string[], chars: number): number {
  for (let at = chars; at > 1; at -= 1) {
    if (points[at] === ' ' || /[-_/. ]/.test(points[at - 1] ?? '')) return at;
  }
  return chars;
}
