import { LANGUAGES } from '../../text/index.ts';
import type { ReviewDatabase } from '../review/index.tsx';
import { preferredLanguage } from './language.ts';
import { formatAddress } from './navigation.ts';
import { currentSession, useSession, type Density, type Theme } from './session.ts';

const KEY = 'settings';
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];
const KEPT = ['theme', 'density', 'inspector', 'language', 'clock', 'address'] as const;
const DENSITIES: readonly Density[] = ['comfortable', 'dense'];

/** How the window looked and where it was, as it was left. An address in the location comes first: somebody chose it. */
export async function restoreSettings(db: ReviewDatabase): Promise<void> {
  const value: unknown = (await db.meta.get(KEY))?.value;
  const kept = typeof value === 'object' && value !== null ? value as Readonly<Record<string, unknown>> : {};
  const { theme, density, inspector, address, language, clock } = kept;
  currentSession().setWords({ language: LANGUAGES.find((each) => each === language) ?? preferredLanguage(), clock: clock === 'local' ? 'local' : 'utc' });
  useSession.setState({
    theme: THEMES.find((each) => each === theme) ?? 'system',
    density: DENSITIES.find((each) => each === density) ?? 'comfortable',
    inspector: inspector !== false,
  });
  if (window.location.hash === '' && typeof address === 'string' && address.startsWith('#/')) window.history.replaceState(null, '', address);
}

export function keepSettings(db: ReviewDatabase): () => void {
  return useSession.subscribe((now, before) => {
    if (KEPT.every((key) => now[key] === before[key])) return;
    const { theme, density, inspector, language, clock } = now;
    const value = { theme, density, inspector, language, clock, address: formatAddress(now.address) };
    void db.meta.put({ key: KEY, value });
  });
}
