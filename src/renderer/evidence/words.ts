/** How a log's signed head stands, in the one scale of outcomes. */
export const CHECKPOINT = {
  valid: ['pass', 'Signed head, valid'],
  invalid: ['fail', 'Signed head, not valid'],
  'unknown-key': ['indeterminate', 'Signed head by a key not in the trust pack'],
} as const;
