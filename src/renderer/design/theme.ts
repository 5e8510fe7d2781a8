import { useEffect, useLayoutEffect, useState } from 'react';
import { useSession, type Theme } from '../app/session.ts';

/** The values of `data-theme`, one block of tokens each. */
export type ResolvedTheme = 'light' | 'dark' | 'contrast' | 'contrast-dark';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/** What the system asks for and the person chose, as one theme. */
function resolveTheme(theme: Theme, system: { readonly dark: boolean; readonly contrast: boolean }): ResolvedTheme {
  if (theme === 'light' || theme === 'dark') return theme;
  if (theme === 'contrast' || system.contrast) return system.dark ? 'contrast-dark' : 'contrast';
  return system.dark ? 'dark' : 'light';
}

export function useResolvedTheme(): ResolvedTheme {
  const theme = useSession((session) => session.theme);
  const [system, setSystem] = useState(readSystem);
  useEffect(() => {
    const queries = [window.matchMedia(DARK), window.matchMedia(CONTRAST)];
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

function readSystem(): { dark: boolean; contrast: boolean } {
  return { dark: window.matchMedia(DARK).matches, contrast: window.matchMedia(CONTRAST).matches };
}
