/**
 * JSON with line breaks and indents and every token exactly as it stands: nothing is parsed, so duplicate keys,
 * long numbers and odd escapes stay visible. Text that is no JSON comes out as it went in, more or less indented.
 */
export function prettyJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  let at = 0;
  const line = (): void => void out.push('\n', '  '.repeat(Math.min(depth, 64)));
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = stringEnd(text, at);
      out.push(text.slice(at, end));
      at = end;
      continue;
    }
    if (char === '{' || char === '[') {
      const close = skipSpace(text, at + 1);
      if (text[close] === (char === '{' ? '}' : ']')) {
        out.push(char, text.charAt(close));
        at = close + 1;
        continue;
      }
      depth += 1;
      out.push(char);
      line();
    } else if (char === '}' || char === ']') {
      depth = Math.max(0, depth - 1);
      line();
      out.push(char);
    } else if (char === ',') {
      out.push(char);
      line();
    } else if (char === ':') {
      out.push(': ');
    } else if (!isSpace(char)) {
      out.push(char);
    }
    at += 1;
  }
  return out.join('');
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\r' || char === '\t';

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}
