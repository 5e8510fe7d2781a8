import type { ReactNode } from 'react';
import type { FileView, Outcome } from '../../contract/index.ts';
import { displayName, factLabel, formatDuration, formatNumber, plural } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { Lines } from '../design/Lines.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { prettyJson } from '../design/pretty-json.ts';

/** One view a kind of file. All text, whatever it claims to be. */

export function JsonView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return <Lines label={label} lines={prettyJson(text).split('\n')} />;
}

export function TextView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return <Lines label={label} lines={text.split('\n')} />;
}

export function DiffView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  const lines = text.split('\n');
  const added = lines.filter((line) => line.startsWith('+') && !line.startsWith('+++')).length;
  const removed = lines.filter((line) => line.startsWith('-') && !line.startsWith('---')).length;
  const lineClass = (line: string): string | undefined =>
    /^(\+\+\+|---|diff |index )/.test(line) ? 'diff-head' : line.startsWith('@@') ? 'diff-place' : line.startsWith('+') ? 'diff-added' : line.startsWith('-') ? 'diff-removed' : undefined;
  return (
    <>
      <p className="view-note">{plural(added, 'line')} added, {plural(removed, 'line')} removed.</p>
      <Lines label={label} lines={lines} lineClass={lineClass} />
    </>
  );
}

type Junit = NonNullable<FileView['junit']>[number];
const JUNIT: Readonly<Record<Junit['status'], { readonly outcome: Outcome; readonly word: string }>> = {
  passed: { outcome: 'pass', word: 'Passed' },
  failed: { outcome: 'fail', word: 'Failed' },
  skipped: { outcome: 'not-checked', word: 'Skipped' },
};
const JUNIT_COLUMNS: readonly Column<readonly [number, Junit]>[] = [
  { id: 'status', header: 'Result', width: '104px', cell: ([, test]) => <span className="outcome-word"><OutcomeMark outcome={JUNIT[test.status].outcome} size={14} label={false} />{JUNIT[test.status].word}</span> },
  { id: 'name', header: 'Test', width: 'minmax(180px, 2fr)', cell: ([, test]) => displayName(test.name) },
  { id: 'suite', header: 'Suite', width: 'minmax(120px, 1fr)', cell: ([, test]) => displayName(test.suite) },
  { id: 'time', header: 'Time', width: '88px', align: 'end', cell: ([, test]) => formatDuration(Math.round(test.seconds * 1_000)) },
  { id: 'message', header: 'Message', width: 'minmax(160px, 2fr)', cell: ([, test]) => (test.message === null ? '' : displayName(test.message)) },
];

export function JunitView({ tests }: { readonly tests: readonly Junit[] }): ReactNode {
  const failed = tests.filter((test) => test.status === 'failed');
  const ordered = [...failed, ...tests.filter((test) => test.status !== 'failed')].map((test, index) => [index, test] as const);
  const skipped = tests.filter((test) => test.status === 'skipped').length;
  return (
    <>
      <p className="view-note">{plural(tests.length, 'test')}: {formatNumber(tests.length - failed.length - skipped)} passed, {formatNumber(failed.length)} failed, {formatNumber(skipped)} skipped.</p>
      <DataTable label="Tests" columns={JUNIT_COLUMNS} count={ordered.length} row={(index) => ordered[index]} rowKey={([index]) => String(index)} selected={null} onSelect={() => {}} />
    </>
  );
}

type Span = NonNullable<FileView['spans']>[number];
interface SpanRow { readonly span: Span; readonly level: number; readonly from: number; readonly whole: number }
const SPAN_COLUMNS: readonly Column<SpanRow>[] = [
  { id: 'name', header: 'Span', width: 'minmax(200px, 1fr)', cell: ({ span, level }) => <span style={{ paddingInlineStart: level * 14 }}>{displayName(span.name)}</span> },
  { id: 'service', header: 'Service', width: '140px', cell: ({ span }) => displayName(span.service) },
  { id: 'bar', header: 'Time', width: 'minmax(200px, 2fr)', cell: (row) => <SpanBar {...row} /> },
  { id: 'took', header: 'Took', width: '88px', align: 'end', cell: ({ span }) => formatDuration(Math.round((span.end - span.start) * 1_000) / 1_000) },
  { id: 'error', header: 'Status', width: '88px', cell: ({ span }) => (span.error ? <span className="outcome-word"><OutcomeMark outcome="fail" size={14} label={false} />Error</span> : '') },
];

export function SpansView({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  // Thousands of spans: spread into Math.min they would not fit the stack.
  const from = spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY);
  const whole = Math.max(1, spans.reduce((most, span) => Math.max(most, span.end), 0) - from);
  const rows = inTree(spans).map(([span, level]): SpanRow => ({ span, level, from, whole }));
  return (
    <>
      <p className="view-note">{plural(spans.length, 'span')} over {formatDuration(whole)}, {plural(spans.filter((span) => span.error).length, 'error')}.</p>
      <DataTable label="Trace" columns={SPAN_COLUMNS} count={rows.length} row={(index) => rows[index]} rowKey={({ span }) => span.id} selected={null} onSelect={() => {}} />
    </>
  );
}

function SpanBar({ span, from, whole }: SpanRow): ReactNode {
  return (
    <svg className="span-bar" data-error={span.error} viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={span.error ? 'Error' : 'Completed'}>
      <rect x={((span.start - from) / whole) * 1000} width={Math.max(2, ((span.end - span.start) / whole) * 1000)} y="1" height="8" />
    </svg>
  );
}

/** Children under parents; a span whose parent is not here, or is below itself, stands at the root. */
function inTree(spans: readonly Span[]): (readonly [Span, number])[] {
  const known = new Set(spans.map((span) => span.id));
  const children = new Map<string, Span[]>();
  for (const span of spans) {
    const parent = span.parent !== null && known.has(span.parent) ? span.parent : '';
    const siblings = children.get(parent);
    if (siblings) siblings.push(span);
    else children.set(parent, [span]);
  }
  const out: (readonly [Span, number])[] = [];
  const seen = new Set<Span>();
  const walk = (root: Span): void => {
    // A stack of our own: the depth of a trace is its author's choice.
    const open: [Span, number][] = [[root, 0]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [span, level] = next;
      if (seen.has(span)) continue;
      seen.add(span);
      out.push([span, Math.min(level, 24)]);
      for (const child of (children.get(span.id) ?? []).toReversed()) open.push([child, level + 1]);
    }
  };
  for (const span of children.get('') ?? []) walk(span);
  for (const span of spans) walk(span);
  return out;
}

export function EnvelopeView({ label, envelope }: { readonly label: string; readonly envelope: NonNullable<FileView['envelope']> }): ReactNode {
  return (
    <>
      <div className="view-note">
        <Facts facts={[
          ['Payload type', displayName(envelope.payloadType)],
          [plural(envelope.keyids.length, 'signature') + ' by', envelope.keyids.length === 0 ? 'nobody' : envelope.keyids.map((keyid) => <div key={keyid}><Digest hex={keyid} /></div>)],
        ]} />
      </div>
      <Lines label={`${label}, payload`} lines={prettyJson(envelope.payload).split('\n')} />
    </>
  );
}

/** Steps as the producer wrote them: a list where the file has one, else its JSON. */
export function ReproductionView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  const read = readSteps(text);
  if (read === null) return <JsonView label={label} text={text} />;
  const { steps, rest } = read;
  return (
    <div className="steps-view">
      <p className="view-note">{plural(steps.length, 'step')} to reproduce, as recorded. Proofroom runs none of them.</p>
      <ol>
        {steps.map((step, index) => (
          <li key={index}>{step.map(([key, value]) => <div key={key}>{key !== '' && <span className="quiet">{displayName(key)} </span>}{displayName(value, 2_000)}</div>)}</li>
        ))}
      </ol>
      {rest.length > 0 && <div className="view-note"><Facts facts={rest.map(([key, value]) => [factLabel(key), displayName(value, 2_000)] as const)} /></div>}
    </div>
  );
}

type Pairs = readonly (readonly [string, string])[];

function readSteps(text: string): { readonly steps: readonly Pairs[]; readonly rest: Pairs } | null {
  try {
    const value: unknown = JSON.parse(text);
    const document = typeof value === 'object' && value !== null && 'steps' in value ? value : { steps: value };
    if (!Array.isArray(document.steps)) return null;
    return {
      steps: document.steps.map((step: unknown) => (typeof step === 'object' && step !== null ? pairs(step) : [['', String(step)] as const])),
      rest: pairs(document).filter(([key]) => key !== 'steps'),
    };
  } catch {
    return null;
  }
}

const pairs = (value: object): Pairs =>
  Object.entries(value).map(([key, part]: [string, unknown]) => [key, typeof part === 'string' ? part : JSON.stringify(part)] as const);
