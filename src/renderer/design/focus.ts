import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A ref for the one field that a press has just opened: typing goes where the person is looking. */
export function focusOnOpen(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null): void {
  element?.focus();
}

/** A ref for what a press has just opened: all of it is seen, its buttons too. */
export function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/**
 * Keeps the keyboard in a list when the row that had it is taken away: the button of the row that comes into its place has it
 * then, else that of the last row, else `otherwise`. Returns what a press says before its row, the nth of `count`, goes; -1
 * says that it stays after all.
 */
export function useFocusAfterRemoval(list: RefObject<HTMLElement | null>, otherwise: RefObject<HTMLElement | null>, count: number): (nth: number) => void {
  const gone = useRef<{ readonly nth: number; readonly count: number } | null>(null);
  useLayoutEffect(() => {
    const was = gone.current;
    if (was === null || count >= was.count) return;
    gone.current = null;
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>(':scope > li > button') ?? [];
    (buttons[Math.min(was.nth, buttons.length - 1)] ?? otherwise.current)?.focus();
  }, [count, list, otherwise]);
  return (nth) => { gone.current = nth < 0 ? null : { nth, count }; };
}
