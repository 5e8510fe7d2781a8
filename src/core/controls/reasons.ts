import type { ApprovalReasons } from './approval/reasons.ts';
import type { DataReasons } from './data/reasons.ts';
import type { IdentityReasons } from './identity/reasons.ts';
import type { IntegrityReasons } from './integrity/reasons.ts';
import type { OrchestrationReasons } from './orchestration/reasons.ts';
import type { OversightReasons } from './oversight/reasons.ts';
import type { PackageReasons } from './packages/reasons.ts';
import type { PolicyReasons } from './policy/reasons.ts';

/**
 * Every reason a fact can give, by control test: a closed list, so that the catalogue cannot lack a sentence
 * and stored facts stay readable. A reason is never reused for another meaning.
 */
export interface FactReasons extends IntegrityReasons, IdentityReasons, PolicyReasons, ApprovalReasons, DataReasons, OrchestrationReasons, PackageReasons, OversightReasons {}

export type ControlId = keyof FactReasons;
