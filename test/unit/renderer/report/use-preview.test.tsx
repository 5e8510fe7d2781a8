// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { EngineClient, ReportRequest, ReportStep } from '../../../../src/contract/index.ts';
import type { OpenPdf } from '../../../../src/renderer/report/pdf.ts';
import { usePreview } from '../../../../src/renderer/report/use-preview.ts';
import { wholeReport } from '../../../support/report-request.ts';

const WAIT = { timeout: 5_000 };

/** An engine whose steps the test hands out, one preview after another. */
function engineOf() {
  const calls: { readonly request: ReportRequest; readonly signal: AbortSignal; readonly give: (step: ReportStep) => void; readonly fail: (error: Error) => void }[] = [];
  const preview = (request: ReportRequest, { signal }: { readonly signal: AbortSignal }) => {
    const waiting: ReportStep[] = [];
    let [wake, broke]: [() => void, Error | null] = [() => undefined, null];
    calls.push({
      request, signal,
      give: (step) => { waiting.push(step); wake(); },
      fail: (error) => { broke = error; wake(); },
    });
    return Promise.resolve((async function* () {
      for (;;) {
        const step = waiting.shift();
        if (broke !== null) throw broke;
        if (step !== undefined) yield step;
        else await new Promise<void>((resolve) => { wake = resolve; });
      }
    })());
  };
  const bytes = ({ downloadId }: { readonly downloadId: string }) => Promise.resolve(new Blob([downloadId]));
  const engine: unknown = { report: { preview, bytes } };
  return { engine: engine as EngineClient, calls };
}
const FIRST: ReportStep = { kind: 'first', downloadId: 'first', sections: [{ id: 'verdict', title: 'Verdict' }] };
const DONE: ReportStep = { kind: 'done', downloadId: 'whole', name: 'r.pdf', size: 5, sha256: 'ab', sections: [{ id: 'verdict', title: 'Verdict' }, { id: 'files', title: 'Files' }] };

function opener() {
  const closed: string[] = [];
  const open = async (bytes: Uint8Array): Promise<OpenPdf> => {
    const of = new TextDecoder().decode(bytes);
    return {
      pages: of === 'first' ? 6 : 500, width: 1, height: 1, bookmarks: [{ title: '1  Verdict', page: 2 }, { title: '2  Files', page: 400 }],
      draw: () => Promise.reject(new Error('not drawn here')), text: () => Promise.resolve(''), close: () => void closed.push(of),
    };
  };
  return { open, closed };
}

test('the first pages stand while the rest is set, and give way to the file', async () => {
  const { engine, calls } = engineOf();
  const { open } = opener();
  const reading = { current: 1 };
  const { result } = renderHook(() => usePreview(engine, wholeReport('run'), '', reading, open));
  await waitFor(() => expect(calls).toHaveLength(1), WAIT);
  act(() => calls[0]?.give(FIRST));
  await waitFor(() => expect(result.current.first?.pdf.pages).toBe(6), WAIT);
  expect([result.current.current, result.current.shown]).toEqual([false, null]);
  act(() => calls[0]?.give(DONE));
  await waitFor(() => expect(result.current.current).toBe(true), WAIT);
  expect(result.current.first).toBeNull();
  expect(result.current.shown?.places).toEqual([{ section: 'verdict', page: 2 }, { section: 'files', page: 400 }]);
});

test('a change gives up the making before it; whoever reads further back is not thrown to the front', async () => {
  const { engine, calls } = engineOf();
  const { open, closed } = opener();
  const reading = { current: 1 };
  const { result, rerender } = renderHook(({ paper }: { paper: 'A4' | 'Letter' }) => usePreview(engine, wholeReport('run', { paper }), '', reading, open), { initialProps: { paper: 'A4' } });
  await waitFor(() => expect(calls).toHaveLength(1), WAIT);
  act(() => calls[0]?.give(DONE));
  await waitFor(() => expect(result.current.current).toBe(true), WAIT);
  reading.current = 40;
  rerender({ paper: 'Letter' });
  await waitFor(() => expect(calls).toHaveLength(2), WAIT);
  act(() => calls[1]?.give(FIRST));
  await waitFor(() => expect(closed).toEqual(['first']), WAIT);
  expect([result.current.first, result.current.current, result.current.shown?.pdf?.pages]).toEqual([null, false, 500]);
  rerender({ paper: 'A4' });
  await waitFor(() => expect(calls).toHaveLength(3), WAIT);
  expect(calls[1]?.signal.aborted).toBe(true);
});

test('whoever goes back to the choices whose file stands is not shown its first pages again', async () => {
  const { engine, calls } = engineOf();
  const { open } = opener();
  const { result, rerender } = renderHook(({ paper }: { paper: 'A4' | 'Letter' }) => usePreview(engine, wholeReport('run', { paper }), '', { current: 1 }, open), { initialProps: { paper: 'A4' } });
  await waitFor(() => expect(calls).toHaveLength(1), WAIT);
  act(() => calls[0]?.give(DONE));
  await waitFor(() => expect(result.current.current).toBe(true), WAIT);
  rerender({ paper: 'Letter' });
  await waitFor(() => expect(calls).toHaveLength(2), WAIT);
  rerender({ paper: 'A4' });
  await waitFor(() => expect(calls).toHaveLength(3), WAIT);
  await act(async () => {
    calls[2]?.give(FIRST);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  expect([result.current.current, result.current.first, result.current.shown?.pdf?.pages]).toEqual([true, null, 500]);
});

test('changes in quick succession are one', async () => {
  vi.useFakeTimers();
  const { engine, calls } = engineOf();
  const { open } = opener();
  const reading = { current: 1 };
  const { rerender, unmount } = renderHook(({ name }: { name: string }) => usePreview(engine, wholeReport('run'), name, reading, open), { initialProps: { name: '' } });
  await vi.advanceTimersByTimeAsync(1);
  calls[0]?.give(DONE);
  await vi.advanceTimersByTimeAsync(1);
  for (const name of ['a', 'b', 'c']) {
    rerender({ name });
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(calls).toHaveLength(2);
  unmount();
  vi.useRealTimers();
});

test('stopped or broken, it says so and can be asked again', async () => {
  const { engine, calls } = engineOf();
  const { open } = opener();
  const reading = { current: 1 };
  const { result } = renderHook(() => usePreview(engine, wholeReport('run'), '', reading, open));
  await waitFor(() => expect(calls).toHaveLength(1), WAIT);
  act(() => result.current.stop());
  expect([result.current.stopped, calls[0]?.signal.aborted]).toEqual([true, true]);
  act(() => result.current.again());
  await waitFor(() => expect(calls).toHaveLength(2), WAIT);
  act(() => calls[1]?.fail(new Error('broken')));
  await waitFor(() => expect(result.current.problem).toBeInstanceOf(Error), WAIT);
  expect([result.current.stopped, result.current.current]).toEqual([false, false]);
});
