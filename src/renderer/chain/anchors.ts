/** A row of a filtered log whose place among those that fit is known: `offset` of them stand up to and with it. */
interface Anchor { readonly offset: number; readonly row: number }

/**
 * Places met while a filtered log is read, so that the next page begins at a row and not by counting from the first: a
 * million rows down, counting them again is what takes long.
 */
export interface Anchors {
  /** The nearest known place at or before this offset of this filter. */
  before(filter: string, offset: number): Anchor | null;
  /** Remembers where a page ended. */
  met(filter: string, anchor: Anchor): void;
}

export function createAnchors(): Anchors {
  let known: { readonly filter: string; readonly anchors: Anchor[] } = { filter: '', anchors: [] };
  return {
    before: (filter, offset) =>
      filter !== known.filter ? null : known.anchors.reduce<Anchor | null>((best, each) => (each.offset <= offset && each.offset > (best?.offset ?? 0) ? each : best), null),
    met(filter, anchor) {
      if (filter !== known.filter) known = { filter, anchors: [] };
      if (!known.anchors.some(({ offset }) => offset === anchor.offset)) known.anchors.push(anchor);
    },
  };
}
