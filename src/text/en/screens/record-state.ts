/** What stands in place of, or above, a screen that is drawn from the record. */
export const recordStateText = {
  broken: 'This record does not hold: what stands here is its author’s word.',
  untold: 'Whether this record is what was recorded cannot be told: what stands here is its author’s word.',
  unsigned: 'This export is unsigned: what stands here is its author’s word.',
  why: 'Why',
  noRecord: 'No record to show',
  otherKind: 'This evidence is no record of what agents did. Verdict and Evidence say what it is.',
  noEvents: 'No event to show',
  noEventsSentence: 'No log of this evidence was read, so nothing is known of what was done.',
  toVerdict: 'To the verdict',
  toBytes: 'Look at its bytes',
} as const;
