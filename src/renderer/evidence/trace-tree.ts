import type { Span } from '../../contract/index.ts';

export type { Span } from '../../contract/index.ts';
export interface SpanRow {
  readonly key: string;
  readonly span: Span;
  readonly level: number;
  /** Spans below it. */
  readonly below: number;
}

/** Deeper ones are indented no further: the picture needs its width. */
const MAX_LEVEL = 24;

/** Children under parents, in the order of the file; a span whose parent is not here, or is below itself, stands at the root. */
export function traceRows(spans: readonly Span[]): readonly SpanRow[] {
  const known = new Set(spans.map((span) => span.id));
  const children = new Map<string, number[]>();
  for (const [at, span] of spans.entries()) {
    const parent = span.parent !== null && known.has(span.parent) ? span.parent : '';
    const siblings = children.get(parent);
    if (siblings) siblings.push(at);
    else children.set(parent, [at]);
  }
  const out: { key: string; span: Span; level: number; below: number; depth: number }[] = [];
  const seen = new Set<number>();
  const walk = (root: number): void => {
    // A stack of our own: the depth of a trace is its author's choice.
    const open: [number, number][] = [[root, 0]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [at, depth] = next;
      const span = spans[at];
      if (span === undefined || seen.has(at)) continue;
      seen.add(at);
      out.push({ key: String(at), span, level: Math.min(depth, MAX_LEVEL), below: 0, depth });
      for (const child of (children.get(span.id) ?? []).toReversed()) open.push([child, depth + 1]);
    }
  };
  for (const at of children.get('') ?? []) walk(at);
  for (const at of spans.keys()) walk(at);
  countBelow(out);
  return out.map(({ key, span, level, below }) => ({ key, span, level, below }));
}

/** Rows stand in preorder: a row's descendants end where the next one as shallow begins. */
function countBelow(rows: readonly { depth: number; below: number }[]): void {
  const open: number[] = [];
  const close = (end: number, depth: number): void => {
    for (let top = open.at(-1); top !== undefined && rows[top]!.depth >= depth; top = open.at(-1)) {
      rows[top]!.below = end - top - 1;
      open.pop();
    }
  };
  for (const [at, row] of rows.entries()) {
    close(at, row.depth);
    open.push(at);
  }
  close(rows.length, 0);
}

/** The rows that are left when some are folded. */
export function openRows(rows: readonly SpanRow[], closed: ReadonlySet<string>): readonly SpanRow[] {
  const out: SpanRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    out.push(row);
    if (closed.has(row.key)) at += row.below;
  }
  return out;
}

/** First and last instant of the trace, epoch milliseconds. Thousands of spans: spread into Math.min they would not fit the stack. */
export function traceBounds(spans: readonly Span[]): { readonly from: number; readonly whole: number } {
  const from = spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY);
  return { from, whole: Math.max(1, spans.reduce((most, span) => Math.max(most, span.end), 0) - from) };
}

const STEPS: readonly number[] = [1, 2, 5];

/** Round distances from the beginning for a scale of about four marks. */
export function scaleMarks(whole: number): readonly number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, whole / 4)));
  const step = (STEPS.find((each) => each * size >= whole / 4) ?? 10) * size;
  return Array.from({ length: Math.floor(whole / step) + 1 }, (_, index) => index * step);
}
