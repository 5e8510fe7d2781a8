/** The parts of the frame that the keyboard goes through as wholes. Each takes the focus by script only: Tab then begins at its first control. */
const PARTS = '.frame-title, .frame-rail, .frame-main, .frame-inspector, .frame-status';

/** What is asked for by keys is where the keys go on, instead of at the far end of the frame. */
export function enterMain(): void {
  document.querySelector<HTMLElement>('.frame-main')?.focus({ preventScroll: true });
}

/** To the part after, or before, the one that has the keyboard; from nowhere, to the screen itself. */
export function stepParts(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)];
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  if (at < 0) enterMain();
  else parts[(at + by + parts.length) % parts.length]?.focus({ preventScroll: true });
}
