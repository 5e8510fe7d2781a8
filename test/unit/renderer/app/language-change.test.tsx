// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { useEffect, type ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { EngineClient, ImportStep, ReportStep, Shell } from '../../../../src/contract/index.ts';
import { NoticeBar } from '../../../../src/renderer/app/NoticeBar.tsx';
import { currentSession, useSession } from '../../../../src/renderer/app/session.ts';
import { JobList } from '../../../../src/renderer/cases/JobList.tsx';
import { useImports, type Imports } from '../../../../src/renderer/cases/use-imports.ts';
import { EngineProvider } from '../../../../src/renderer/engine/index.tsx';
import { saveReport, writeReport } from '../../../../src/renderer/report/write-report.ts';
import { ReviewDatabase, ReviewProvider, ReviewStore } from '../../../../src/renderer/review/index.tsx';
import { casesLabels, casesText, frameLabels, reportScreen, verdictLabels } from '../../../../src/text/index.ts';
import { memoryJournal } from '../../../support/memory-journal.ts';
import { wholeReport } from '../../../support/report-request.ts';

afterEach(() => {
  cleanup();
  for (const { id } of currentSession().jobs) currentSession().endJob(id);
  currentSession().say(null);
  currentSession().setWords({ language: 'en' });
});

let taking: Imports | null = null;

/** As the frame does: what is drawn is drawn anew in another language, what takes files in stays. */
function Frame(): ReactNode {
  const imports = useImports();
  const { jobs, language } = useSession();
  useEffect(() => {
    taking = imports;
  }, [imports]);
  return <div key={language}><JobList jobs={jobs} /><NoticeBar /></div>;
}

/** Steps that begin and do not end. */
async function* unending<T>(...steps: readonly T[]): AsyncGenerator<T> {
  yield* steps;
  await new Promise(() => {});
}

function frame(engine: object): Shell {
  const shell: Partial<Shell> = { engine: engine as EngineClient, save: () => Promise.resolve('saved' as const), dragOut: null };
  const store = new ReviewStore(new ReviewDatabase('language-change'), memoryJournal().client);
  render(<EngineProvider shell={shell as Shell}><ReviewProvider store={store}><Frame /></ReviewProvider></EngineProvider>);
  return shell as Shell;
}
const inJapanese = (): void => act(() => currentSession().setWords({ language: 'ja' }));

test('a notice is said in the language of then', async () => {
  const shell = frame({});
  await act(() => saveReport(shell, { downloadId: 'd', name: 'q3.pdf', size: 1, sha256: 'ab'.repeat(32), sections: [] }));
  const written = (): string => verdictLabels.reportWritten('q3.pdf', 'ab'.repeat(8));
  const english = written();
  expect(screen.getByRole('status').textContent).toContain(english);
  inJapanese();
  expect(written()).not.toBe(english);
  expect(screen.getByRole('status').textContent).toContain(written());
});

test('a job says what it writes and how far it is', async () => {
  const steps: ReportStep = { kind: 'progress', phase: 'write', done: 3, total: 9, unit: 'pages', elapsedMs: 1 };
  const shell = frame({ report: { render: () => Promise.resolve(unending(steps)) } });
  void writeReport(shell, new ReviewStore(new ReviewDatabase('language-change'), memoryJournal().client), wholeReport('run'), null);
  await waitFor(() => expect(screen.getByRole('progressbar', { name: casesLabels.writing })).toBeTruthy());
  inJapanese();
  expect(screen.getByRole('progressbar', { name: casesLabels.writing })).toBeTruthy();
  expect(screen.getByText(reportScreen.writing(reportScreen.formats.pdf))).toBeTruthy();
});

test('what went wrong, by the engine or by the window, is told anew', async () => {
  const cut = async function* (): AsyncGenerator<ImportStep> {};
  frame({ evidence: { verifyAgain: () => Promise.resolve(cut()) } });
  act(() => {
    void taking?.verifyAgain(['ab'.repeat(32)], 'q3.zip');
    taking?.takeFiles([], [{ name: 'q4', files: [] }]);
  });
  const told = (): readonly string[] => screen.getAllByRole('alert').map((each) => each.textContent ?? '');
  const expected = (): readonly string[] => [casesLabels.engineStopped, casesText.folderEmpty('q4')].map(frameLabels.itCouldNotBeLoaded);
  const english = expected();
  await waitFor(() => expect(told()).toHaveLength(2));
  expect(told().map((text, n) => text.startsWith(english[n] ?? '-'))).toEqual([true, true]);
  inJapanese();
  expect(told().map((text, n) => text.startsWith(expected()[n] ?? '-'))).toEqual([true, true]);
  expect(expected().some((each) => english.includes(each))).toBe(false);
});
