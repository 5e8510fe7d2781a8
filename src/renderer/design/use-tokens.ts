import { useMemo } from 'react';
import { useResolvedTheme, type ResolvedTheme } from './theme.ts';

const NAMES = [
  'surface-frame', 'surface', 'surface-sunken', 'surface-hover', 'surface-selected', 'line', 'line-strong', 'ink', 'ink-2', 'ink-3',
  'accent', 'accent-ink', 'accent-soft', 'pass', 'fail', 'indeterminate', 'not-checked', 'on-outcome', 'pass-soft', 'fail-soft',
  'indeterminate-soft', 'not-checked-soft', 'sans', 'mono',
] as const;
export type TokenName = (typeof NAMES)[number];

/**
 * Design tokens as values, for drawings that CSS does not reach (canvas). A new function with every theme, so that
 * effects that depend on it draw again.
 */
export function useTokens(): (name: TokenName) => string {
  const theme = useResolvedTheme();
  return useMemo(() => {
    const values = readTokens(theme);
    return (name: TokenName) => values.get(name) ?? '';
  }, [theme]);
}

/** From an element of that theme, not from the root: the frame may not have set its attribute yet. */
function readTokens(theme: ResolvedTheme): ReadonlyMap<TokenName, string> {
  const probe = document.createElement('span');
  probe.setAttribute('data-theme', theme);
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const values = new Map(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const));
  probe.remove();
  return values;
}
