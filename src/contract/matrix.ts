import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Autonomy, DataClass } from '../core/bundle/format.ts';
import { digest, errors, filter, limit, offset } from './parts.ts';
import type { Page } from './dto.ts';

/** A row or a column of a matrix. `group` is an id or a word of the record; empty where the record states none. */
export interface MatrixLine {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

export interface MatrixDto<Cell, Row extends MatrixLine = MatrixLine> {
  readonly rows: readonly Row[];
  readonly columns: readonly MatrixLine[];
  /** Only cells that hold something; `row` and `column` are places in the lists. */
  readonly cells: readonly (Cell & { readonly row: number; readonly column: number })[];
  /** Cells that were not sent because there are too many; cells beyond permission are sent first. */
  readonly leftOut: number;
  /** Rows that were not sent; a filter brings them. */
  readonly rowsLeftOut: number;
}

/** Permitted in any snapshot of the record, against touched. `beyond` and `untold` are touches, as in the graph. */
export interface SystemCell {
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly reads: number;
  readonly writes: number;
  readonly beyond: number;
  readonly untold: number;
}

/** Column `''` holds reads of data whose class nobody states. */
export interface ClassCell {
  /** Systems holding data of the class that the agent may read or write, in any snapshot. */
  readonly readable: number;
  /** Whether the agent's clearance reaches the class; null where the registry does not hold the agent or the class is not stated. */
  readonly cleared: boolean | null;
  readonly reads: number;
  readonly beyond: number;
  readonly untold: number;
}
export interface AgentRow extends MatrixLine { readonly clearance: DataClass | null }

/** Actions that the approver answered. Column `''` holds actions nobody answered. */
export interface ApproverCell {
  readonly actions: number;
  readonly granted: number;
  readonly denied: number;
  readonly expired: number;
  /** Answers whose signature did not hold, or could not be tried. */
  readonly invalid: number;
  readonly unproved: number;
  /** Actions of agents that the approver answers for. */
  readonly own: number;
}

export interface BoundaryCell {
  /** The boundary of the last policy version; null where no policy has the cell. */
  readonly boundary: { readonly version: string; readonly maxAutonomy: Autonomy; readonly gate: string; readonly mode: string } | null;
  /** Different boundaries the cell has had. */
  readonly versions: number;
  readonly actions: number;
  readonly started: number;
  /** Started with more autonomy than the boundary of their time allows, where it forbids, or with fewer approvals than it asks for. */
  readonly above: number;
  readonly forbidden: number;
  readonly ungated: number;
  /** Actions of which at least one of the three holds. */
  readonly outside: number;
  /** Started while no policy had the cell, or with approvals whose signatures are not proved. */
  readonly untold: number;
}

export type Standing = 'permitted' | 'beyond' | 'untold';
/** One touch, with the event or else the action that states it. */
export interface TouchRow {
  readonly n: number;
  readonly time: number;
  readonly agent: string;
  readonly system: string;
  readonly mode: 'read' | 'write';
  readonly dataClass: DataClass | null;
  readonly standing: Standing;
  readonly event: string | null;
  readonly action: string | null;
  /** The event's brief, or the action's title. */
  readonly brief: string;
}

const base = oc.errors(errors);
const question = z.object({ digest, filter });

export const matrixContract = {
  agentSystem: base.input(question).output(type<MatrixDto<SystemCell, AgentRow>>()),
  agentClass: base.input(question).output(type<MatrixDto<ClassCell, AgentRow>>()),
  actionApprover: base.input(question.extend({ by: z.enum(['kind', 'action']) })).output(type<MatrixDto<ApproverCell>>()),
  environmentRisk: base.input(question).output(type<MatrixDto<BoundaryCell>>()),
  touches: base.input(question.extend({ offset, limit })).output(type<Page<TouchRow>>()),
};
