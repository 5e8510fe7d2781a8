// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EngineClient, OperationsDto, OpenRunRow, ServiceRow, Shell, SuiteRow, TestRunRow, WorkCounts, WorkRow } from '../../../../src/contract/index.ts';
import { EngineProvider } from '../../../../src/renderer/engine/index.tsx';
import { OperationsView } from '../../../../src/renderer/operations/OperationsView.tsx';
import { speak } from '../../../../src/text/index.ts';

afterEach(() => {
  cleanup();
  speak('en');
});

const MARKUP = '<img src=x onerror=alert(1)>';
const T = Date.UTC(2026, 7, 1);
const at = { file: 'audit/a', offset: 5, length: 9, event: 'ev-1' };
const LAST: TestRunRow = { n: 0, result: 'empty', passed: 0, failed: 0, required: true, commit: 'c0ffee', time: T, action: 'act-1', at };
const SUITE: SuiteRow = { ...LAST, system: 'repo-1', label: MARKUP, kind: 'repository', suite: 'unit', runs: 2, failedRuns: 1, emptyRuns: 1 };
const OPEN: OpenRunRow = { n: 0, action: 'act-2', title: MARKUP, system: null, agent: 'Mender', requested: T, started: null, finished: null, outcome: 'denied', at };
const SERVICE: ServiceRow = { n: 0, id: 'svc-1', name: MARKUP, environment: null, owner: null };
const WORK: WorkRow = { n: 0, work: MARKUP, fleet: 'Repair', part: 'overdue', priority: null, agent: null, action: 'act-3', queued: null, leased: T, leaseUntil: T + 1_000, finished: null, at };
const NONE: WorkCounts = { finished: 0, late: 0, unleased: 0, overdue: 0, held: 0, passed: 0, waiting: 0 };

const EMPTY: OperationsDto = {
  until: T,
  tests: { runs: 0, suites: { failed: 0, empty: 0, passed: 0 }, open: { running: 0, unreported: 0, unbegun: 0 }, services: null, unread: 0, trend: { from: 0, to: 0, step: 60_000, buckets: [] } },
  work: { all: NONE, fleets: [], fleetsLeftOut: 0, unread: 0 },
};
const FULL: OperationsDto = {
  until: T,
  tests: {
    runs: 7, suites: { failed: 0, empty: 1, passed: 2 }, open: { running: 1, unreported: 0, unbegun: 1 }, services: { all: 3, untested: 1 }, unread: 2,
    trend: { from: T, to: T + 3 * 60_000, step: 60_000, buckets: [{ index: 0, failed: 1, empty: 0, passed: 5 }, { index: 2, failed: 0, empty: 1, passed: 0 }] },
  },
  work: { all: { ...NONE, finished: 4, late: 1, overdue: 1 }, fleets: [{ fleet: 'flt-1', label: 'Repair', counts: { ...NONE, finished: 4, late: 1, overdue: 1 } }], fleetsLeftOut: 3, unread: 1 },
};

function show(posture: OperationsDto, { twin = false, ofExport = false } = {}) {
  const page = <T,>(row: T) => vi.fn(async () => ({ total: 1, offset: 0, rows: [row] }));
  const operations = { suites: page(SUITE), runs: page(LAST), openRuns: page(OPEN), untested: page(SERVICE), work: page(WORK) };
  const engine = { operations } as unknown as EngineClient;
  const [select, go] = [vi.fn(), vi.fn()];
  const { container } = render(<EngineProvider shell={{ engine } as unknown as Shell}><OperationsView {...posture} ofExport={ofExport} twin={twin} engine={engine} digest="d" select={select} go={go} /></EngineProvider>);
  return { operations, select, go, container };
}
const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const part = (name: string) => screen.getByRole('region', { name });
/** The row and its links come with the page. */
async function choose(grid: string): Promise<void> {
  const table = screen.getByRole('grid', { name: grid });
  await within(table).findByText((_, element) => element?.getAttribute('role') === 'gridcell' && element.textContent !== '' && element.querySelector('.table-waiting') === null && element.matches(':first-child'));
  fireEvent.keyDown(table, { key: 'ArrowDown' });
}

describe('what it says', () => {
  test('of a record with neither tests nor work, without praising it', () => {
    const { container } = show(EMPTY);
    expect(heading()).toBe('No result of a test run is recorded; no work is recorded');
    expect(part('Test runs').textContent).toContain('no result of a test run: that is not the same as nothing failing. No graph is valid');
    expect(part('Work of the fleets').textContent).toContain('no work that was queued');
    expect(container.textContent).toContain('no specifications and no planned dates');
    expect([screen.queryByRole('slider'), screen.queryByRole('radiogroup'), screen.queryByRole('grid'), screen.queryByRole('table')]).toEqual([null, null, null, null]);
  });

  test('of a record that holds both', () => {
    const { go } = show(FULL);
    expect(heading()).toBe('Two of 3 suites passed when last run; one piece of work is past the lease');
    expect(part('Test runs').textContent).toContain('7 results of 3 suites. When last run, none failed, and one ran no test. Of 3 services in the graph, one was never tested. 2 results could not be used');
    expect(part('Work of the fleets').textContent).toContain('6 pieces of work; one is open when the record ends. 1 event of work could not be used');
    expect(part('Work of the fleets').textContent).toContain('3 more fleets not listed');
    fireEvent.click(screen.getByRole('button', { name: 'Controls' }));
    expect(go).toHaveBeenCalledWith({ screen: 'controls' });
  });

  test('of an audit export that it tells of neither', () => {
    show(FULL, { ofExport: true });
    expect([heading(), screen.queryByRole('region')]).toEqual(['Neither tests nor work', null]);
  });

  test('in Japanese', () => {
    speak('ja');
    show(FULL);
    expect(heading()).toBe('3 件のスイート中、直近の実行に合格したものは 2 件。リース期限を過ぎた作業は 1 件');
    expect(part('テスト実行').textContent).toContain('失敗はなく、テストが一つも実行されなかったものは 1 件です。');
  });
});

describe('test runs', () => {
  test('what did not pass comes first, and where there is none it is told all the same', () => {
    show(FULL);
    expect(screen.getAllByRole('radio').map((each) => each.textContent)).toEqual(['Last run failed 0', 'Last run had no test 1', 'Last run passed 2', 'Not ended 1', 'Asked for, never begun 1', 'Services never tested 1']);
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('Last run had no test 1');
    fireEvent.click(screen.getByRole('radio', { name: 'Last run failed 0' }));
    expect(screen.queryByRole('grid')).toBeNull();
  });

  test('a suite opens to its runs, a run to its event, its action and its bytes; one without a test is drawn as no pass', async () => {
    const { operations, select, go, container } = show(FULL);
    await choose('Last run had no test');
    expect(operations.suites).toHaveBeenCalledWith({ digest: 'd', result: 'empty', offset: 0, limit: 200 }, expect.anything());
    const runs = `Runs of unit: ${MARKUP}`;
    expect(within(screen.getByRole('grid', { name: 'Last run had no test' })).getByText('No test ran').parentElement?.querySelector('.outcome-indeterminate')).not.toBeNull();
    await choose(runs);
    expect(operations.runs).toHaveBeenCalledWith({ digest: 'd', system: 'repo-1', suite: 'unit', offset: 0, limit: 200 }, expect.anything());
    expect(select).toHaveBeenLastCalledWith({ kind: 'event', id: 'ev-1' }, 'replace');
    fireEvent.click(screen.getByRole('button', { name: 'Its action' }));
    expect(go).toHaveBeenLastCalledWith({ screen: 'action', selection: { kind: 'action', id: 'act-1' } });
    fireEvent.click(screen.getByRole('button', { name: 'The result in Evidence' }));
    expect(go).toHaveBeenLastCalledWith({ screen: 'evidence', selection: { kind: 'file', id: 'audit/a' }, bytes: { offset: 5, length: 9 } });
    expect(container.querySelector('img')).toBeNull();
  });

  test('a run that came to nothing leads to its action, a service to the graph', async () => {
    const { operations, select, go } = show(FULL);
    fireEvent.click(screen.getByRole('radio', { name: 'Asked for, never begun 1' }));
    await choose('Asked for, never begun');
    expect([operations.openRuns.mock.calls.length, screen.getByText('Not started') !== null]).toEqual([1, true]);
    expect(select).toHaveBeenLastCalledWith({ kind: 'action', id: 'act-2' }, 'replace');
    fireEvent.click(screen.getByRole('radio', { name: 'Services never tested 1' }));
    await choose('Services never tested');
    expect(select).toHaveBeenLastCalledWith({ kind: 'node', id: 'svc-1' }, 'replace');
    fireEvent.click(screen.getByRole('button', { name: 'The service in Graph' }));
    expect(go).toHaveBeenLastCalledWith({ screen: 'graph', selection: { kind: 'node', id: 'svc-1' } });
  });

  test('the trend is walked through by keys, and a stretch leads to its events; a stretch of nothing says so', () => {
    const { go, container } = show(FULL);
    const chart = screen.getByRole('slider', { name: 'Results over time: failed 1, no test ran 1, passed 5' });
    expect([...container.querySelectorAll('.operations-chart rect')].map((each) => each.getAttribute('class'))).toEqual(['failed', 'passed', 'empty']);
    expect(container.querySelectorAll('.operations-chart .mark')).toHaveLength(1);
    fireEvent.keyDown(chart, { key: 'Home' });
    expect(part('Chosen stretch').textContent).toContain('1 failed, 0 without a test, 5 passed');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    expect(part('Chosen stretch').textContent).toContain('no result');
    expect(screen.queryByRole('button', { name: 'These results in Timeline' })).toBeNull();
    fireEvent.keyDown(chart, { key: 'End' });
    fireEvent.click(screen.getByRole('button', { name: 'These results in Timeline' }));
    expect(go).toHaveBeenCalledWith({ screen: 'timeline', selection: null, filter: 'type:test.completed time>=2026-08-01T00:02:00.000Z time<2026-08-01T00:03:00.000Z' });
  });

  test('the trend has a table twin without the stretches in which nothing happened', () => {
    show(FULL, { twin: true });
    const table = screen.getByRole('grid', { name: 'Results over time, as a table' });
    expect([screen.queryByRole('slider'), table.getAttribute('aria-rowcount')]).toEqual([null, '3']);
    expect(part('Results over time').textContent).toContain('1 stretch without a result not listed');
    fireEvent.keyDown(table, { key: 'End' });
    expect(part('Chosen stretch').textContent).toContain('0 failed, 1 without a test, 0 passed');
  });
});

describe('work', () => {
  test('each number that has rows opens them, and what is unusual stands only where there is any', async () => {
    const { operations, select, go } = show(FULL);
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('columnheader').map((each) => each.textContent)).toEqual(['Fleet', 'Finished', 'Finished late', 'Past its lease', 'Held', 'Never handed out', 'Waiting']);
    expect(within(table).getAllByRole('button')).toHaveLength(6);
    const cell = screen.getByRole('button', { name: 'Repair, Past its lease: 1' });
    fireEvent.click(cell);
    await choose('Repair: Past its lease');
    expect(operations.work).toHaveBeenCalledWith({ digest: 'd', fleet: 'flt-1', part: 'overdue', offset: 0, limit: 200 }, expect.anything());
    expect(within(screen.getByRole('grid', { name: 'Repair: Past its lease' })).getAllByRole('columnheader').map((each) => each.textContent)).toEqual(['Work', 'Agent', 'Priority', 'Queued (UTC)', 'Handed out (UTC)', 'Lease until (UTC)']);
    expect(select).toHaveBeenLastCalledWith({ kind: 'event', id: 'ev-1' }, 'replace');
    fireEvent.click(screen.getByRole('button', { name: 'Its action' }));
    expect(go).toHaveBeenLastCalledWith({ screen: 'action', selection: { kind: 'action', id: 'act-3' } });
    fireEvent.click(cell);
    expect(screen.queryByRole('grid', { name: 'Repair: Past its lease' })).toBeNull();
  });

  test('of all fleets, rows say whose', async () => {
    const { operations } = show(FULL);
    fireEvent.click(screen.getByRole('button', { name: 'All fleets, Finished: 4' }));
    await choose('All fleets: Finished');
    expect(operations.work).toHaveBeenCalledWith({ digest: 'd', fleet: null, part: 'finished', offset: 0, limit: 200 }, expect.anything());
    expect(screen.getByRole('columnheader', { name: 'Finished (UTC)' })).toBeTruthy();
  });
});
