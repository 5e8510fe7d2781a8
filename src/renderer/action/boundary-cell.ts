import type { Action } from '../../contract/index.ts';

/** One cell of an autonomy boundary as its file states it: what an agent may do, by environment and risk class. */
export interface BoundaryCell {
  readonly maxAutonomy: string;
  readonly gate: string;
  readonly mode: string;
}

/** From least to most. */
const AUTONOMY: readonly string[] = ['observe', 'propose', 'execute-with-approval', 'execute'];

export const boundaryFile = (version: string): string => `policy/boundaries/${version}.json`;

/** The cell that an action falls under. Null when the text is no boundary, or leaves the cell out. */
export function boundaryCell(text: string, { environment, risk_class: risk }: Action['descriptor']): BoundaryCell | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const cells: unknown = typeof value === 'object' && value !== null && 'cells' in value ? value.cells : null;
  if (!Array.isArray(cells)) return null;
  for (const cell of cells) {
    const own = new Map<string, unknown>(typeof cell === 'object' && cell !== null ? Object.entries(cell) : []);
    if (own.get('environment') !== environment || own.get('risk_class') !== risk) continue;
    const text = (key: string): string => (typeof own.get(key) === 'string' ? String(own.get(key)) : '');
    return { maxAutonomy: text('max_autonomy'), gate: text('gate'), mode: text('mode') };
  }
  return null;
}

/** Whether an action asked for more autonomy than its cell allows; null where either word is not known. */
export function asksForMore(autonomy: string | null, { maxAutonomy }: BoundaryCell): boolean | null {
  const [asked, allowed] = [autonomy === null ? -1 : AUTONOMY.indexOf(autonomy), AUTONOMY.indexOf(maxAutonomy)];
  return asked < 0 || allowed < 0 ? null : asked > allowed;
}
