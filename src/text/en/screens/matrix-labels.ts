/** Labels of matrix. */
export const matrixLabels = {
  actions: 'Actions',
  timeline: 'Timeline',
  reading: 'Reading…',
  readingTheMatrix: 'Reading the matrix…',
  asOf: (asOf: string) => `As of ${asOf}`,
  matrix: 'Matrix',
  theSameAsA: 'The same as a list (T)',
  table: 'Table',
} as const;
