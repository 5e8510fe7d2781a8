/** Where a window was left. Device-independent pixels. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}
export interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const MINIMUM = { width: 960, height: 600 } as const;
const DEFAULT = { width: 1_440, height: 900 } as const;

/** A remembered state, or null when the text is not one. */
export function readWindowState(text: string): WindowState | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { x, y, width, height, maximized } = value as Readonly<Record<string, unknown>>;
    const numbers = [x, y, width, height].every((each) => typeof each === 'number' && Number.isSafeInteger(each));
    return numbers && typeof maximized === 'boolean' ? { x: Number(x), y: Number(y), width: Number(width), height: Number(height), maximized } : null;
  } catch {
    return null;
  }
}

/** Where to open: as it was left, if that is still on a screen and no larger than it; else in the middle of the first. */
export function placeWindow(left: WindowState | null, screens: readonly Area[]): Area {
  const screen = screens.find((each) => left !== null && holds(each, left)) ?? screens[0] ?? { x: 0, y: 0, ...DEFAULT };
  const width = Math.max(MINIMUM.width, Math.min(left?.width ?? DEFAULT.width, screen.width));
  const height = Math.max(MINIMUM.height, Math.min(left?.height ?? DEFAULT.height, screen.height));
  if (left !== null && holds(screen, left)) return { x: left.x, y: left.y, width, height };
  return { x: screen.x + Math.round((screen.width - width) / 2), y: screen.y + Math.round((screen.height - height) / 2), width, height };
}

/** Enough of the title bar must be on the screen to take hold of it. */
const GRIP = 100;
const holds = (screen: Area, window: Area): boolean =>
  window.x + window.width - GRIP >= screen.x && window.x + GRIP <= screen.x + screen.width && window.y >= screen.y && window.y + GRIP / 2 <= screen.y + screen.height;
