import type { Finding, FindingCode, Run, StreamSummary } from '../../contract/index.ts';
import { chainScreen, displayName, formatNumber } from '../../text/index.ts';
import { linkFindings, seqOf } from './findings.ts';

const t = () => chainScreen.answer;

/** Does the log hold together, and if not, where and how far? Only what the run found: nothing here judges again. */
export function chainAnswer(run: Run, stream: StreamSummary): string {
  const found = linkFindings(run, stream);
  const of = (...codes: readonly FindingCode[]): readonly Finding[] => found.filter((finding) => codes.includes(finding.code));
  const sentences = [
    ...changed(of('event.hash-mismatch')),
    ...broken(of('event.prev-mismatch', 'chain.genesis-mismatch')),
    ...gaps(of('chain.gap')),
    ...of('chain.fork').slice(0, 1).map((finding) => t().fork(seqOf(finding))),
    ...count(of('chain.duplicate-sequence', 'chain.out-of-order'), t().duplicate),
    ...count(of('event.malformed'), t().unreadable),
    ...count(of('event.not-canonical'), t().spelled),
  ];
  const [short] = of('chain.count-mismatch');
  // A gap says which events are missing; the number that was signed for adds nothing to it.
  if (short?.expected !== undefined && short.computed !== undefined && of('chain.gap').length === 0) sentences.push(t().short(stream.name, grouped(short.computed), grouped(short.expected)));
  if (sentences.length === 0 && of('chain.head-mismatch').length > 0) sentences.push(t().otherEnd);
  const only = of('chain.gap').length > 0 && sentences.length === 1 ? ` ${t().around}` : '';
  const own = sentences.length > 0 ? `${sentences.join(' ')}${only}` : t().links(stream.count, stream.name, endOf(stream, of('merkle.root-mismatch').length > 0));
  return [own, ...rewritten(run, stream)].join(' ');
}

function endOf({ checkpoint }: StreamSummary, otherRoot: boolean): string {
  if (otherRoot) return t().ends.root;
  return checkpoint === null ? t().ends.none : t().ends[checkpoint.outcome];
}

/** A log that links may still be another one than was seen before. */
function rewritten(run: Run, stream: StreamSummary): readonly string[] {
  const found = run.findings.find((finding) => finding.code === 'previous.contradicts' && finding.values?.['stream'] === stream.name);
  const size = found?.values?.['previousSize'];
  return found === undefined ? [] : [t().rewritten(typeof size === 'number' ? size : null)];
}

/** One replaced record is another thing than everything after it: `relinks` tells them apart. */
function changed(list: readonly Finding[]): readonly string[] {
  const alone = list.filter((finding) => finding.values?.['relinks'] !== false);
  const others = list.filter((finding) => finding.values?.['relinks'] === false);
  const [only] = alone;
  const first = others[0];
  return [
    ...(only === undefined ? [] : [alone.length === 1 ? t().changedOne(seqOf(only)) : t().changedMany(alone.length)]),
    ...(first === undefined ? [] : [t().changedBroken(others.length, seqOf(first))]),
  ];
}

function broken(list: readonly Finding[]): readonly string[] {
  const [only] = list;
  if (only === undefined) return [];
  return [list.length === 1 ? t().brokenOne(seqOf(only), true) : t().brokenMany(list.length)];
}

function gaps(list: readonly Finding[]): readonly string[] {
  const [only] = list;
  if (only === undefined) return [];
  const [from, to] = [only.values?.['from'], only.values?.['to']];
  if (list.length === 1 && typeof from === 'number' && typeof to === 'number') return [t().gapOne(from, to)];
  return [t().gap(list.length, list.reduce((sum, finding) => sum + Number(finding.values?.['missing'] ?? 0), 0))];
}

const grouped = (text: string): string => (/^\d{1,15}$/.test(text) ? formatNumber(Number(text)) : displayName(text, 20));

const count = (list: readonly Finding[], say: (n: number) => string): readonly string[] => (list.length === 0 ? [] : [say(list.length)]);
