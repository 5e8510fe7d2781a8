import { useEffect, useRef } from 'react';

/** What the keyboard goes through as wholes: the parts of the frame, and those that a screen marks. Each takes the focus by script only; Tab then begins at its first control. */
const PARTS = '[data-part]';

/** The keys go on in the screen, instead of at the far end of the frame. */
export function enterMain(): void {
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

/** A screen that was gone to has the keyboard, unless a field of it took it. The first one leaves it where the browser put it. */
export function useEnteredScreen(screen: string): void {
  const before = useRef(screen);
  useEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    const main = document.querySelector('main');
    if (main?.contains(document.activeElement) !== true) enterMain();
  }, [screen]);
}

/** To the part after, or before, the one that has the keyboard; from nowhere, to the screen itself. */
export function stepParts(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)];
  // The innermost: a part of a screen lies in the screen.
  const at = parts.findLastIndex((part) => part.contains(document.activeElement));
  if (at < 0) enterMain();
  else parts[(at + by + parts.length) % parts.length]?.focus({ preventScroll: true });
}
