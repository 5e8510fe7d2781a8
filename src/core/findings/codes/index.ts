import type { CodeEntry } from './code.ts';
import { CONDUCT_CODES } from './conduct.ts';
import { DOCUMENT_CODES } from './documents.ts';
import { FILE_CODES } from './files.ts';
import { LOG_CODES } from './logs.ts';
import { SIGNATURE_CODES } from './signatures.ts';
import { SIGSTORE_CODES } from './sigstore.ts';
import { TIME_AND_POLICY_CODES } from './time-and-policy.ts';

export type { CodeEntry, Effect } from './code.ts';

/**
 * The closed list of finding codes. Dotted and stable: tests and other people's scripts depend on them.
 * A code is never reused for another meaning; its sentence lives in the message catalogue.
 */
export const CODES = {
  ...FILE_CODES, ...LOG_CODES, ...SIGNATURE_CODES, ...TIME_AND_POLICY_CODES, ...SIGSTORE_CODES, ...DOCUMENT_CODES, ...CONDUCT_CODES,
} as const satisfies Record<string, CodeEntry>;

export type FindingCode = keyof typeof CODES;
