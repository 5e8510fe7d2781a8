import { MAX_CEDAR_BYTES } from '../bundle/documents.ts';
import type { CedarProblem } from './evaluator.ts';

/**
 * What a text may hold before Cedar sees it. Cedar's parser and evaluator call themselves for every bracket and every
 * operator, and the WebAssembly build ends for good when their stack is full: 150 brackets or a sum of 1,000 terms are
 * enough (docs/decisions/0017). A policy that people sign off has a fraction of this.
 */
export const CEDAR_LIMITS = { bytes: MAX_CEDAR_BYTES, policies: 1_000, depth: 32, links: 128 } as const;

/** Counts brackets, operators and policies outside of strings and comments; null when all is within bounds. */
export function screenText(text: string): CedarProblem | null {
  if (text.length > CEDAR_LIMITS.bytes) return 'size';
  let [depth, links, policies] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') at = endOfString(text, at);
    else if (char === '/' && text[at + 1] === '/') at = endOfLine(text, at);
    else if (char === ';') {
      policies += 1;
      links = 0;
    } else if (OPENS.has(char)) {
      depth += 1;
      links += 1;
    } else if (CLOSES.has(char)) depth -= 1;
    else if (LINKS.has(char) || startsIf(text, at)) links += 1;
    if (depth > CEDAR_LIMITS.depth || links > CEDAR_LIMITS.links) return 'depth';
    if (policies > CEDAR_LIMITS.policies) return 'count';
  }
  return null;
}

const OPENS = new Set('([{');
const CLOSES = new Set(')]}');
/** `&&` and `||` count twice, which is no harm. */
const LINKS = new Set('&|+-*!.<>=');

const startsIf = (text: string, at: number): boolean => text[at] === 'i' && text[at + 1] === 'f';

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
