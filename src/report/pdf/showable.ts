/**
 * Text from evidence may hold what the fonts cannot draw, or what draws nothing and misleads. Such characters are
 * written ‹U+202E›, and the marks themselves are written out too, so that no name can imitate them. The
 * catalogue's own ⟨…⟩ around characters it has written out already become the same marks.
 */
export function showable(text: string, covers: (point: number) => boolean): string {
  if (/^[ -~]*$/u.test(text)) return text;
  return text.replace(/⟨U\+([0-9A-F]{4,6})⟩|[^ -~]/gu, (char, written: string | undefined) => {
    if (written !== undefined) return `‹U+${written}›`;
    const point = char.codePointAt(0) ?? 0;
    return invisible(point) || point === 0x2039 || point === 0x203a || !covers(point) ? named(point) : char;
  });
}

/** The same for text that no font draws: bookmarks, alternatives, names of links. */
export const sayable = (text: string): string => showable(text, () => true);

const named = (point: number): string => `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`;

/** Controls, joiners, marks of direction, fillers and variation selectors. */
const invisible = (point: number): boolean =>
  point < 0x20 || (point >= 0x7f && point <= 0xa0) || point === 0xad || point === 0x61c || (point >= 0x200b && point <= 0x200f) ||
  (point >= 0x2028 && point <= 0x202f) || (point >= 0x2060 && point <= 0x206f) || point === 0x3164 || (point >= 0xd800 && point <= 0xdfff) ||
  (point >= 0xfe00 && point <= 0xfe0f) || point === 0xfeff || (point >= 0xe0000 && point <= 0xe0fff);
