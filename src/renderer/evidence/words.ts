import { evidenceLabels } from '../../text/index.ts';
/** How a log's signed head stands, in the one scale of outcomes. */
export const checkpointOutcomes = () => ({
  valid: ['pass', evidenceLabels.signedHeadValid],
  invalid: ['fail', evidenceLabels.signedHeadNotValid],
  'unknown-key': ['indeterminate', evidenceLabels.signedHeadByA],
} as const);
