/** How a case's sign-offs stand to what is here, in one sentence each. */
export const signOffStateText = {
  standing: {
    'stands': 'Signed off by preparer and reviewer, over this run and the review as it is.',
    'one-role': 'Signed off by one of two: the other role has not signed.',
    'earlier': 'The sign-off covers an earlier state of the review: it was changed afterwards.',
    'other-run': 'The sign-off no longer fits: it covers another run than this one.',
    'one-key': 'One key signed off in both roles. That is one person’s word, not two.',
    'broken': 'A sign-off does not hold.',
  },
  look: 'Look at the sign-offs',
  export: 'Export the sign-offs',
  exported: (name: string) => `Sign-offs exported: ${name}. proofroom verify checks them elsewhere.`,
} as const;
