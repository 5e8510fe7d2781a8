import { parseSync, Visitor } from 'oxc-parser';

/** Lines that read the clock through `Date` without an argument: lint rules see `Date.now` but not these. */
export function clockReads(file: string, text: string): number[] {
  const lines: number[] = [];
  const note = (start: number): void => void lines.push(text.slice(0, start).split('\n').length);
  new Visitor({
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) note(node.start);
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') note(node.start);
    },
  }).visit(parseSync(file, text).program);
  return lines;
}

/** Folders whose results must not depend on when they are computed. */
export const CLOCKLESS = /^src\/(core|sources|text|report)\//;
