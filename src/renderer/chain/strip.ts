import type { ChainMark, ChainPictureDto } from '../../contract/index.ts';

/** One place on the strip that can be pressed: marks that would cover one another stand as one. */
export interface StripPlace {
  /** Pixels from the left. */
  readonly x: number;
  readonly marks: readonly ChainMark[];
  readonly count: number;
  /** In file order; a press goes through them. */
  readonly events: readonly { readonly row: number; readonly event: string }[];
}

/** Marks nearer than this many pixels are drawn as one. */
const APART = 18;
/** The worst first: what a place is drawn as. */
const ORDER: readonly ChainMark[] = ['changed', 'broken', 'gap', 'fork', 'duplicate', 'unreadable'];

/** Where a row lies on a strip of `width` pixels: the middle of its share. */
export const xOfRow = (row: number, { first, count }: ChainPictureDto['rows'], width: number): number => ((row - first + 0.5) / count) * width;

/** The row under a pixel. */
export function rowAt(x: number, { first, count }: ChainPictureDto['rows'], width: number): number {
  return first + Math.min(count - 1, Math.max(0, Math.floor((x / Math.max(1, width)) * count)));
}

/** Where a head of so many events lies, by the events before the bundle and those missing in it; past the end it stands at the end. */
export function xOfSize(size: number, before: number, { count }: ChainPictureDto['rows'], width: number): { readonly x: number; readonly beyond: boolean } {
  const at = (size - before) / count;
  return { x: Math.min(1, Math.max(0, at)) * width, beyond: at > 1 };
}

export function stripPlaces(picture: ChainPictureDto, width: number): readonly StripPlace[] {
  const sorted = picture.marks.toSorted((a, b) => a.row - b.row);
  const places: { x: number; marks: Set<ChainMark>; count: number; events: { row: number; event: string }[] }[] = [];
  for (const mark of sorted) {
    const x = xOfRow(mark.row, picture.rows, width);
    const last = places.at(-1);
    if (last !== undefined && x - last.x < APART) {
      last.marks.add(mark.mark);
      last.count += mark.count;
      if (last.events.at(-1)?.row !== mark.row) last.events.push({ row: mark.row, event: mark.event });
    } else places.push({ x, marks: new Set([mark.mark]), count: mark.count, events: [{ row: mark.row, event: mark.event }] });
  }
  return places.map(({ x, marks, count, events }) => ({ x, count, events, marks: ORDER.filter((mark) => marks.has(mark)) }));
}

/** The event a press on a place leads to: the one after that which is selected, or the first. */
export function nextEvent(place: StripPlace, selected: string | null): string | null {
  const at = place.events.findIndex((each) => each.event === selected);
  return (place.events[(at + 1) % place.events.length] ?? place.events[0])?.event ?? null;
}
