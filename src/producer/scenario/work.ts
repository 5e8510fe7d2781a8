import type { ActionDescriptor } from '../../core/bundle/format.ts';
import type { Agent } from './fleets.ts';
import type { Decided } from './policy.ts';

/** An action on its way through the plane. */
export interface Work {
  readonly id: string;
  readonly agent: Agent;
  readonly descriptor: ActionDescriptor;
  /** SHA-256 of the descriptor's JCS: what decisions and approvals bind to. */
  readonly digest: string;
  readonly policyVersion: string;
  readonly decided: Decided;
}
