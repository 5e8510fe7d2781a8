/**
 * Where a line may end. Latin text breaks at spaces; names and digests after their separators; Japanese between any two
 * characters, but a line begins with no character of NO_START and ends with none of NO_END (JIS X 4051, 6.1).
 */
const NO_START = new Set('、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々〻ー―‐／～…‥’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,.:;?!)]}%');
const NO_END = new Set('‘“（〔［｛〈《「『【￥＄£([{#');

const JAPANESE = /[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;
const CHARACTER = new RegExp(`(?:${JAPANESE.source})\\s*|(?:(?!${JAPANESE.source}).)+`, 'gu');

export const hasJapanese = (text: string): boolean => JAPANESE.test(text);

/** Parts between which a line may break, spaces at their ends. Together they are the text. */
export function pieces(text: string, breaks: 'words' | 'anywhere'): readonly string[] {
  const parts = text.match(breaks === 'words' ? /\S+\s*|\s+/gu : /[^\s/._:=,-]*[/._:=,-]+\s*|[^\s/._:=,-]+\s*|\s+/gu) ?? [];
  return hasJapanese(text) ? parts.flatMap((part) => (hasJapanese(part) ? characters(part) : [part])) : parts;
}

function characters(part: string): readonly string[] {
  const out: string[] = [];
  // Only the newest part is looked at: evidence may hold one bracket a million times, and all of it would be one piece.
  let joined: string[] = [];
  let before = '';
  for (const next of part.match(CHARACTER) ?? []) {
    const first = Array.from(next.slice(0, 2))[0] ?? '';
    const end = Array.from(before.trimEnd().slice(-2)).at(-1) ?? '';
    // A break after a space is a break between words, which Japanese has none of.
    if (before !== '' && (before.endsWith(' ') || !(NO_START.has(first) || NO_END.has(end)))) {
      out.push(joined.join(''));
      joined = [];
    }
    joined.push(next);
    before = next;
  }
  return joined.length === 0 ? out : [...out, joined.join('')];
}
