/**
 * Text for content and attribute values of XML 1.0. Names and values come from the evidence: what section 2.2 (Char) does
 * not allow would make the whole report unreadable, and is written out as ⟨U+001B⟩; line ends in attributes would be
 * folded into spaces, so they are references.
 */
export function xmlText(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const named = NAMED[character];
    if (named !== undefined) return named;
    return isXmlChar(point) ? character : `\u27e8U+${point.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
  }).join('');
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** Surrogates reach this only where they stand alone. C1 controls and U+FFFE are legal or nearly so, and show nothing. */
function isXmlChar(point: number): boolean {
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return false;
  return !(point >= 0xd800 && point <= 0xdfff) && (point & 0xfffe) !== 0xfffe;
}
