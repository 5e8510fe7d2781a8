import { asJson, canonicalize } from './json/index.ts';
import type { Run } from './run.ts';

/** A run as it is stored, printed, enclosed and named by the SHA-256 of its UTF-8: its JCS form (docs/formats/run.md). */
export const runText = (run: Run): string => canonicalize(asJson(run));
