/** Labels of chain. */
export const chainLabels = {
  theInclusionProof: 'The inclusion proof',
  row: (whole: string, row: number) => `${whole} row<${row}`,
  showAsATable: 'Show as a table',
  pictureOrItsTable: 'Picture or its table (t)',
} as const;
