/** Labels of chain. */
export const chainLabels = {
  theInclusionProof: 'The inclusion proof',
  showAsATable: 'Show as a table',
  pictureOrItsTable: 'Picture or its table (t)',
} as const;
