// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FAILURE_STAGES, type EngineClient, type FailureCounts, type FailureRow, type FirstFailuresDto, type RunDto, type Shell } from '../../../../src/contract/index.ts';
import { FirstFailures } from '../../../../src/renderer/autonomy/FirstFailures.tsx';
import { EngineProvider } from '../../../../src/renderer/engine/index.tsx';

afterEach(cleanup);

const MARKUP = '<img src=x onerror=alert(1)>';
const RUN = { id: 'r' } as RunDto;
const ROW: FailureRow = { n: 0, kind: 'test', subject: MARKUP, failed: true, commit: 'abcdef', time: 0, at: { file: 'audit/a', offset: 5, length: 9, event: 'ev-1' }, reach: 'reached', released: { file: 'audit/a', offset: 50, length: 9, event: 'ev-2' } };
const dto = (counts: Partial<Record<FailureCounts['stage'], Partial<FailureCounts>>>, unread = 0): FirstFailuresDto => ({
  stages: FAILURE_STAGES.map((stage) => ({ stage, checks: 0, first: 0, reached: 0, kept: 0, untold: 0, ...counts[stage] })), unread,
});
const FOUND = dto({ ci: { checks: 24, first: 3, reached: 1, kept: 2 }, staging: { checks: 6 }, untold: { first: 1, untold: 1 } }, 2);

async function show(found: FirstFailuresDto) {
  const rows = vi.fn(async () => ({ total: 1, offset: 0, rows: [ROW] }));
  const engine = { firstFailures: { summary: async () => found, rows } } as unknown as EngineClient;
  const [select, go] = [vi.fn(), vi.fn()];
  const { container } = render(<EngineProvider shell={{ engine } as unknown as Shell}><FirstFailures engine={engine} digest="d" run={RUN} select={select} go={go} /></EngineProvider>);
  await screen.findByRole('table');
  return { rows, select, go, container };
}
const cells = (stage: string): readonly (string | null)[] => [...screen.getByRole('row', { name: new RegExp(`^${stage}`) }).querySelectorAll('td')].map((cell) => cell.textContent);
const text = (): string => screen.getByRole('region', { name: 'Where failures first appeared' }).textContent;

describe('where failures first appeared', () => {
  test('each number stands with what it is of, and what nobody looked at is not nothing found', async () => {
    await show(FOUND);
    expect(cells('CI')).toEqual(['24', '3 of 4', '1 of 3', '2 of 3', '0 of 3']);
    expect(cells('Staging')).toEqual(['6', '0 of 4', '–', '–', '–']);
    expect(cells('Production')).toEqual(['Not looked at', '–', '–', '–', '–']);
    expect(cells('Stage cannot be told')).toEqual(['0', '1 of 4', '0 of 1', '0 of 1', '1 of 1']);
    expect(text()).toContain('Four changes failed; one of them reached production all the same, and of 1 it cannot be told. 2 events');
    // Only what has rows can be pressed.
    expect(within(screen.getByRole('table')).getAllByRole('button')).toHaveLength(7);
  });

  test('nobody looked, and nothing failed, are said differently', async () => {
    await show(dto({}));
    expect(text()).toContain('Nobody looked');
    cleanup();
    await show(dto({ ci: { checks: 5 } }));
    expect(text()).toContain('None of 5 checks failed');
    expect(text()).not.toContain('Nobody looked');
  });

  test('a number opens its rows, each at its event and its bytes, and at the release that carried it', async () => {
    const { rows, select, go, container } = await show(FOUND);
    const cell = screen.getByRole('button', { name: 'CI, Reached production: 1 of 3' });
    fireEvent.click(cell);
    expect(cell.getAttribute('aria-pressed')).toBe('true');
    const grid = await screen.findByRole('grid', { name: 'CI: Reached production' });
    expect(rows).toHaveBeenCalledWith({ digest: 'd', stage: 'ci', part: 'reached', offset: 0, limit: 200 }, expect.anything());
    await screen.findByText(MARKUP);
    expect(container.querySelector('img')).toBeNull();
    expect(grid.textContent).toContain('Test run, failed');
    fireEvent.click(screen.getByText(MARKUP));
    expect(select).toHaveBeenLastCalledWith({ kind: 'event', id: 'ev-1' }, expect.anything());
    fireEvent.click(screen.getByRole('button', { name: 'The first failure in Evidence' }));
    expect(go).toHaveBeenCalledWith({ screen: 'evidence', selection: { kind: 'file', id: 'audit/a' }, bytes: { offset: 5, length: 9 } });
    fireEvent.click(screen.getByRole('button', { name: 'Its first release to production' }));
    expect(select).toHaveBeenLastCalledWith({ kind: 'event', id: 'ev-2' });
    fireEvent.click(cell);
    expect(screen.queryByRole('grid')).toBeNull();
  });
});
