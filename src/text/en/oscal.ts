import { plural } from '../format.ts';

/** Sentences of OSCAL documents that no other report has. */
export const oscalText = {
  file: 'A file of the evidence.',
  risk: (exceptions: number, population: number): string => `${plural(exceptions, 'exception', 'exceptions')} in a population of ${population}. How much it matters, and to whom, is for people to say.`,
  waiver: 'Waiver: the exceptions are borne for a time',
  noReason: 'No reason was written.',
  brokenSignOff: 'A sign-off that does not hold',
} as const;
