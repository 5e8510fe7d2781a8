/** The part of the drawing in view: its upper left corner in drawing units, and pixels a unit. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const CLICK_SLOP = 4;

/** Listens for wheel and drag on an element. Returns the undoing. */
export function listenForHands(element: HTMLElement, move: (next: (now: Frame) => Frame) => void, zoomAt: (factor: number, px: number, py: number) => void): () => void {
  let drag: { x: number; y: number; moving: boolean } | null = null;
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const box = element.getBoundingClientRect();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      move((now) => ({ ...now, x: now.x + (event.deltaX || event.deltaY) / now.scale }));
    } else zoomAt(Math.exp(-Math.max(-240, Math.min(240, event.deltaY)) * 0.0016), event.clientX - box.left, event.clientY - box.top);
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moving: false };
  };
  const onMove = (event: PointerEvent): void => {
    if (drag === null) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving && Math.hypot(dx, dy) < CLICK_SLOP) return;
    if (!drag.moving) element.setPointerCapture(event.pointerId);
    move((now) => ({ ...now, x: now.x - dx / now.scale, y: now.y - dy / now.scale }));
    drag = { x: event.clientX, y: event.clientY, moving: true };
  };
  const onUp = (): void => {
    drag = null;
  };
  const kinds = [['pointerdown', onDown], ['pointermove', onMove], ['pointerup', onUp], ['pointercancel', onUp]] as const;
  element.addEventListener('wheel', onWheel, { passive: false });
  for (const [kind, listener] of kinds) element.addEventListener(kind, listener);
  return () => {
    element.removeEventListener('wheel', onWheel);
    for (const [kind, listener] of kinds) element.removeEventListener(kind, listener);
  };
}
