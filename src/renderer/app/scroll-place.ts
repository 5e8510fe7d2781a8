import { useLayoutEffect } from 'react';

/** How far down each place of the window was left, by its name; what scrolls is the frame's one main part. */
const left = new Map<string, number>();
const now: { name: string; scroller: HTMLElement | null; returning: boolean } = { name: '', scroller: null, returning: false };

/** As a ref of what scrolls: watches it, and whether a person is going back or forward. Another language draws another element. */
export function watchScroller(scroller: HTMLElement | null): (() => void) | undefined {
  if (scroller === null) return undefined;
  const keep = (): void => void left.set(now.name, scroller.scrollTop);
  const back = (): void => {
    now.returning = true;
    // Going back within a place enters none: whoever is entered later is not returned to.
    setTimeout(() => { now.returning = false; });
  };
  now.scroller = scroller;
  scroller.addEventListener('scroll', keep, { passive: true });
  // Before whoever follows the address: by then the screen is drawn.
  window.addEventListener('popstate', back, { capture: true });
  return () => {
    scroller.removeEventListener('scroll', keep);
    window.removeEventListener('popstate', back, { capture: true });
    if (now.scroller === scroller) now.scroller = null;
  };
}

/**
 * A place begins at its top, and is found as it was left by going back. A page within a screen takes the screen's place
 * for as long as it is open; closing it leads to where it was opened.
 */
export function useScrollPlace(name: string): void {
  useLayoutEffect(() => {
    const before = now.name;
    now.name = name;
    // Text that was selected in the place before would go on as a selection of all of this one, and be copied as that.
    window.getSelection()?.removeAllRanges();
    scrollTo(now.returning ? left.get(name) ?? 0 : 0);
    now.returning = false;
    return () => {
      const opened = left.get(before) ?? 0;
      now.name = before;
      // What the page covered is drawn by then; another place may have been entered instead.
      requestAnimationFrame(() => {
        if (now.name === before) scrollTo(opened);
      });
    };
  }, [name]);
}

function scrollTo(top: number): void {
  if (now.scroller !== null) now.scroller.scrollTop = top;
}
