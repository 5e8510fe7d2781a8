import type { Problem } from '../../../core/findings/index.ts';
import { archive } from './archive.ts';
import { bundle } from './bundle.ts';
import { certificate } from './certificate.ts';
import { document } from './document.ts';
import { given } from './given.ts';
import { policy } from './policy.ts';
import { reading } from './reading.ts';
import { signature } from './signature.ts';
import { sigstore } from './sigstore.ts';
import { task } from './task.ts';

/** The verifier’s words for what is wrong, as clauses: true of whatever says the word, and readable by somebody who is no programmer. */
export const problems: Readonly<Record<Problem, string>> = {
  ...archive, ...bundle, ...certificate, ...document, ...given, ...policy, ...reading, ...signature, ...sigstore, ...task,
};
