import type { ReviewDatabase } from '../review/index.tsx';
import { formatAddress } from './navigation.ts';
import { useSession, type Density, type Theme } from './session.ts';

const KEY = 'settings';
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];
const DENSITIES: readonly Density[] = ['comfortable', 'dense'];

/** How the window looked and where it was, as it was left. An address in the location comes first: somebody chose it. */
export async function restoreSettings(db: ReviewDatabase): Promise<void> {
  const value: unknown = (await db.meta.get(KEY))?.value;
  if (typeof value !== 'object' || value === null) return;
  const { theme, density, inspector, address } = value as Readonly<Record<string, unknown>>;
  useSession.setState({
    theme: THEMES.find((each) => each === theme) ?? 'system',
    density: DENSITIES.find((each) => each === density) ?? 'comfortable',
    inspector: inspector !== false,
  });
  if (window.location.hash === '' && typeof address === 'string' && address.startsWith('#/')) window.history.replaceState(null, '', address);
}

export function keepSettings(db: ReviewDatabase): () => void {
  return useSession.subscribe((now, before) => {
    if (now.theme === before.theme && now.density === before.density && now.inspector === before.inspector && now.address === before.address) return;
    const value = { theme: now.theme, density: now.density, inspector: now.inspector, address: formatAddress(now.address) };
    void db.meta.put({ key: KEY, value });
  });
}
