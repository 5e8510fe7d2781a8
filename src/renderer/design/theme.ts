import { useEffect, useLayoutEffect, useState } from 'react';
import { useSession, type Theme } from '../app/session.ts';

/** The values of `data-theme`, one block of tokens each. */
export type ResolvedTheme = 'light' | 'dark' | 'contrast' | 'contrast-dark';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';
const FORCED = '(forced-colors: active)';

interface System { readonly dark: boolean; readonly contrast: boolean; readonly forced: boolean }

/** What the system asks for and the person chose, as one theme. */
export function resolveTheme(theme: Theme, system: System): ResolvedTheme {
  // The system paints over everything but drawings: those follow its choice, whatever was chosen here.
  if (system.forced) return system.dark ? 'contrast-dark' : 'contrast';
  if (theme === 'light' || theme === 'dark') return theme;
  if (theme === 'contrast' || system.contrast) return system.dark ? 'contrast-dark' : 'contrast';
  return system.dark ? 'dark' : 'light';
}

export function useResolvedTheme(): ResolvedTheme {
  const theme = useSession((session) => session.theme);
  const [system, setSystem] = useState(readSystem);
  useEffect(() => {
    const queries = [DARK, CONTRAST, FORCED].map((query) => window.matchMedia(query));
    const read = (): void => setSystem(readSystem());
    for (const query of queries) query.addEventListener('change', read);
    return () => {
      for (const query of queries) query.removeEventListener('change', read);
    };
  }, []);
  const resolved = resolveTheme(theme, system);
  return resolved;
}

/** Sets the theme on the root element, before anything below is painted. Called once, by the frame. */
export function useThemeAttribute(): void {
  const theme = useResolvedTheme();
  useLayoutEffect(() => {
    document.documentElement.setAttribute('data-theme', theme);
  }, [theme]);
}

function readSystem(): System {
  const holds = (query: string): boolean => window.matchMedia(query).matches;
  return { dark: holds(DARK), contrast: holds(CONTRAST), forced: holds(FORCED) };
}
