import { useMemo } from 'react';
import { useResolvedTheme } from './theme.ts';

export type TokenName =
  | 'surface-frame' | 'surface' | 'surface-sunken' | 'surface-hover' | 'surface-selected' | 'line' | 'line-strong'
  | 'ink' | 'ink-2' | 'ink-3' | 'accent' | 'accent-ink' | 'accent-soft' | 'pass' | 'fail' | 'indeterminate' | 'not-checked'
  | 'pass-soft' | 'fail-soft' | 'indeterminate-soft' | 'not-checked-soft' | 'sans' | 'mono';

/** Design tokens as values, for drawings that CSS does not reach (canvas). Changes with the theme. */
export function useTokens(): (name: TokenName) => string {
  const theme = useResolvedTheme();
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    // `theme` names which values these are: reading them again is the point of the dependency.
    void theme;
    return (name) => style.getPropertyValue(`--${name}`).trim();
  }, [theme]);
}
