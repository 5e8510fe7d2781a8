/**
 * What a window may do, as decisions without Electron in them. A window shows text chosen by the author of the
 * evidence; should it ever be made to run something, these are the walls.
 */

export const SCHEME = 'app';
const HOST = 'proofroom';
/** Origin of a standard custom scheme. */
const ORIGIN = `${SCHEME}://${HOST}`;
export const START_URL = `${ORIGIN}/`;

/** Whether a request stays inside the application: its own files, and bytes the window already holds. */
export function isOwnRequest(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || url.startsWith(`blob:${ORIGIN}/`) || url.startsWith('data:image/');
}

/** Whether a window may go there. Only its own first page, whatever comes after the `#`. */
export function isOwnPage(url: string): boolean {
  return url === START_URL || url.startsWith(`${START_URL}#`) || url.startsWith(`${START_URL}?`);
}

export interface SenderFrame {
  readonly url: string;
  /** Null for the top frame. */
  readonly parent: unknown;
}

/** Whether a message comes from the application's own page and not from a frame inside it, or one already gone. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** The path of a request to the own scheme; null for any other URL. Undecoded, as `assets` expects it. */
export function assetPath(url: string): string | null {
  const path = url.startsWith(`${ORIGIN}/`) ? url.slice(ORIGIN.length) : null;
  return path === null ? null : (path.split(/[?#]/, 1)[0] ?? null);
}
