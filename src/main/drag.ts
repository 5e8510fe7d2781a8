import type { Dragged } from '../contract/shell.ts';

/** What a preload may ask to drag: evidence by its digest, a finished report by its download; null for anything else. */
export function readDragged(value: unknown): Dragged | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, id } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string') return null;
  if (kind === 'evidence') return /^[0-9a-f]{64}$/.test(id) ? { kind, id } : null;
  return kind === 'report' && /^[0-9a-f]{32}$/.test(id) ? { kind, id } : null;
}
