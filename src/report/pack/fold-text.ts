/** Lines of at most `width` characters, broken at spaces; where there are none, as in Japanese, anywhere. */
export function foldText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    // A digest is never cut: it is copied from here.
    const parts = /^[\x21-\x7e]*$/u.test(word) ? [word] : cut(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function cut(word: string, width: number): readonly string[] {
  const points = Array.from(word);
  // A character of those scripts is two columns wide.
  const most = Math.floor(width / 2);
  return Array.from({ length: Math.ceil(points.length / most) }, (_, index) => points.slice(index * most, (index + 1) * most).join(''));
}
