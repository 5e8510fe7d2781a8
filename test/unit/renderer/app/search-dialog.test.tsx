// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { SearchHit, Shell } from '../../../../src/contract/index.ts';
import { SearchDialog } from '../../../../src/renderer/app/SearchDialog.tsx';
import { currentSession, type OpenCase } from '../../../../src/renderer/app/session.ts';
import { EngineProvider } from '../../../../src/renderer/engine/index.tsx';
import { ReviewDatabase, ReviewProvider, ReviewStore } from '../../../../src/renderer/review/index.tsx';
import { frameLabels } from '../../../../src/text/index.ts';
import { memoryJournal } from '../../../support/memory-journal.ts';

afterEach(() => {
  cleanup();
  currentSession().setOpen(null);
});

/** The palette over a case whose search answers when it is told to. */
function palette(): { readonly contrast: ReturnType<typeof vi.fn>; readonly dark: ReturnType<typeof vi.fn>; readonly answer: (hits: readonly SearchHit[]) => Promise<void>; readonly field: HTMLElement; readonly closed: ReturnType<typeof vi.fn> } {
  const answers: ((hits: readonly SearchHit[]) => void)[] = [];
  const engine = { record: { search: () => new Promise<readonly SearchHit[]>((resolve) => void answers.push(resolve)) } };
  const [contrast, dark, closed] = [vi.fn(), vi.fn(), vi.fn()];
  const store = new ReviewStore(new ReviewDatabase('search-dialog'), memoryJournal().client);
  currentSession().setOpen({ caseId: 'case-1', name: 'case', evidence: { digest: 'ab'.repeat(32) }, members: [] } as unknown as OpenCase);
  render(
    <EngineProvider shell={{ engine } as unknown as Shell}>
      <ReviewProvider store={store}><SearchDialog commands={{ 'theme-dark': dark, 'theme-contrast': contrast }} onClose={closed} /></ReviewProvider>
    </EngineProvider>,
  );
  return {
    contrast, dark, closed, field: screen.getByRole('combobox', { name: frameLabels.searchThisCaseOr }),
    answer: async (hits) => {
      await waitFor(() => expect(answers.length).toBeGreaterThan(0));
      await act(async () => answers.at(-1)?.(hits));
    },
  };
}

test('enter pressed before the search has answered chooses what is found for the text, not what stood there before it', async () => {
  const { field, contrast, dark, closed, answer } = palette();
  fireEvent.change(field, { target: { value: 'high contrast' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(closed).not.toHaveBeenCalled();
  await answer([]);
  await waitFor(() => expect(contrast).toHaveBeenCalledOnce());
  expect(closed).toHaveBeenCalledOnce();
  expect(dark).not.toHaveBeenCalled();
});

test('typing on after enter takes the enter back', async () => {
  const { field, contrast, closed, answer } = palette();
  fireEvent.change(field, { target: { value: 'high contrast' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.change(field, { target: { value: 'high contrast s' } });
  await answer([]);
  expect(contrast).not.toHaveBeenCalled();
  expect(closed).not.toHaveBeenCalled();
});
