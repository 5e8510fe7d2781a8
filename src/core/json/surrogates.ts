const ANY = /[\ud800-\udfff]/;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether the text holds a surrogate without its other half: no UTF-8 can carry it (RFC 8785 section 3.2.2.2). */
export function hasLoneSurrogate(text: string): boolean {
  return ANY.test(text) && LONE.test(text);
}
