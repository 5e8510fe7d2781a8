// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EngineClient, ReportFormat, ReportStep, Shell } from '../../../../src/contract/index.ts';
import { useSession } from '../../../../src/renderer/app/session.ts';
import { EngineProvider } from '../../../../src/renderer/engine/index.tsx';
import { WriteBar } from '../../../../src/renderer/report/WriteBar.tsx';
import { ReviewDatabase, ReviewProvider, ReviewStore } from '../../../../src/renderer/review/index.tsx';
import { designLabels, reportScreen } from '../../../../src/text/index.ts';
import { chooseFile } from '../../../support/choose-file.ts';
import { memoryJournal } from '../../../support/memory-journal.ts';
import { wholeReport } from '../../../support/report-request.ts';

afterEach(() => {
  cleanup();
  for (const { id } of useSession.getState().jobs) useSession.getState().endJob(id);
});

const SHA256 = 'ab'.repeat(32);
const DONE: ReportStep = { kind: 'done', downloadId: 'c'.repeat(32), name: 'q3.pdf', size: 2_048, sha256: SHA256, sections: [] };

type Render = (request: { readonly signing: unknown }, options: { readonly signal: AbortSignal }) => Promise<AsyncIterable<ReportStep>>;

/** The bar over an engine whose steps are the test's, and a shell that notes what it was asked to save. */
function bar(steps: Render, { seen = null, format = 'pdf' }: { readonly seen?: string | null; readonly format?: ReportFormat } = {}) {
  const asked = vi.fn(steps);
  const save = vi.fn(() => Promise.resolve('saved' as const));
  const engine: unknown = { report: { render: asked } };
  const shell: Partial<Shell> = { engine: engine as EngineClient, save, dragOut: null };
  const onWritten = vi.fn();
  const review = new ReviewStore(new ReviewDatabase('write-bar'), memoryJournal().client);
  render(
    <EngineProvider shell={shell as Shell}>
      <ReviewProvider store={review}><WriteBar request={wholeReport('run', { format })} seen={seen} onWritten={onWritten} /></ReviewProvider>
    </EngineProvider>,
  );
  return { asked, save, onWritten };
}
const giving = (...steps: readonly ReportStep[]): Render => () => Promise.resolve((async function* () { yield* steps; })());
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const status = (): HTMLElement => screen.getAllByRole('status')[0] ?? document.body;

describe('writing a report', () => {
  test('is saved and told with name and digest, and whether it is what was seen', async () => {
    const { asked, save, onWritten } = bar(giving(DONE), { seen: SHA256 });
    press(reportScreen.write(reportScreen.formats.pdf));
    await waitFor(() => expect(within(status()).getByText('q3.pdf')).toBeTruthy());
    expect(status().textContent).toContain(reportScreen.sameAsPages);
    expect([asked.mock.calls[0]?.[0].signing, save.mock.calls, onWritten.mock.calls.length]).toEqual([null, [['c'.repeat(32), 'q3.pdf']], 1]);
    press(reportScreen.saveAgain);
    await waitFor(() => expect(save).toHaveBeenCalledTimes(2));
  });

  test('another file than the one whose pages were seen is not called the same', async () => {
    bar(giving(DONE), { seen: 'cd'.repeat(32) });
    press(reportScreen.write(reportScreen.formats.pdf));
    await waitFor(() => expect(within(status()).getByText('q3.pdf')).toBeTruthy());
    expect(status().textContent).not.toContain(reportScreen.sameAsPages);
  });

  test('that fails says why, and nothing is saved', async () => {
    const { save, onWritten } = bar(() => Promise.reject(new Error('no room')));
    press(reportScreen.write(reportScreen.formats.pdf));
    await waitFor(() => expect(status().textContent).not.toBe(''));
    expect(status().querySelector('.problem')).not.toBeNull();
    expect([save.mock.calls, onWritten.mock.calls]).toEqual([[], []]);
  });

  test('is cancelled where its progress stands, and says that nothing is left', async () => {
    let signal: AbortSignal | undefined;
    const { save } = bar((_, options) => {
      signal = options.signal;
      return Promise.resolve((async function* (): AsyncGenerator<ReportStep> {
        yield { kind: 'progress', phase: 'write', done: 3, total: 9, unit: 'pages', elapsedMs: 1 };
        await new Promise((_resolve, reject) => options.signal.addEventListener('abort', () => reject(options.signal.reason)));
      })());
    });
    press(reportScreen.write(reportScreen.formats.pdf));
    await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('value')).toBe('3'));
    expect(screen.queryByRole('button', { name: reportScreen.write(reportScreen.formats.pdf) })).toBeNull();
    act(() => press(designLabels.cancel));
    await waitFor(() => expect(screen.getByText(reportScreen.notWrittenCancelled)).toBeTruthy());
    expect([signal?.aborted, save.mock.calls]).toEqual([true, []]);
    expect(useSession.getState().jobs).toEqual([]);
  });

  test.each([['pdf', true], ['pack', true], ['oscal', false], ['json', false]] as const)('%s offers a signature: %s', (format, offered) => {
    bar(giving(DONE), { format });
    expect(screen.queryByRole('button', { name: reportScreen.signAndWrite }) !== null).toBe(offered);
  });

  test('a key that is refused leaves the dialog open and writes nothing', async () => {
    const { save, asked } = bar(giving({ kind: 'refused', because: 'key-unfit' }));
    press(reportScreen.signAndWrite);
    chooseFile(screen.getByLabelText(reportScreen.sign.key), Uint8Array.from(Buffer.from('key')), 'key.pem');
    const form = screen.getByLabelText(reportScreen.sign.key).closest('form');
    if (form === null) throw new Error('no form');
    fireEvent.submit(form);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(reportScreen.sign.refused['key-unfit']));
    expect([asked.mock.calls[0]?.[0].signing, save.mock.calls]).toEqual([{ keyFile: btoa('key'), passphrase: null }, []]);
  });
});
