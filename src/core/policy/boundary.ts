import type { Autonomy } from '../bundle/format.ts';
import type { DecisionInputs, PolicyVersion } from '../model/record.ts';
import type { Answer } from './answer.ts';

type Cell = PolicyVersion['cells'][number];

/** The cells of one version by environment and risk class. Null where the version has two for one place: it says two things. */
export type Boundaries = ReadonlyMap<string, Cell | null>;

export function boundariesOf({ cells }: PolicyVersion): Boundaries {
  const boundaries = new Map<string, Cell | null>();
  for (const cell of cells) {
    const place = placeOf(cell.environment, cell.riskClass);
    boundaries.set(place, boundaries.has(place) ? null : cell);
  }
  return boundaries;
}

/** Null where the version has two cells for the place; undefined where it has none. */
export const cellAt = (boundaries: Boundaries, environment: string, riskClass: string): Cell | null | undefined => boundaries.get(placeOf(environment, riskClass));

const placeOf = (environment: string, riskClass: string): string => `${environment} ${riskClass}`;

export const AUTONOMY_RANK: Readonly<Record<Autonomy, number>> = { observe: 0, propose: 1, 'execute-with-approval': 2, execute: 3 };

/**
 * What the boundaries say, docs/formats/evidence-bundle.md, "Boundaries". A place without a cell is closed: what nobody
 * classified is not of the lowest risk. Null when the version does not say one thing.
 */
export function boundaryAnswer(boundaries: Boundaries, { environment, riskClass, autonomy }: DecisionInputs): Answer | null {
  const cell = cellAt(boundaries, environment, riskClass);
  if (cell === null) return null;
  if (cell === undefined) return { decision: 'deny', rule: 'boundary-missing', mode: 'enforce', obligations: [] };
  const { gate, mode, maxAutonomy } = cell;
  const asked = AUTONOMY_RANK[autonomy];
  const ceiling = AUTONOMY_RANK[maxAutonomy];
  if (asked < AUTONOMY_RANK['execute-with-approval']) {
    return asked <= ceiling ? { decision: 'permit', rule: 'within-boundary', mode: 'enforce', obligations: [] } : { decision: 'deny', rule: 'boundary-exceeded', mode, obligations: [] };
  }
  switch (gate) {
    case 'none':
      return { ...(asked <= ceiling ? { decision: 'permit', rule: 'within-boundary' } : { decision: 'deny', rule: 'boundary-exceeded' }), mode, obligations: [] };
    case 'one-approver': return gated(ceiling, 'human-gate-one', 1, mode);
    case 'two-approvers': return gated(ceiling, 'human-gate-two', 2, mode);
    case 'forbidden': return { decision: 'deny', rule: 'boundary-forbidden', mode, obligations: [] };
    default: return null;
  }
}

/** A gate makes of `execute` what people may still allow; below its ceiling nobody may. */
function gated(ceiling: number, rule: string, approvals: number, mode: Answer['mode']): Answer {
  return ceiling >= AUTONOMY_RANK['execute-with-approval']
    ? { decision: 'require-approval', rule, mode, obligations: [`approvals:${approvals}`] }
    : { decision: 'deny', rule: 'boundary-exceeded', mode, obligations: [] };
}
