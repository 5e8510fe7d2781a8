// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../../../src/contract/index.ts';
import { Concurrency } from '../../../../src/renderer/autonomy/Concurrency.tsx';

afterEach(cleanup);

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 7, 1);
const bucket = (index: number, running: number, more: Partial<ConcurrencyBucket> = {}): ConcurrencyBucket => ({ index, running, starts: running, over: 0, unlimited: 0, lowest: 2, highest: 2, ...more });
const crowd = (more: Partial<ConcurrencyCrowd>): ConcurrencyCrowd => ({
  what: 'fleet', fleet: 'flt-1', agent: null, environment: null, label: '<b>Fleet</b>', runs: 4, open: 0, peak: 3, over: 0, firstOver: null, firstUnlimited: null, buckets: [bucket(0, 1), bucket(1, 0), bucket(2, 2)], ...more,
});
const OVER = crowd({ over: 1, firstOver: FROM + HOUR, buckets: [bucket(0, 1), bucket(1, 3, { over: 1 }), bucket(2, 0, { highest: 4 })] });
const UNKNOWN = crowd({ fleet: 'flt-2', label: 'Two', firstUnlimited: FROM, open: 2, buckets: [bucket(0, 1, { unlimited: 1, lowest: null, highest: null }), bucket(1, 0), bucket(2, 0)] });

function show(crowds: readonly ConcurrencyCrowd[], more: Partial<ConcurrencyDto> = {}, twin = false) {
  const go = vi.fn();
  return { go, ...render(<Concurrency figure={{ from: FROM, to: FROM + 3 * HOUR, step: HOUR, crowds, crowdsLeftOut: 0, limitsWhole: true, ...more }} twin={twin} go={go} />) };
}

test('beyond the limit is a mark and words, not colour alone; a limit nobody knows is never within', () => {
  const { container } = show([OVER, UNKNOWN]);
  const [over, unknown] = container.querySelectorAll('svg');
  expect(over?.querySelectorAll('.mark')).toHaveLength(1);
  expect(over?.getAttribute('aria-label')).toContain('limit 2 to 4 · 1 start above the limit');
  expect(unknown?.querySelectorAll('.mark')).toHaveLength(0);
  expect(unknown?.querySelectorAll('.unlimited')).toHaveLength(1);
  expect(unknown?.getAttribute('aria-label')).toMatch(/not known.*2 had not ended/);
  expect(container.textContent).not.toContain('Never above');
  expect(container.querySelector('b')).toBeNull();
});

test('the line begins where a limit is known, and steps where it changes', () => {
  const { container } = show([OVER, UNKNOWN]);
  const [over, unknown] = [...container.querySelectorAll('path.limit')].map((path) => path.getAttribute('d') ?? '');
  expect(over).toMatch(/^M0 42V42h48V42h48V42h48V42h48V42h48V10h48$/);
  expect(unknown).toMatch(/^M96 /);
});

test('a column chosen by the keyboard tells its numbers and leads to what ran in it', () => {
  const { go } = show([OVER]);
  const chart = screen.getByRole('slider');
  fireEvent.keyDown(chart, { key: 'Home' });
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  const picked = screen.getByRole('region', { name: 'Chosen stretch' });
  expect(picked.textContent).toContain('3 at once, limit 2, 1 start above it');
  fireEvent.click(within(picked).getByRole('button'));
  expect(go).toHaveBeenCalledWith({ screen: 'action', selection: null, filter: 'fleet:"flt-1" started<2026-08-01T02:00:00.000Z -finished<=2026-08-01T01:00:00.000Z' });
});

test('picture and table choose alike', () => {
  const props = { from: FROM, to: FROM + 3 * HOUR, step: HOUR, crowds: [OVER], crowdsLeftOut: 2, limitsWhole: false };
  const { rerender } = render(<Concurrency figure={props} twin={false} go={vi.fn()} />);
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'Home' });
  rerender(<Concurrency figure={props} twin go={vi.fn()} />);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3');
  expect(screen.getByRole('region', { name: 'Chosen stretch' }).textContent).toContain('1 at once');
  expect(screen.getByText(/2 more limits not drawn/)).toBeDefined();
  expect(screen.getByText(/no fleet’s limit of any time is known/)).toBeDefined();
});

test('where nothing ran in a fleet it says so', () => {
  show([]);
  expect(screen.getByText(/nothing to count/)).toBeDefined();
  expect(screen.queryByRole('slider')).toBeNull();
});

test('many that stay within their limits are folded away, and one that does not stays in sight', () => {
  const calm = Array.from({ length: 9 }, (_, index) => crowd({ what: 'agent', agent: `agent-${index}`, label: `Agent ${index}` }));
  const { container, unmount } = show([...calm, crowd({ what: 'agent', agent: 'agent-x', label: 'Agent X', over: 1, firstOver: FROM, buckets: [bucket(0, 3, { over: 1 })] })]);
  expect(container.querySelector('details')?.textContent).toMatch(/^9 more, never above their limits/);
  expect(container.querySelectorAll('details svg')).toHaveLength(9);
  expect(container.querySelectorAll('svg')).toHaveLength(10);
  unmount();
  expect(show(calm).container.querySelector('summary')?.textContent).toBe('9, none ever above its limit');
  cleanup();
  expect(show(calm.slice(1)).container.querySelector('details')).toBeNull();
});
