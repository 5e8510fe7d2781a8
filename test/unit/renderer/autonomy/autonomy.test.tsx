// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Figure, Metric, ReportedComparison } from '../../../../src/contract/index.ts';
import { AutonomyView, type AutonomyProps } from '../../../../src/renderer/autonomy/AutonomyView.tsx';

afterEach(cleanup);

const MARKUP = '<img src=x onerror=alert(1)>';
const share = (numerator: number, denominator: number): Figure => ({ numerator, denominator, leftOut: 0, value: denominator === 0 ? null : { kind: 'ratio', numerator, denominator } });
const none = { count: 0, first: [] };
const metric = (id: Metric['id'], more: Partial<Metric> = {}): Metric => ({
  id, version: 1, unit: 'share', by: null, ...share(1, 4), members: { counted: none, others: none, leftOut: none }, series: [], seriesLeftOut: 0, ...more,
});
const METRICS: readonly Metric[] = [
  metric('autonomous-action-rate', {
    members: { counted: { count: 300, first: [{ subject: MARKUP, at: { event: 'ev-1' } }, { subject: 'act-2', at: {} }] }, others: none, leftOut: none },
    series: [{ month: '2026-07', ...share(1, 2) }, { month: '2026-09', ...share(0, 2) }],
  }),
  metric('autonomous-action-rate', { by: { environment: 'production', riskClass: null } }),
  metric('denial-rate', { series: [{ month: '2026-08', ...share(2, 2) }, { month: '2026-09', ...share(0, 0) }] }),
];
const REPORTED = { metric: 'denial-rate', environment: null, riskClass: null, numerator: 1, denominator: 9 } as ReportedComparison['reported'];

function show(more: Partial<AutonomyProps> = {}) {
  const props: AutonomyProps = { metrics: METRICS, reported: [], ofExport: false, twin: false, concurrency: null, select: vi.fn(), go: vi.fn(), showMatrix: vi.fn(), ...more };
  return { props, ...render(<AutonomyView {...props} />) };
}
const figures = (): HTMLElement => screen.getByRole('list', { name: 'Figures' });

describe('figures of autonomy', () => {
  test('one card for each that is of everything, with both its numbers', () => {
    show();
    expect(within(figures()).getAllByRole('button')).toHaveLength(2);
    expect(within(figures()).getAllByText('25 % (1 of 4)')).toHaveLength(2);
  });

  test('a column is the same month in each, and a month without a figure has no bar', () => {
    const { container } = show();
    const [first, second] = [...container.querySelectorAll('svg.autonomy-series')].map((svg) => [...svg.querySelectorAll('rect')].map((bar) => [Number(bar.getAttribute('x')), Number(bar.getAttribute('height'))] as const));
    expect(first).toHaveLength(2);
    expect(second).toHaveLength(1);
    expect(first?.[0]?.[0]).toBeLessThan(second?.[0]?.[0] ?? 0);
    expect(second?.[0]?.[0]).toBeLessThan(first?.[1]?.[0] ?? 0);
    expect(first?.[0]?.[1]).toBe(22);
    expect(second?.[0]?.[1]).toBe(44);
  });

  test('opened, it leads to the rows behind it and tells how many are not named', () => {
    const { props, container } = show();
    fireEvent.click(within(figures()).getAllByRole('button')[0]!);
    fireEvent.click(screen.getByRole('button', { name: MARKUP }));
    expect(props.select).toHaveBeenCalledWith({ kind: 'event', id: 'ev-1' });
    expect(screen.getByRole('region', { name: 'Counted' }).textContent).toContain('300');
    expect(container.querySelector('img')).toBeNull();
    fireEvent.click(within(screen.getByRole('table')).getByRole('button'));
    expect(props.go).toHaveBeenCalledWith({ screen: 'action', selection: null, filter: 'env:"production" -risk:*' });
  });

  test.each([['agrees', 'pass'], ['differs', 'fail'], ['incomplete', 'indeterminate'], ['outside-record', 'indeterminate'], ['not-examined', 'not-checked']] as const)('reported beside recomputed: %s is drawn as %s', (outcome, drawn) => {
    const { container } = show({ reported: [{ reported: REPORTED, recomputed: share(1, 4), outcome }] });
    expect(container.querySelectorAll(`table .outcome-${drawn}`)).toHaveLength(1);
  });

  test('without a record there is nothing to measure, and no figure', () => {
    show({ metrics: [] });
    expect(screen.queryByRole('list', { name: 'Figures' })).toBeNull();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});
