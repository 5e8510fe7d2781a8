import type { EventRow, FindingCode, Outcome, Run } from '../../contract/index.ts';
import { chainScreen } from '../../text/index.ts';

const t = () => chainScreen.links;

/** What is wrong with an event's place in the chain; the first that was found. */
const WRONG: readonly (readonly [FindingCode, (row: EventRow) => string])[] = [
  ['chain.genesis-mismatch', () => t().start],
  ['event.prev-mismatch', () => t().broken],
  ['chain.fork', () => t().fork],
  ['chain.duplicate-sequence', () => t().duplicate],
  ['chain.out-of-order', () => t().order],
  ['chain.gap', () => t().gap],
  ['event.hash-mismatch', (row) => t().changed(row.seq)],
  ['event.not-canonical', () => t().spelled],
];

/** One link in words: what the run found of it, or that it holds. */
export function linkState(row: EventRow, run: Run): { readonly outcome: Outcome; readonly word: string } {
  const codes = new Set(row.findings.map((index) => run.findings[index]?.code));
  const wrong = WRONG.find(([code]) => codes.has(code));
  if (wrong !== undefined) return { outcome: 'fail', word: wrong[1](row) };
  if (row.integrity === 'verified') return { outcome: 'pass', word: t().holds(row.seq) };
  // More events fail than findings are kept of: what the index knows of the event still counts.
  if (row.integrity === 'failed') return { outcome: 'fail', word: t().unheld };
  // The link was tested and nothing found; but nobody signed the file as it stands here.
  return { outcome: 'indeterminate', word: t().unsigned(row.seq) };
}
