import { plural } from '../format.ts';

/** Sentences of OSCAL documents that no other report has. */
export const oscalText = {
  result: 'Verification of evidence',
  software: 'What verified the evidence and tested its record.',
  evidence: 'Evidence',
  evidenceOf: (kind: string): string => `The file that was verified: ${kind}.`,
  controlPack: 'Control pack',
  controlPackIs: 'The control tests that were run, with their parameters: what OSCAL calls the assessment plan.',
  trustPack: 'Trust pack',
  trustPackIs: 'Whose keys were believed.',
  previousRun: 'Earlier run',
  previousRunIs: 'The run that this one was held against.',
  notProved: 'Not proved:',
  file: 'A file of the evidence.',
  risk: (exceptions: number, population: number): string => `${plural(exceptions, 'exception', 'exceptions')} in a population of ${population}. How much it matters, and to whom, is for people to say.`,
  waiver: 'Waiver: the exceptions are borne for a time',
  noReason: 'No reason was written.',
  brokenSignOff: 'A sign-off that does not hold',
  ownResult: 'Controls of the user’s own',
  ownFile: 'The file of a control of the user’s own.',
} as const;
