import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Shell } from '../../contract/index.ts';
import { EngineProvider } from '../engine/index.tsx';
import { ReviewDatabase, ReviewProvider, ReviewStore } from '../review/index.tsx';
import { App } from './App.tsx';
import { keepSettings, restoreSettings } from './settings.ts';
import { currentSession, followAddress, useSession } from './session.ts';

/** Fills the window's store from the vault, puts the person back where they were, and draws the frame. */
export async function start(root: HTMLElement, shell: Shell): Promise<void> {
  const db = new ReviewDatabase();
  const store = new ReviewStore(db, shell.engine.review, (trouble) => useSession.setState({ reviewSaved: !trouble }));
  await store.sync();
  await restoreSettings(db);
  followAddress();
  keepSettings(db);
  tellLanguage(shell);
  if (shell.kind === 'browser') askBeforeLeaving();
  createRoot(root).render(
    <StrictMode>
      <EngineProvider shell={shell}>
        <ReviewProvider store={store}>
          <App />
        </ReviewProvider>
      </EngineProvider>
    </StrictMode>,
  );
}

/** The host's next start is another origin to a browser: what the vault has not taken is gone with this window. */
function askBeforeLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    if (!currentSession().reviewSaved) event.preventDefault();
  });
}

/** A shell's own menu speaks what the window speaks, from the first. */
function tellLanguage(shell: Shell): void {
  shell.speak(currentSession().language);
  useSession.subscribe((now, before) => {
    if (now.language !== before.language) shell.speak(now.language);
  });
}
