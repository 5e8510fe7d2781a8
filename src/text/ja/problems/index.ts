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

/** 検証器が示す問題を節にしたもの。その語を示すすべての場所で正しく、プログラマーでない人が読めるように書く。 */
export const problems: Readonly<Record<Problem, string>> = {
  ...archive, ...bundle, ...certificate, ...document, ...given, ...policy, ...reading, ...signature, ...sigstore, ...task,
};
