import { useMemo, useState, type ReactNode } from 'react';
import type { FileView, Outcome } from '../../../contract/index.ts';
import { displayName, evidenceLabels, evidenceText, formatDuration } from '../../../text/index.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Lines } from '../../design/Lines.tsx';
import { OutcomeMark } from '../../design/Outcome.tsx';

type Test = NonNullable<FileView['junit']>[number];
interface Row { readonly key: string; readonly test: Test }

const status = (): Readonly<Record<Test['status'], { readonly outcome: Outcome; readonly word: string }>> => ({
  passed: { outcome: 'pass', word: evidenceLabels.passed },
  failed: { outcome: 'fail', word: evidenceLabels.failed },
  skipped: { outcome: 'not-checked', word: evidenceLabels.skipped },
});
const ORDER: readonly Test['status'][] = ['failed', 'skipped', 'passed'];
const columns = (): readonly Column<Row>[] => [
  { id: 'status', header: evidenceLabels.result, width: '104px', cell: ({ test }) => <span className="outcome-word"><OutcomeMark outcome={status()[test.status].outcome} size={14} label={false} />{status()[test.status].word}</span> },
  { id: 'name', header: evidenceLabels.test, width: 'minmax(180px, 2fr)', cell: ({ test }) => displayName(test.name) },
  { id: 'suite', header: evidenceLabels.suite, width: 'minmax(120px, 1fr)', cell: ({ test }) => displayName(test.suite) },
  { id: 'time', header: evidenceLabels.time, width: '88px', align: 'end', cell: ({ test }) => formatDuration(Math.round(test.seconds * 1_000)) },
  { id: 'message', header: evidenceLabels.message, width: 'minmax(160px, 2fr)', cell: ({ test }) => (test.message === null ? '' : displayName(test.message.split('\n')[0] ?? '')) },
];

/** Test results, what failed before all else, and the whole message of the one that is chosen. */
export function JunitView({ tests }: { readonly tests: readonly Test[] }): ReactNode {
  const rows = useMemo(() => tests.map((test, index): Row => ({ key: String(index), test })).toSorted((a, b) => ORDER.indexOf(a.test.status) - ORDER.indexOf(b.test.status)), [tests]);
  const [selected, setSelected] = useState<string | null>(null);
  const count = (status: Test['status']): number => tests.filter((test) => test.status === status).length;
  const message = selected === null ? null : tests[Number(selected)]?.message ?? null;
  return (
    <>
      <p className="view-lead">{evidenceText.tests(tests.length, count('passed'), count('failed'), count('skipped'))}</p>
      <DataTable label={evidenceLabels.tests} columns={columns()} count={rows.length} row={(index) => rows[index]} rowKey={({ key }) => key} selected={selected} onSelect={({ key }) => setSelected(key)} empty={evidenceLabels.theReportHoldsNo} />
      {message !== null && <div className="view-detail"><Lines label={evidenceLabels.messageOfTheTest} lines={message.split('\n')} /></div>}
    </>
  );
}
